package io.trueup.reconcile;

import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.period.BillingPeriod;
import io.trueup.period.TimeWindow;
import io.trueup.usage.AnalyticsBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the analytics say of the organization's month, each hour counted once however many pages and widths tell it.
 *
 * @param days the days of which anything is told, in order
 * @param twice those that other pages tell with another figure, and that are left out
 * @param future those that end after the run's "as of", and are left out
 */
record ComputerUsage(List<Day> days, List<AnalyticsBucket> twice, List<AnalyticsBucket> future) {

    private static final int HOURS = 24;

    /** Of two figures for the same time the higher is the later: the vendor's store catches up, it takes nothing back (domain.md section 5). */
    private static final Comparator<AnalyticsBucket> LATEST = Comparator.comparing(AnalyticsBucket::count)
            .thenComparing(ComputerUsage::paid)
            .thenComparing(AnalyticsBucket::source, Comparator.reverseOrder());

    /**
     * A UTC day: by its own bucket, or by those of its hours that are there.
     *
     * @param whole whether all of it is told
     */
    record Day(LocalDate date, List<AnalyticsBucket> buckets, boolean whole) {
        boolean isByDay() {
            return ComputerUsage.isDay(buckets.getFirst());
        }
    }

    static ComputerUsage of(Month month) {
        return of(month, month.days());
    }

    static ComputerUsage of(Month month, BillingPeriod period) {
        List<AnalyticsBucket> future = new ArrayList<>();
        List<AnalyticsBucket> twice = new ArrayList<>();
        Map<Instant, AnalyticsBucket> byDay = new TreeMap<>();
        Map<Instant, AnalyticsBucket> byHour = new TreeMap<>();
        for (AnalyticsBucket bucket : inside(month, period)) {
            if (bucket.window().end().isAfter(month.facts().asOf())) {
                future.add(bucket);
            } else if (bucket.member() == null) {
                keepLatest(isDay(bucket) ? byDay : byHour, bucket, twice);
            }
        }
        List<Day> days = new ArrayList<>();
        for (LocalDate date = period.start(); date.isBefore(period.end()); date = date.plusDays(1)) {
            Instant start = date.atStartOfDay(ZoneOffset.UTC).toInstant();
            List<AnalyticsBucket> hours = new ArrayList<>();
            for (int hour = 0; hour < HOURS; hour++) {
                AnalyticsBucket bucket = byHour.get(start.plus(Duration.ofHours(hour)));
                if (bucket != null) {
                    hours.add(bucket);
                }
            }
            AnalyticsBucket whole = byDay.get(start);
            if (whole != null) {
                days.add(latest(date, whole, hours, twice));
            } else if (!hours.isEmpty()) {
                days.add(new Day(date, hours, hours.size() == HOURS));
            }
        }
        return new ComputerUsage(days, twice, future);
    }

    /** A day is told by its own bucket or by all its hours, never by both. */
    private static Day latest(
            LocalDate date, AnalyticsBucket whole, List<AnalyticsBucket> hours, List<AnalyticsBucket> twice) {
        Amount ofHours = count(hours);
        if (ofHours.compareTo(whole.count()) == 0 || (hours.size() < HOURS && ofHours.compareTo(whole.count()) < 0)) {
            return new Day(date, List.of(whole), true);
        }
        if (ofHours.compareTo(whole.count()) > 0 && hours.size() == HOURS) {
            twice.add(whole);
            return new Day(date, hours, true);
        }
        twice.addAll(hours);
        return new Day(date, List.of(whole), true);
    }

    private static void keepLatest(
            Map<Instant, AnalyticsBucket> buckets, AnalyticsBucket bucket, List<AnalyticsBucket> twice) {
        AnalyticsBucket other = buckets.get(bucket.window().start());
        if (other == null) {
            buckets.put(bucket.window().start(), bucket);
            return;
        }
        boolean later = LATEST.compare(bucket, other) > 0;
        if (later) {
            buckets.put(bucket.window().start(), bucket);
        }
        if (!other.count().equals(bucket.count()) || !Objects.equals(other.sources(), bucket.sources())) {
            twice.add(later ? other : bucket);
        }
    }

    /** In a fixed order, whatever the order of the facts. */
    static List<AnalyticsBucket> inside(Month month) {
        return inside(month, month.days());
    }

    private static List<AnalyticsBucket> inside(Month month, BillingPeriod period) {
        TimeWindow window = period.window();
        return month.facts().analytics().stream()
                .filter(bucket -> !bucket.window().start().isBefore(window.start())
                        && !bucket.window().end().isAfter(window.end()))
                .sorted(Comparator.comparing(
                                (AnalyticsBucket bucket) -> bucket.window().start())
                        .thenComparing(AnalyticsBucket::source)
                        .thenComparing(AnalyticsBucket::member, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    static boolean isDay(AnalyticsBucket bucket) {
        return Duration.between(bucket.window().start(), bucket.window().end()).equals(Duration.ofDays(1));
    }

    /** The credits that were paid for; where no source is told, all that were counted: the most that it can be. */
    static Credits paid(AnalyticsBucket bucket) {
        return bucket.sources() == null ? bucket.count() : ofSource(bucket, true);
    }

    /** The most that can have been paid for: what has no source may have been paid, too (domain.md section 5). */
    static Credits mostPaid(AnalyticsBucket bucket) {
        Credits paid = paid(bucket);
        Credits rest = bucket.count().minus(free(bucket));
        return rest.compareTo(paid) > 0 ? rest : paid;
    }

    /** The credits that a source other than paid is named for. */
    static Credits free(AnalyticsBucket bucket) {
        return bucket.sources() == null ? Credits.of(0) : ofSource(bucket, false);
    }

    private static Credits ofSource(AnalyticsBucket bucket, boolean paid) {
        Credits sum = Credits.of(0);
        for (Map.Entry<String, Credits> source :
                Objects.requireNonNull(bucket.sources()).entrySet()) {
            sum = source.getKey().startsWith("paid") == paid ? sum.plus(source.getValue()) : sum;
        }
        return sum;
    }

    static Credits count(List<AnalyticsBucket> buckets) {
        return buckets.stream().map(AnalyticsBucket::count).reduce(Credits.of(0), Credits::plus);
    }

    /** Whether buckets, by time, tell all of a time. */
    static boolean tells(List<AnalyticsBucket> buckets, Instant from, Instant until) {
        Instant told = from;
        for (AnalyticsBucket bucket : buckets) {
            if (!bucket.window().start().isAfter(told) && bucket.window().end().isAfter(told)) {
                told = bucket.window().end();
            }
        }
        return !told.isBefore(until);
    }

    List<AnalyticsBucket> buckets() {
        return days.stream().flatMap(day -> day.buckets().stream()).toList();
    }

    List<Day> wholeDays() {
        return days.stream().filter(Day::whole).toList();
    }

    /** The whole days, joined where they follow each other. */
    List<BillingPeriod> stretches() {
        return MonthBook.merged(wholeDays().stream()
                .map(day -> BillingPeriod.of(day.date(), day.date().plusDays(1)))
                .toList());
    }

    boolean isEmpty() {
        return days.isEmpty();
    }

    /** The first bucket of each file that tells of the month. */
    List<Provenance> sources() {
        Map<String, Provenance> first = new TreeMap<>();
        buckets().forEach(bucket -> first.putIfAbsent(bucket.source().file(), bucket.source()));
        return List.copyOf(first.values());
    }
}
