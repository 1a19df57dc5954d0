package io.trueup.invoice.pdf;

import io.trueup.invoice.PrintedPeriod;
import io.trueup.period.BillingPeriod;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and periods as invoices print them, whatever the machine's own language (stripe-pdf-layout.md sections 3, 6 and 11). */
final class PrintedDates {

    private static final Map<String, Integer> MONTHS = months();

    private static final String DAY = "(\\d{1,2})(?:\\.|st|nd|rd|th)?";
    private static final String MONTH = "(\\p{L}{3,})\\.?";
    private static final String YEAR = "(\\d{4})";

    private static final Pattern MONTH_FIRST = Pattern.compile(MONTH + " " + DAY + ",? " + YEAR);
    private static final Pattern DAY_FIRST = Pattern.compile(DAY + " " + MONTH + ",? " + YEAR);
    private static final Pattern CJK = Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

    private static final String DASH = " ?[\u2013\u2014\u2212-] ?";
    private static final Pattern RANGE_MONTH_FIRST = Pattern.compile(
            MONTH + " " + DAY + "(?:,? " + YEAR + ")?" + DASH + "(?:" + MONTH + " )?" + DAY + ",? " + YEAR);
    private static final Pattern RANGE_DAY_FIRST =
            Pattern.compile(DAY + "(?: " + MONTH + ")?(?:,? " + YEAR + ")?" + DASH + DAY + " " + MONTH + ",? " + YEAR);
    private static final Pattern RANGE_CJK = Pattern.compile(CJK + DASH + CJK);

    private PrintedDates() {}

    /** Such as {@code August 3, 2023}, {@code 2 February 2025}, {@code 18. Januar 2025} or {@code 2026年3月5日}; null if it is no date. */
    static @Nullable LocalDate date(String printed) {
        String text = printed.strip();
        Matcher m = MONTH_FIRST.matcher(text);
        if (m.matches()) {
            return of(m.group(3), m.group(1), m.group(2));
        }
        m = DAY_FIRST.matcher(text);
        if (m.matches()) {
            return of(m.group(3), m.group(2), m.group(1));
        }
        m = CJK.matcher(text);
        if (m.matches()) {
            return of(m.group(1), m.group(2), m.group(3));
        }
        m = ISO.matcher(text);
        return m.matches() ? of(m.group(1), m.group(2), m.group(3)) : null;
    }

    /** Such as {@code Aug 1–Aug 31, 2026}, {@code May 1 – 31, 2025} or {@code 15. Aug.–15. Sep. 2026}; null if it is no period. */
    static @Nullable PrintedPeriod period(String printed) {
        String text = printed.strip();
        LocalDate start = null;
        LocalDate end = null;
        Matcher m = RANGE_MONTH_FIRST.matcher(text);
        if (m.matches()) {
            end = of(m.group(6), m.group(4) == null ? m.group(1) : m.group(4), m.group(5));
            start = start(end, m.group(3), m.group(1), m.group(2));
            return period(start, end, text);
        }
        m = RANGE_DAY_FIRST.matcher(text);
        if (m.matches()) {
            end = of(m.group(6), m.group(5), m.group(4));
            start = start(end, m.group(3), m.group(2) == null ? m.group(5) : m.group(2), m.group(1));
            return period(start, end, text);
        }
        m = RANGE_CJK.matcher(text);
        if (m.matches()) {
            start = of(m.group(1), m.group(2), m.group(3));
            end = of(m.group(4), m.group(5), m.group(6));
        }
        return period(start, end, text);
    }

    /** The year stands once, at the end, unless the years differ; a start later than its end is of the year before. */
    private static @Nullable LocalDate start(@Nullable LocalDate end, @Nullable String year, String month, String day) {
        if (end == null) {
            return null;
        }
        if (year != null) {
            return of(year, month, day);
        }
        LocalDate sameYear = of(String.valueOf(end.getYear()), month, day);
        return sameYear == null || !sameYear.isAfter(end)
                ? sameYear
                : of(String.valueOf(end.getYear() - 1), month, day);
    }

    /** An end with the same day number as the start is the next renewal, any other is the last day (formats.md, "read --json"). */
    private static @Nullable PrintedPeriod period(@Nullable LocalDate start, @Nullable LocalDate end, String printed) {
        if (start == null || end == null || end.isBefore(start)) {
            return null;
        }
        boolean renewal = start.getDayOfMonth() == end.getDayOfMonth() && start.isBefore(end);
        return new PrintedPeriod(BillingPeriod.of(start, renewal ? end : end.plusDays(1)), printed);
    }

    private static @Nullable LocalDate of(String year, String month, String day) {
        Integer number = Character.isDigit(month.charAt(0))
                ? Integer.valueOf(month)
                : MONTHS.get(month.toLowerCase(Locale.ROOT));
        if (number == null) {
            return null;
        }
        try {
            return LocalDate.of(Integer.parseInt(year), number, Integer.parseInt(day));
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        add(months, "january february march april may june july august september october november december");
        add(months, "jan feb mar apr may jun jul aug sep oct nov dec");
        add(months, "januar februar märz april mai juni juli august september oktober november dezember");
        add(months, "jan feb mär apr mai jun jul aug sept okt nov dez");
        add(months, "janvier février mars avril mai juin juillet août septembre octobre novembre décembre");
        add(months, "janv févr mars avr mai juin juil août sept oct nov déc");
        add(
                months,
                "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου");
        return Map.copyOf(months);
    }

    private static void add(Map<String, Integer> months, String names) {
        int number = 1;
        for (String name : names.split(" ")) {
            months.put(name, number++);
        }
    }
}
