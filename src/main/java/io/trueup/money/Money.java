package io.trueup.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount of a currency, such as {@code 383.63 USD} or {@code 0.000001 USD}. Trailing zeros beyond the currency's own
 * decimals carry no meaning, so equal amounts are equal objects.
 */
public record Money(BigDecimal value, Currency currency) implements Amount {

    public static final Currency USD = Currency.getInstance("USD");

    public Money {
        value = Rounding.canonical(value, currency.getDefaultFractionDigits());
    }

    public static Money of(BigDecimal value, Currency currency) {
        return new Money(value, currency);
    }

    /** @throws IllegalArgumentException if the code is no ISO 4217 currency */
    public static Money of(BigDecimal value, String currency) {
        return new Money(value, Currency.getInstance(currency));
    }

    /** Dollars from a plain decimal, such as {@code usd("12.34")}. */
    public static Money usd(String value) {
        return new Money(new BigDecimal(value), USD);
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** Parses what {@link #toString} prints, such as {@code 12.34 USD}. */
    public static Money parse(String text) {
        if (Amount.parse(text) instanceof Money money) {
            return money;
        }
        throw new IllegalArgumentException("Not an amount of money: " + text);
    }

    @Override
    public String unit() {
        return currency.getCurrencyCode();
    }

    @Override
    public Money withValue(BigDecimal other) {
        return new Money(other, currency);
    }

    @Override
    public Money plus(Amount other) {
        return new Money(value.add(same(other).value), currency);
    }

    @Override
    public Money minus(Amount other) {
        return new Money(value.subtract(same(other).value), currency);
    }

    @Override
    public Money negated() {
        return new Money(value.negate(), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(value.multiply(factor), currency);
    }

    /** Rounded to the currency's smallest unit, half up. */
    @Override
    public Money told() {
        return rounded(Rounding.TOLD);
    }

    /** Rounded to the currency's smallest unit. */
    public Money rounded(RoundingMode mode) {
        return new Money(value.setScale(Math.max(0, currency.getDefaultFractionDigits()), mode), currency);
    }

    /** Half of the currency's smallest unit: what rounding one line can hide (domain.md section 2). */
    public static Money halfCent(Currency currency) {
        return new Money(
                new BigDecimal("0.5").movePointLeft(Math.max(0, currency.getDefaultFractionDigits())), currency);
    }

    private Money same(Amount other) {
        if (other instanceof Money money && money.currency.equals(currency)) {
            return money;
        }
        throw new UnitMismatchException(this, other);
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + unit();
    }
}
