package io.trueup.money;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * An exact decimal quantity in one unit. The kinds never mix: adding money to credits throws {@link UnitMismatchException}
 * (100 Computer credits are one dollar, domain.md section 1, so a silent mix is wrong by a factor of 100).
 */
public sealed interface Amount extends Comparable<Amount> permits Money, Credits, Count {

    /** The decimal value, in {@link #unit()}. */
    BigDecimal value();

    /** The unit as the input files write it: an ISO currency code, or {@code credits}. */
    String unit();

    /** Another value in this amount's unit. */
    Amount withValue(BigDecimal value);

    Amount plus(Amount other);

    Amount minus(Amount other);

    Amount negated();

    /** Told to the unit's reporting precision, half up: cents for dollars, two decimals for credits. */
    Amount told();

    /** Parses what {@code toString} prints, such as {@code 12.34 USD} or {@code 500 credits}. */
    static Amount parse(String text) {
        int space = text.lastIndexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("An amount is a number and a unit, such as 12.34 USD, not: " + text);
        }
        return of(new BigDecimal(text.substring(0, space)), text.substring(space + 1));
    }

    /** An amount in the unit as the input files write it ({@code USD}, {@code credits}). */
    static Amount of(BigDecimal value, String unit) {
        return switch (unit) {
            case Credits.UNIT -> Credits.of(value);
            case Count.UNIT -> Count.of(value);
            default -> Money.of(value, unit);
        };
    }

    default boolean isNegative() {
        return value().signum() < 0;
    }

    default boolean isPositive() {
        return value().signum() > 0;
    }

    default boolean isZero() {
        return value().signum() == 0;
    }

    default Amount zero() {
        return withValue(BigDecimal.ZERO);
    }

    default Amount abs() {
        return isNegative() ? negated() : this;
    }

    default Amount min(Amount other) {
        return compareTo(other) <= 0 ? this : other;
    }

    default Amount max(Amount other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** @throws UnitMismatchException if the units differ */
    @Override
    default int compareTo(Amount other) {
        requireSameUnit(other);
        return value().compareTo(other.value());
    }

    /** For people: told, with thousands separators, such as {@code 1,164.84 USD}. */
    default String inWords() {
        BigDecimal told = told().value();
        String pattern = told.scale() <= 0 ? "#,##0" : "#,##0." + "0".repeat(told.scale());
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(told) + " " + unit();
    }

    private void requireSameUnit(Amount other) {
        if (!unit().equals(other.unit())) {
            throw new UnitMismatchException(this, other);
        }
    }
}
