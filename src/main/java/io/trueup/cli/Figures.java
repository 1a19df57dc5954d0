package io.trueup.cli;

import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Amounts in words and digits for people: told to the cent, with thousands separators; what is not known is a word, never a zero. */
final class Figures {
    static final String NOT_KNOWN = "not known";

    private Figures() {}

    /** Such as {@code 1,234.50}; the unit only where it is not dollars. */
    static String of(Amount amount) {
        return digits(amount) + unitUnlessDollars(amount);
    }

    /** Such as {@code +35.36}. */
    static String signed(Amount amount) {
        return (amount.told().isPositive() ? "+" : "") + of(amount);
    }

    /** Such as {@code 1,234.50 USD}. */
    static String withUnit(Amount amount) {
        return digits(amount) + " " + amount.unit();
    }

    /** Such as {@code 598.32 – 603.02}, {@code ≥ 598.32} where the upper end is open, {@code not known}. */
    static String of(AmountRange range) {
        Amount low = range.low();
        Amount high = range.high();
        if (low != null && high != null) {
            return digits(low).equals(digits(high))
                    ? of(low)
                    : digits(low) + " – " + digits(high) + unitUnlessDollars(high);
        }
        if (low != null) {
            return "≥ " + of(low);
        }
        return high == null ? NOT_KNOWN : "≤ " + of(high);
    }

    /** Such as {@code between 598.32 and 603.02 USD}. */
    static String inWords(AmountRange range) {
        Amount low = range.low();
        Amount high = range.high();
        if (low != null && high != null) {
            return digits(low).equals(digits(high))
                    ? withUnit(low)
                    : "between " + digits(low) + " and " + withUnit(high);
        }
        if (low != null) {
            return "at least " + withUnit(low) + ", upper end open";
        }
        return high == null ? NOT_KNOWN : "at most " + withUnit(high) + ", lower end open";
    }

    /** For scripts: told to the cent with two decimals, such as {@code 1234.50}; null stays null. */
    static @Nullable String decimal(@Nullable Amount amount) {
        return amount == null ? null : cents(amount).toPlainString();
    }

    /** Credits are usually whole, and then told without decimals. */
    private static String digits(Amount amount) {
        if (amount instanceof Credits && cents(amount).stripTrailingZeros().scale() <= 0) {
            return String.format(Locale.ROOT, "%,.0f", cents(amount));
        }
        return String.format(Locale.ROOT, "%,.2f", cents(amount));
    }

    private static BigDecimal cents(Amount amount) {
        BigDecimal told = amount.told().value();
        return told.scale() < 2 ? told.setScale(2) : told;
    }

    private static String unitUnlessDollars(Amount amount) {
        return amount.unit().equals(Money.USD.getCurrencyCode()) ? "" : " " + amount.unit();
    }
}
