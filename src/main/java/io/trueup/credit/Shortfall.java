package io.trueup.credit;

import io.trueup.money.Amount;

/** The balance rose between two readings by more than any document says: the least that must have come in between them (UNDOCUMENTED_INCREASE). */
public record Shortfall(BalanceReading before, BalanceReading after, Amount amount) {}
