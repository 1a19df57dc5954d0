package io.trueup.money;

import java.math.BigDecimal;
import java.util.Currency;

/** Computer (Enterprise) credits, such as {@code 20000 credits}; not money, and not API credit, which is dollars (domain.md section 1). */
public record Credits(BigDecimal value) implements Amount {

    /** The unit's name in the input files. */
    public static final String UNIT = "credits";

    public Credits {
        value = Rounding.canonical(value, 0);
    }

    public static Credits of(BigDecimal value) {
        return new Credits(value);
    }

    public static Credits of(long value) {
        return new Credits(BigDecimal.valueOf(value));
    }

    @Override
    public String unit() {
        return UNIT;
    }

    @Override
    public Credits withValue(BigDecimal other) {
        return new Credits(other);
    }

    @Override
    public Credits plus(Amount other) {
        return new Credits(value.add(same(other).value));
    }

    @Override
    public Credits minus(Amount other) {
        return new Credits(value.subtract(same(other).value));
    }

    @Override
    public Credits negated() {
        return new Credits(value.negate());
    }

    @Override
    public Credits told() {
        return new Credits(value.setScale(2, Rounding.TOLD));
    }

    /** What these credits are worth at a rate of so many credits for one unit of the currency. */
    public Money worth(CreditRate rate) {
        return Money.of(value.divide(rate.creditsPerUnit()), rate.currency());
    }

    /** The rate at which credits are sold: 100 for one dollar, as the vendor states (domain.md section 1). */
    public record CreditRate(BigDecimal creditsPerUnit, Currency currency) {
        public static final CreditRate COMPUTER = new CreditRate(BigDecimal.valueOf(100), Money.USD);
    }

    private Credits same(Amount other) {
        if (other instanceof Credits credits) {
            return credits;
        }
        throw new UnitMismatchException(this, other);
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + UNIT;
    }
}
