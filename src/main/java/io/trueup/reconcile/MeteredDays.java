package io.trueup.reconcile;

import io.trueup.period.TimeWindow;
import io.trueup.usage.UsageDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The days that exports of meters tell whole. An export of hours begins and ends where it was cut: of its first day what lies before its first bucket
 * is not told, and of its last day what lies behind its last one.
 */
final class MeteredDays {

    private MeteredDays() {}

    static Set<LocalDate> whole(List<UsageDay> meters) {
        Set<LocalDate> whole = new TreeSet<>();
        meters.stream()
                .collect(Collectors.groupingBy(usage -> usage.source().file()))
                .values()
                .forEach(file -> whole.addAll(wholeOf(file)));
        return whole;
    }

    private static Set<LocalDate> wholeOf(List<UsageDay> file) {
        SortedMap<LocalDate, TimeWindow> days = new TreeMap<>();
        file.forEach(usage -> days.merge(usage.day(), usage.time(), MeteredDays::spanned));
        Set<LocalDate> whole = new TreeSet<>(days.keySet());
        LocalDate first = days.firstKey();
        LocalDate last = days.lastKey();
        days.forEach((day, told) -> {
            boolean isCutBefore = day.equals(first)
                    && told.start().isAfter(UsageDay.whole(day).start());
            boolean isCutBehind =
                    day.equals(last) && told.end().isBefore(UsageDay.whole(day).end());
            if (isCutBefore || isCutBehind) {
                whole.remove(day);
            }
        });
        return whole;
    }

    private static TimeWindow spanned(TimeWindow one, TimeWindow other) {
        Instant start = one.start().isBefore(other.start()) ? one.start() : other.start();
        Instant end = one.end().isAfter(other.end()) ? one.end() : other.end();
        return TimeWindow.of(start, end);
    }
}
