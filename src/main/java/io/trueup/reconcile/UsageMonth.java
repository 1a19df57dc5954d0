package io.trueup.reconcile;

import io.trueup.document.DocumentKind;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.Organization.ApiGroup;
import io.trueup.period.BillingPeriod;
import io.trueup.period.TimeWindow;
import io.trueup.reconcile.Exports.Metric;
import io.trueup.usage.Rating;
import io.trueup.usage.Rating.Rated;
import io.trueup.usage.UsageDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API group's usage in and around the month. Meters, metric files and response logs are copies of one usage: one kind of
 * them counts, and never two together.
 *
 * @param meters of the console, each day and subject once
 * @param exports the metric files, each judged
 * @param rated what counts, at list price: the meters, else the logs, else the metric files
 * @param leftOut what logs tell beside it of the same time
 * @param covered the days that the meters tell whole
 */
record UsageMonth(
        List<UsageDay> meters, List<Metric> exports, List<Rated> rated, List<Rated> leftOut, Set<LocalDate> covered) {

    /** In this order two copies of one day's usage are looked at, so that the order of documents does not matter. */
    private static final Comparator<UsageDay> ORDER = Comparator.comparing(UsageDay::day)
            .thenComparing(UsageDay::meter)
            .thenComparing(UsageDay::model, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(UsageDay::context, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(UsageDay::key, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(UsageDay::source);

    static UsageMonth of(Month month, ApiGroup group, MonthBook book, List<BillingPeriod> periods) {
        Facts facts = month.facts();
        if (!facts.organization().currency().equals(Money.USD)) {
            return new UsageMonth(List.of(), List.of(), List.of(), List.of(), Set.of()); // list prices are dollars
        }
        UsageGroups groups = UsageGroups.of(facts.organization(), facts.usage());
        List<UsageDay> all = facts.usage().stream()
                .filter(usage -> group.group().equals(groups.of(usage)) && !isAfter(usage, facts.asOf()))
                .sorted(ORDER)
                .toList();
        List<UsageDay> meters = once(all, DocumentKind.API_METERS);
        List<Metric> exports = Exports.judge(of(all, DocumentKind.METRIC), book, days(periods), facts.prices(), meters);
        List<UsageDay> logs = meters.isEmpty() ? of(all, DocumentKind.RESPONSE_LOG) : List.of();
        if (!logs.isEmpty()) {
            LoggedUsage logged = LoggedUsage.of(Rating.of(facts.prices(), logs));
            return new UsageMonth(meters, exports, logged.counted(), logged.leftOut(), Set.of());
        }
        List<UsageDay> counted = meters.isEmpty() ? sound(exports) : meters;
        return new UsageMonth(
                meters,
                exports,
                Rating.of(facts.prices(), counted),
                List.of(),
                MeteredDays.whole(of(all, DocumentKind.API_METERS)));
    }

    /** Whether the day begins later than an instant: then nothing of it can have been counted by then. */
    static boolean isAfter(UsageDay usage, Instant instant) {
        return usage.day().atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(instant);
    }

    private static Set<LocalDate> days(List<BillingPeriod> periods) {
        return periods.stream()
                .flatMap(period -> period.start().datesUntil(period.end()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<UsageDay> sound(List<Metric> exports) {
        return once(
                exports.stream()
                        .filter(metric -> metric.fault() == null)
                        .flatMap(metric -> metric.days().stream())
                        .sorted(ORDER)
                        .toList(),
                DocumentKind.METRIC);
    }

    private static List<UsageDay> of(List<UsageDay> all, DocumentKind kind) {
        return all.stream().filter(usage -> usage.kind() == kind).toList();
    }

    /** Two exports may tell one day: the later one knows it more completely, and a count only grows, so the larger is taken. */
    private static List<UsageDay> once(List<UsageDay> all, DocumentKind kind) {
        Map<UsageSubject, UsageDay> largest = new LinkedHashMap<>();
        for (UsageDay usage : inOneGrouping(of(all, kind))) {
            largest.merge(
                    UsageSubject.of(usage),
                    usage,
                    (one, other) -> other.quantity().compareTo(one.quantity()) > 0 ? other : one);
        }
        return List.copyOf(largest.values());
    }

    private record MeterDay(LocalDate day, String meter) {}

    private record DocumentDay(LocalDate day, String meter, String file) {}

    /**
     * Exports of one meter under different groupings, as by model and by model and key, are copies of one usage: of each day the finest
     * grouping counts, however many documents tell it.
     */
    private static List<UsageDay> inOneGrouping(List<UsageDay> all) {
        Map<DocumentDay, Integer> finest = new HashMap<>();
        Map<MeterDay, Integer> best = new HashMap<>();
        for (UsageDay usage : all) {
            finest.merge(documentDay(usage), dimensions(usage), Math::max);
            best.merge(new MeterDay(usage.day(), usage.meter()), dimensions(usage), Math::max);
        }
        return all.stream()
                .filter(usage -> finest.getOrDefault(documentDay(usage), 0)
                        .equals(best.get(new MeterDay(usage.day(), usage.meter()))))
                .toList();
    }

    private static DocumentDay documentDay(UsageDay usage) {
        return new DocumentDay(usage.day(), usage.meter(), usage.source().file());
    }

    private static int dimensions(UsageDay usage) {
        return (int) Stream.of(usage.model(), usage.context(), usage.key())
                .filter(Objects::nonNull)
                .count();
    }

    /** Whether response logs are what counts. */
    boolean isOfLogs() {
        return rated.stream().anyMatch(one -> one.usage().kind() == DocumentKind.RESPONSE_LOG);
    }

    boolean covers(BillingPeriod period) {
        return period.start().datesUntil(period.end()).allMatch(covered::contains);
    }

    /** What counts, on the days of the windows. */
    List<Rated> within(List<TimeWindow> windows) {
        return within(rated, windows);
    }

    static List<Rated> within(List<Rated> rated, List<TimeWindow> windows) {
        return rated.stream()
                .filter(one -> windows.stream()
                        .anyMatch(window -> window.contains(
                                one.usage().day().atStartOfDay(ZoneOffset.UTC).toInstant())))
                .toList();
    }

    /** Usage × list price over the windows; open above where days, prices or documents are missing, unknown without any usage. */
    AmountRange worth(List<TimeWindow> windows) {
        List<Rated> counted = within(windows);
        boolean anyPriced = counted.stream()
                .anyMatch(one -> one.listed() || one.worth().low() instanceof Amount low && low.isPositive());
        if (!anyPriced) {
            return AmountRange.unknown();
        }
        AmountRange sum = Rating.sum(counted);
        return coversAll(windows) ? sum : sum.openAbove();
    }

    private boolean coversAll(List<TimeWindow> windows) {
        return windows.stream().allMatch(window -> {
            LocalDate first = window.start().atOffset(ZoneOffset.UTC).toLocalDate();
            LocalDate last = window.end().minusNanos(1).atOffset(ZoneOffset.UTC).toLocalDate();
            return first.datesUntil(last.plusDays(1)).allMatch(covered::contains);
        });
    }

    /** The exact worth over windows of whole days; null where only a range is known. */
    @Nullable Money exactWorth(List<TimeWindow> windows) {
        if (!windows.stream().allMatch(window -> isMidnight(window.start()) && isMidnight(window.end()))) {
            return null;
        }
        AmountRange worth = worth(windows);
        return worth.isPoint() && worth.low() instanceof Money money ? money : null;
    }

    private static boolean isMidnight(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.DAYS));
    }

    /** The day after the last that is told; null if none is. */
    @Nullable Instant end() {
        return rated.stream()
                .map(one -> one.usage().day())
                .max(Comparator.naturalOrder())
                .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(null);
    }

    /** How the usage is spread over the days that the documents tell. */
    UsageShape shape() {
        Map<LocalDate, Money> byDay = new TreeMap<>();
        for (Rated one : rated) {
            Money low = one.worth().low() instanceof Money money ? money : Money.zero(Money.USD);
            byDay.merge(one.usage().day(), low, Money::plus);
        }
        return new UsageShape(byDay);
    }
}
