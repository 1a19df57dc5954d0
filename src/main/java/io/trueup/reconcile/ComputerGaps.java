package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.money.Credits;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.reconcile.ComputerUsage.Day;
import io.trueup.usage.AnalyticsBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ANALYTICS_GAP: buckets missing inside the month, counted in the width in which the month is told. */
final class ComputerGaps {

    private static final int MOST_NAMED = 5;

    private final Map<LocalDate, Day> told = new HashMap<>();
    private final List<String> gaps = new ArrayList<>();
    private final boolean byDay;
    private long missing;

    private ComputerGaps(ComputerUsage usage) {
        usage.days().forEach(day -> told.put(day.date(), day));
        this.byDay = usage.days().stream().anyMatch(Day::isByDay);
    }

    static Optional<Finding> examine(Month month, ComputerUsage usage) {
        if (usage.isEmpty()) {
            return Optional.empty();
        }
        return new ComputerGaps(usage).find(month, usage);
    }

    private Optional<Finding> find(Month month, ComputerUsage usage) {
        Instant until = month.isOver() ? month.window().end() : newest(usage);
        for (LocalDate date = month.days().start(); start(date).isBefore(until); date = date.plusDays(1)) {
            count(date, until);
        }
        if (missing == 0) {
            return Optional.empty();
        }
        String more = gaps.size() > MOST_NAMED ? " and %d more days".formatted(gaps.size() - MOST_NAMED) : "";
        return Optional.of(new Finding(
                FindingCode.ANALYTICS_GAP,
                ComputerPool.ACCOUNT,
                Credits.of(missing),
                "The analytics of %s miss %s: %s%s. What they do not tell proves nothing; fetch or export these days."
                        .formatted(
                                month.words(),
                                missing == 1 ? "1 bucket" : missing + " buckets",
                                String.join(", ", gaps.subList(0, Math.min(MOST_NAMED, gaps.size()))),
                                more),
                usage.sources()));
    }

    private static Instant newest(ComputerUsage usage) {
        return usage.buckets().stream()
                .map(bucket -> bucket.window().end())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private void count(LocalDate date, Instant until) {
        Day day = told.get(date);
        if (day != null && day.whole()) {
            return;
        }
        long hours = Math.min(24, Duration.between(start(date), until).toHours());
        if (day == null && byDay) {
            missing++;
            gaps.add(date.toString());
            return;
        }
        long there = day == null
                ? 0
                : day.buckets().stream().map(AnalyticsBucket::window).distinct().count();
        if (there < hours) {
            missing += hours - there;
            gaps.add("%s (%d of %d hours)".formatted(date, hours - there, hours));
        }
    }

    private static Instant start(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
