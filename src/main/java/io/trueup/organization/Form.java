package io.trueup.organization;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The form of a single value.
 *
 * @param allowed the end of a sentence that says what may stand there
 * @param parser null for what may not
 * @param standIn takes the value's place while the other errors of the file are collected; never seen outside
 */
record Form<T>(String allowed, Parser<T> parser, T standIn) {

    /** Reads one value as it is written. */
    @FunctionalInterface
    interface Parser<T> {
        @Nullable T parse(String text);
    }

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Pattern DAY = Pattern.compile("2[0-9]{3}-[0-9]{2}-[0-9]{2}");

    static final Form<String> TEXT = matching("allowed is a line of text", "[^\\p{Cntrl}]{1,200}");
    static final Form<String> ID = matching("allowed are small letters, digits and '-'", "[a-z0-9-]{1,100}");
    static final Form<String> GROUP =
            matching("allowed is a name without ':' and '/'", "[^\\p{Cntrl}\\s:/][^\\p{Cntrl}:/]{0,99}");
    static final Form<String> SUFFIX =
            matching("allowed are the last four characters of the key, letters and digits", "[A-Za-z0-9]{4}");
    static final Form<String> SERIES = matching(
            "allowed is what stands before the last '-' of an invoice number, such as HLYRDX",
            "[A-Za-z0-9]+(-[A-Za-z0-9]+)*");
    static final Form<String> EMAIL = matching(
            "allowed is an e-mail address such as ap@example.com",
            "(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+");
    static final Form<LocalDate> DATE =
            new Form<>("allowed is a day such as 2026-01-31", Form::day, LocalDate.of(2000, 1, 1));
    static final Form<ZoneId> ZONE =
            new Form<>("allowed is UTC or a zone such as Europe/Berlin", Form::zone, ZoneId.of("UTC"));
    static final Form<Currency> CURRENCY = new Form<>(
            "allowed is a currency code such as USD",
            text -> Currency.getAvailableCurrencies().stream()
                    .filter(currency -> currency.getCurrencyCode().equals(text))
                    .findAny()
                    .orElse(null),
            Currency.getInstance("USD"));
    static final Form<BigDecimal> NOT_NEGATIVE =
            decimal("allowed is a number such as 50.00, zero or more", value -> value.signum() >= 0);
    static final Form<BigDecimal> POSITIVE =
            decimal("allowed is a number such as 50.00, more than zero", value -> value.signum() > 0);
    static final Form<BigDecimal> PERCENT = decimal(
            "allowed is a number from 0 to 100, such as 0.1",
            value -> value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(100)) <= 0);

    static final Form<Boolean> SWITCH = new Form<>(
            "allowed are true, false",
            text -> Map.of("true", true, "false", false).get(text),
            false);

    static Form<Integer> whole(int least, int most) {
        return new Form<>(
                "allowed is a whole number from " + least + " to " + most,
                text -> {
                    Integer value = text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
                    return value == null || value < least || value > most ? null : value;
                },
                least);
    }

    /** One of an enumeration's values, by the name that the files use. */
    static <E extends Enum<E>> Form<E> oneOf(Set<E> values, Function<E, String> name) {
        Map<String, E> byName = values.stream().collect(Collectors.toMap(name, Function.identity()));
        String names = values.stream().map(name).collect(Collectors.joining(", "));
        return new Form<>("allowed are " + names, byName::get, values.iterator().next());
    }

    static Form<String> matching(String allowed, String pattern) {
        Predicate<String> matches = Pattern.compile(pattern).asMatchPredicate();
        return new Form<>(allowed, text -> matches.test(text) ? text : null, "");
    }

    private static Form<BigDecimal> decimal(String allowed, Predicate<BigDecimal> rule) {
        return new Form<>(
                allowed,
                text -> {
                    BigDecimal value = DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
                    return value != null && rule.test(value) ? value : null;
                },
                BigDecimal.ONE);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return DAY.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable ZoneId zone(String text) {
        return text.equals("Z") || ZoneId.getAvailableZoneIds().contains(text) ? ZoneId.of(text) : null;
    }
}
