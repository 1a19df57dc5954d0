package io.trueup.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Instants and days as tables write them: ISO-8601, an instant always with its offset, since a local time could be any of 26 hours. */
final class WrittenTime {

    static final String INSTANT_ALLOWED = "a time with its offset such as 2026-09-01T00:05:00Z";
    static final String DAY_ALLOWED = "a day such as 2026-09-01";

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern LOCAL = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9.]+)?");
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    private WrittenTime() {}

    static boolean isDay(String text) {
        return DAY.matcher(text).matches();
    }

    /** Written as an instant, but without the offset that makes it one. */
    static boolean isLocal(String text) {
        return isDay(text) || LOCAL.matcher(text).matches();
    }

    /** Null if it is no day of the calendar. */
    static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Null if it is no instant; a blank instead of the T is understood. Kept to the microsecond, as the database does. */
    static @Nullable Instant instant(String text) {
        Instant usual = usual(text);
        if (usual != null) {
            return usual;
        }
        try {
            String iso = text.length() > 10 && text.charAt(10) == ' '
                    ? text.substring(0, 10) + "T" + text.substring(11).stripLeading()
                    : text;
            OffsetDateTime time = OffsetDateTime.parse(iso, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            boolean plausible = time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR;
            return plausible ? time.toInstant().truncatedTo(ChronoUnit.MICROS) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The form that nearly every row has, {@code 2026-09-01T00:05:00Z}, several times faster than the formatter; null: not this form. */
    private static @Nullable Instant usual(String text) {
        if (text.length() != 20 || text.charAt(10) != 'T' || text.charAt(19) != 'Z') {
            return null;
        }
        boolean marked =
                text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(13) == ':' && text.charAt(16) == ':';
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        if (!marked || year < FIRST_YEAR || year > LAST_YEAR || (month | day | hour | minute | second) < 0) {
            return null;
        }
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int at = from; at < to; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }
}
