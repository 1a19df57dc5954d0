package io.trueup.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Whole UTC days from {@code start} up to but not including {@code end}, such as {@code [2026-08-01, 2026-09-01)}. */
public record BillingPeriod(LocalDate start, LocalDate end) implements Comparable<BillingPeriod> {

    public BillingPeriod {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A period ends after it starts, not [" + start + ", " + end + ")");
        }
    }

    public static BillingPeriod of(LocalDate start, LocalDate end) {
        return new BillingPeriod(start, end);
    }

    public static BillingPeriod of(YearMonth month) {
        return new BillingPeriod(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    public long days() {
        return ChronoUnit.DAYS.between(start, end);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }

    public boolean overlaps(BillingPeriod other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** The period as instants, from midnight UTC to midnight UTC. */
    public TimeWindow window() {
        return TimeWindow.of(
                start.atStartOfDay(ZoneOffset.UTC).toInstant(),
                end.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Override
    public int compareTo(BillingPeriod other) {
        int byStart = start.compareTo(other.start);
        return byStart != 0 ? byStart : end.compareTo(other.end);
    }

    @Override
    public String toString() {
        return "[" + start + ", " + end + ")";
    }
}
