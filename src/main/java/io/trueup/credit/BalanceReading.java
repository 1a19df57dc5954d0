package io.trueup.credit;

import io.trueup.document.Fact;
import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import java.time.Instant;

/** What a pool held at an instant, as somebody or something read it from the dashboard; the pool's name is that of formats.md, such as {@code api:production}. */
public record BalanceReading(String pool, Instant at, Amount remaining, Provenance source) implements Fact {}
