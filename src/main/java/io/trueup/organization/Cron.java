package io.trueup.organization;

import io.trueup.organization.CronField.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When something is due, as crontab(5) writes it: minute, hour, day of month, month, day of week, such as {@code 0 6 3 * *}. If both kinds of day
 * are restricted, either will do.
 *
 * <p>No due time is lost to daylight saving time, which for a monthly run would cost a month: a time that the clocks skip is due when
 * they have been put forward, and one that they show twice is due the first time.
 */
public final class Cron {

    private static final Kind MINUTE = new Kind("minute", 0, 59, List.of());
    private static final Kind HOUR = new Kind("hour", 0, 23, List.of());
    private static final Kind DAY = new Kind("day of month", 1, 31, List.of());
    private static final Kind MONTH = new Kind(
            "month",
            1,
            12,
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"));
    private static final Kind WEEKDAY =
            new Kind("day of week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

    /** The 29th of February can be eight years away. */
    private static final int FARTHEST_DAYS = 9 * 366;

    /** No zone puts its clocks forward by more. */
    private static final int LONGEST_GAP_HOURS = 3;

    private final String text;
    private final CronField minute;
    private final CronField hour;
    private final CronField day;
    private final CronField month;
    private final CronField weekday;

    private Cron(String text, List<String> fields) {
        this.text = text;
        this.minute = CronField.parse(MINUTE, fields.get(0));
        this.hour = CronField.parse(HOUR, fields.get(1));
        this.day = CronField.parse(DAY, fields.get(2));
        this.month = CronField.parse(MONTH, fields.get(3));
        this.weekday = CronField.parse(WEEKDAY, fields.get(4));
    }

    /** @throws IllegalArgumentException with what is wrong, such as {@code the minute "61", allowed is a number from 0 to 59} */
    public static Cron parse(String text) {
        List<String> fields = List.of(text.strip().split("\\s+"));
        if (fields.size() != 5) {
            throw new IllegalArgumentException(
                    YamlValue.quoted(text)
                            + ", allowed are five fields: minute, hour, day of month, month, day of week, such as \"0 6 3 * *\"");
        }
        Cron cron = new Cron(String.join(" ", fields), fields);
        if (cron.nextLocal(LocalDateTime.of(2000, 1, 1, 0, 0)) == null) {
            throw new IllegalArgumentException(
                    YamlValue.quoted(text) + ", which never comes, allowed is a day that there is");
        }
        return cron;
    }

    /** The first due time after an instant, by the clocks of a zone. */
    public Instant next(Instant after, ZoneId zone) {
        // What the clocks have just skipped may still be due, so the search begins before any gap.
        LocalDateTime at = LocalDateTime.ofInstant(after, zone).minusHours(LONGEST_GAP_HOURS);
        while (true) {
            at = nextLocal(at);
            if (at == null) {
                throw new IllegalStateException(text + " never comes");
            }
            Instant due = instantOf(at, zone);
            if (due.isAfter(after)) {
                return due;
            }
        }
    }

    /** When the clocks of a zone show a time: the first time if they do twice, the end of the gap if they never do. */
    public static Instant instantOf(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(time);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : time.atZone(zone).toInstant();
    }

    private @Nullable LocalDateTime nextLocal(LocalDateTime after) {
        LocalDate date = after.toLocalDate();
        LocalTime time = isOn(date) ? timeAfter(after.toLocalTime()) : null;
        for (int days = 0; time == null && days < FARTHEST_DAYS; days++) {
            date = date.plusDays(1);
            time = isOn(date) ? LocalTime.of(hour.from(0), minute.from(0)) : null;
        }
        return time == null ? null : date.atTime(time);
    }

    private @Nullable LocalTime timeAfter(LocalTime time) {
        int sameHour = hour.has(time.getHour()) ? minute.from(time.getMinute() + 1) : -1;
        if (sameHour >= 0) {
            return LocalTime.of(time.getHour(), sameHour);
        }
        int later = hour.from(time.getHour() + 1);
        return later < 0 ? null : LocalTime.of(later, minute.from(0));
    }

    private boolean isOn(LocalDate date) {
        if (!month.has(date.getMonthValue())) {
            return false;
        }
        boolean onDay = day.has(date.getDayOfMonth());
        boolean onWeekday = weekday.has(date.getDayOfWeek().getValue() % 7);
        return day.isAny() || weekday.isAny() ? onDay && onWeekday : onDay || onWeekday;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cron cron && cron.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The expression, with one blank between its fields. */
    @Override
    public String toString() {
        return text;
    }
}
