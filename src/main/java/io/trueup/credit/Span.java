package io.trueup.credit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A range of plain values of the pool's unit, such as {@code [0, 12.5]}; a null end is open. */
record Span(@Nullable BigDecimal low, @Nullable BigDecimal high) {

    static final Span ZERO = point(BigDecimal.ZERO);

    static Span point(BigDecimal value) {
        return new Span(value, value);
    }

    /** An open end stays open. */
    Span plus(Span other) {
        if (this == ZERO) {
            return other;
        }
        return other == ZERO ? this : new Span(sum(low, other.low), sum(high, other.high));
    }

    /** The least range that holds both. */
    Span join(Span other) {
        if (this == other) {
            return this;
        }
        BigDecimal least = low == null || other.low == null ? null : low.min(other.low);
        BigDecimal most = high == null || other.high == null ? null : high.max(other.high);
        return new Span(least, most);
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? null : one.add(other);
    }
}
