package io.trueup.money;

import org.jspecify.annotations.Nullable;

/** A closed range of amounts of one unit, such as {@code [598.32, 603.02] USD}; a null end is open: nothing proves a bound there. */
public record AmountRange(@Nullable Amount low, @Nullable Amount high) {

    private static final AmountRange UNKNOWN = new AmountRange(null, null);

    public AmountRange {
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw new IllegalArgumentException("A range runs from low to high, not from " + low + " to " + high);
        }
    }

    public static AmountRange of(@Nullable Amount low, @Nullable Amount high) {
        return low == null && high == null ? UNKNOWN : new AmountRange(low, high);
    }

    public static AmountRange point(Amount amount) {
        return new AmountRange(amount, amount);
    }

    /** Nothing is known at either end. */
    public static AmountRange unknown() {
        return UNKNOWN;
    }

    public boolean isUnknown() {
        return low == null && high == null;
    }

    public boolean isPoint() {
        return low != null && low.equals(high);
    }

    public boolean contains(Amount amount) {
        return (low == null || low.compareTo(amount) <= 0) && (high == null || amount.compareTo(high) <= 0);
    }

    public AmountRange plus(Amount amount) {
        return of(low == null ? null : low.plus(amount), high == null ? null : high.plus(amount));
    }

    /** The ends added; an open end stays open. */
    public AmountRange plus(AmountRange other) {
        return of(
                low == null || other.low == null ? null : low.plus(other.low),
                high == null || other.high == null ? null : high.plus(other.high));
    }

    /** The same range without its upper end. */
    public AmountRange openAbove() {
        return of(low, null);
    }

    /** How far an amount lies beyond the nearest end: positive above, negative below, zero inside; an open end never differs. */
    public Amount distance(Amount amount) {
        if (low != null && amount.compareTo(low) < 0) {
            return amount.minus(low);
        }
        if (high != null && amount.compareTo(high) > 0) {
            return amount.minus(high);
        }
        return amount.zero();
    }

    /** Both ends told to the reporting precision. */
    public AmountRange told() {
        return of(low == null ? null : low.told(), high == null ? null : high.told());
    }

    /** The amount, or the nearest end if it lies outside. */
    public Amount clamp(Amount amount) {
        return amount.minus(distance(amount));
    }
}
