package io.trueup.money;

import java.math.BigDecimal;

/** A number of things that are no money, such as {@code 23435 units} of a meter; what a finding counts where it has no worth in money. */
public record Count(BigDecimal value) implements Amount {

    /** The unit's name. */
    public static final String UNIT = "units";

    public Count {
        value = Rounding.canonical(value, 0);
    }

    public static Count of(BigDecimal value) {
        return new Count(value);
    }

    @Override
    public String unit() {
        return UNIT;
    }

    @Override
    public Count withValue(BigDecimal other) {
        return new Count(other);
    }

    @Override
    public Count plus(Amount other) {
        return new Count(value.add(same(other).value));
    }

    @Override
    public Count minus(Amount other) {
        return new Count(value.subtract(same(other).value));
    }

    @Override
    public Count negated() {
        return new Count(value.negate());
    }

    @Override
    public Count told() {
        return new Count(value.setScale(2, Rounding.TOLD));
    }

    private Count same(Amount other) {
        if (other instanceof Count count) {
            return count;
        }
        throw new UnitMismatchException(this, other);
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + UNIT;
    }
}
