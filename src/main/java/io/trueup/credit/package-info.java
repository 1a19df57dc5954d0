/**
 * Prepaid credit: readings of a balance, what moved it, and the ledger that proves how much was drawn in a period, as a range. It knows no invoice, and of
 * the vendor only the seller's day ({@code Movement.windowOf}).
 *
 * <p>{@code CreditLedger} is the way in. {@code Timeline} holds the readings and the intervals between them, {@code Layout} the movements laid over it, {@code Scope} the
 * windows asked about; {@code Sweep} finds every placement of the movements known only by their day, or {@code OuterBound} a range around too many; {@code Assessment} makes
 * the answer of it.
 */
@NullMarked
package io.trueup.credit;

import org.jspecify.annotations.NullMarked;
