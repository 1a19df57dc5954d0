package io.trueup.mail;

import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Amounts as a mail tells them: to the unit's own precision, dollars with their sign, such as {@code $1,164.84}, {@code 1,840 JPY}, {@code 12,745 credits}. */
final class Told {

    private static final String DOLLARS = " " + Money.USD.getCurrencyCode();

    private Told() {}

    static String of(Amount amount) {
        String words = amount.inWords();
        if (!words.endsWith(DOLLARS)) {
            return words;
        }
        String digits = words.substring(0, words.length() - DOLLARS.length());
        return digits.startsWith("-") ? "-$" + digits.substring(1) : "$" + digits;
    }

    /** With its sign, which a difference needs. */
    static String signed(Amount amount) {
        return (amount.told().isPositive() ? "+" : "") + of(amount);
    }

    static String of(@Nullable Amount amount, String otherwise) {
        return amount == null ? otherwise : of(amount);
    }

    /** Such as {@code $15.45 – $26.52}, {@code at least $11.20}, {@code not known}. */
    static String of(AmountRange range) {
        AmountRange told = range.told();
        Amount low = told.low();
        Amount high = told.high();
        if (low == null) {
            return high == null ? "not known" : "at most " + of(high);
        }
        if (high == null) {
            return "at least " + of(low);
        }
        return told.isPoint() ? of(low) : of(low) + " – " + of(high);
    }

    /** Amounts of several units, one after the other. */
    static String all(Collection<Amount> amounts) {
        return amounts.stream().map(Told::of).collect(Collectors.joining(" and "));
    }
}
