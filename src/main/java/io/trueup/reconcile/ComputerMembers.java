package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.reconcile.ComputerUsage.Day;
import io.trueup.seats.SeatSchedule;
import io.trueup.usage.AnalyticsBucket;
import io.trueup.usage.MemberCredits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** MEMBER_USAGE_SHORT: the members' rows sum to less than the organization's, because departed members are left out (domain.md section 5). */
final class ComputerMembers {

    private final Month month;
    private final ComputerUsage usage;

    private ComputerMembers(Month month, ComputerUsage usage) {
        this.month = month;
        this.usage = usage;
    }

    /** By version 2 of the analytics where it is there, else by the member credits. */
    static Optional<Finding> examine(Month month, ComputerUsage usage) {
        ComputerMembers members = new ComputerMembers(month, usage);
        SortedMap<LocalDate, Credits> byDay = members.byDay();
        return byDay.isEmpty() ? members.byCredits() : members.compare(byDay);
    }

    /**
     * The members' credits by day: a day split over pages is joined, a row that stands twice with the same figures counts once, and of two
     * files that tell a member's day the higher figure counts, as for the organization.
     */
    private SortedMap<LocalDate, Credits> byDay() {
        record Key(LocalDate day, String member, String file) {}
        record Figures(Credits count, Map<String, Credits> sources) {}
        Map<Key, Set<Figures>> rows = new LinkedHashMap<>();
        for (AnalyticsBucket bucket : ComputerUsage.inside(month)) {
            if (bucket.member() != null
                    && !bucket.window().end().isAfter(month.facts().asOf())) {
                Key key = new Key(
                        day(bucket.window().start()),
                        bucket.member(),
                        bucket.source().file());
                rows.computeIfAbsent(key, none -> new LinkedHashSet<>())
                        .add(new Figures(bucket.count(), bucket.sources() == null ? Map.of() : bucket.sources()));
            }
        }
        Map<LocalDate, Map<String, Credits>> members = new TreeMap<>();
        rows.forEach((key, figures) -> {
            Credits sum = figures.stream().map(Figures::count).reduce(Credits.of(0), Credits::plus);
            members.computeIfAbsent(key.day(), none -> new TreeMap<>())
                    .merge(key.member(), sum, (one, other) -> one.compareTo(other) >= 0 ? one : other);
        });
        SortedMap<LocalDate, Credits> days = new TreeMap<>();
        members.forEach((day, counts) -> days.put(day, counts.values().stream().reduce(Credits.of(0), Credits::plus)));
        return days;
    }

    private Optional<Finding> compare(SortedMap<LocalDate, Credits> byDay) {
        LocalDate first = byDay.firstKey();
        LocalDate last = byDay.lastKey();
        Credits whole = Credits.of(0);
        Credits members = Credits.of(0);
        for (Day day : usage.wholeDays()) {
            if (!day.date().isBefore(first) && !day.date().isAfter(last)) {
                whole = whole.plus(ComputerUsage.count(day.buckets()));
                members = members.plus(byDay.getOrDefault(day.date(), Credits.of(0)));
            }
        }
        List<Provenance> evidence = new ArrayList<>();
        ComputerUsage.inside(month).stream()
                .filter(bucket -> bucket.member() != null)
                .map(AnalyticsBucket::source)
                .limit(1)
                .forEach(evidence::add);
        evidence.addAll(usage.sources());
        return finding(whole, members, "From %s to %s".formatted(first, last), evidence);
    }

    /** A file of member credits tells what each member used since the last billing day, up to its instant. */
    private Optional<Finding> byCredits() {
        Optional<Instant> newest = month.facts().memberCredits().stream()
                .map(MemberCredits::asOf)
                .filter(asOf ->
                        month.endsWith(asOf) && !asOf.isAfter(month.facts().asOf()))
                .max(Instant::compareTo);
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        LocalDate until = day(newest.get());
        LocalDate from = refreshedBefore(until);
        List<Day> days = usage.wholeDays().stream()
                .filter(day -> !day.date().isBefore(from) && day.date().isBefore(until))
                .toList();
        List<MemberCredits> rows = month.facts().memberCredits().stream()
                .filter(row -> row.asOf().equals(newest.get()))
                .sorted(Comparator.comparing(MemberCredits::source))
                .toList();
        Map<String, Credits> used = new TreeMap<>();
        rows.forEach(
                row -> used.merge(row.email(), row.used(), (one, other) -> one.compareTo(other) >= 0 ? one : other));
        List<Provenance> evidence = new ArrayList<>(List.of(rows.getFirst().source()));
        evidence.addAll(usage.sources());
        Credits whole =
                days.stream().map(day -> ComputerUsage.count(day.buckets())).reduce(Credits.of(0), Credits::plus);
        return finding(
                whole,
                used.values().stream().reduce(Credits.of(0), Credits::plus),
                "Since the billing day, %s, up to %s".formatted(from, newest.get()),
                evidence);
    }

    /** Allotments are refreshed on the billing day; without a seat contract the calendar month is taken. */
    private LocalDate refreshedBefore(LocalDate day) {
        SeatContract seats = month.facts().organization().seats();
        LocalDate ofMonth = billingDay(seats, YearMonth.from(day));
        return ofMonth.isBefore(day)
                ? ofMonth
                : billingDay(seats, YearMonth.from(day).minusMonths(1));
    }

    private static LocalDate billingDay(@Nullable SeatContract seats, YearMonth month) {
        return seats == null
                ? month.atDay(1)
                : SeatSchedule.of(seats, List.of()).billingDay(month);
    }

    private static Optional<Finding> finding(Credits whole, Credits members, String when, List<Provenance> evidence) {
        Amount missing = whole.minus(members);
        if (!missing.isPositive()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                FindingCode.MEMBER_USAGE_SHORT,
                ComputerPool.ACCOUNT,
                missing.told(),
                "%s the organization used %s, but its members' rows sum to %s: %s are of members who have left, or of nobody that is named."
                        .formatted(when, whole.inWords(), members.inWords(), missing.inWords()),
                evidence));
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
