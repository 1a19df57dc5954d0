package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.credit.Movement;
import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.period.BillingPeriod;
import io.trueup.period.TimeWindow;
import io.trueup.usage.AnalyticsBucket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Computer pool that stood still for twelve months and then was at zero: without activity the vendor lets it expire (domain.md section 4), and no
 * document need say so. What the analytics say was paid in that time may have been used instead; where they do not tell it, all of it may.
 *
 * @param since the first reading of the balance that did not move any more
 * @param before the last one
 * @param zero the reading of zero after it
 * @param lost what cannot have been used, by the analytics: zero where they do not tell
 * @param doubtful the rest, which may have been used or lost
 */
record PoolExpiry(BalanceReading since, BalanceReading before, BalanceReading zero, Amount lost, Amount doubtful) {

    private static final int MONTHS_WITHOUT_ACTIVITY = 12;

    /** Of every time that the readings tell, this month's and others'. */
    static List<PoolExpiry> of(Month month, Pool pool) {
        List<BalanceReading> readings = readings(month, pool);
        List<TimeWindow> moved = moved(month, pool);
        List<PoolExpiry> found = new ArrayList<>();
        for (int i = 1; i < readings.size(); i++) {
            BalanceReading zero = readings.get(i);
            BalanceReading before = readings.get(i - 1);
            if (!zero.remaining().isZero() || !before.remaining().isPositive()) {
                continue;
            }
            BalanceReading since = readings.get(stoodStillFrom(readings, i - 1));
            boolean isLong = !since.at()
                    .atOffset(ZoneOffset.UTC)
                    .plusMonths(MONTHS_WITHOUT_ACTIVITY)
                    .isAfter(zero.at().atOffset(ZoneOffset.UTC));
            if (isLong
                    && moved.stream().noneMatch(window -> isWithin(window, since.at(), zero.at()))
                    && !isActive(month, since.at(), before.at())) {
                add(found, month, since, before, zero);
            }
        }
        return found;
    }

    private static void add(
            List<PoolExpiry> found, Month month, BalanceReading since, BalanceReading before, BalanceReading zero) {
        Amount held = before.remaining();
        Amount used = usedAtMost(month, before.at(), zero.at(), held);
        if (used.compareTo(held) < 0) {
            found.add(new PoolExpiry(since, before, zero, held.minus(used), used));
        } else if (!isTold(month, before.at(), zero.at())) {
            found.add(new PoolExpiry(since, before, zero, held.zero(), held));
        }
    }

    /** What surely was no usage, as the movement that no file tells; its window is the time between the readings. */
    Movement movement() {
        return new Movement(
                ComputerPool.ACCOUNT,
                Movement.Kind.EXPIRY,
                lost.negated(),
                TimeWindow.of(before.at(), zero.at()),
                zero.at().atOffset(ZoneOffset.UTC).toLocalDate(),
                null,
                zero.source());
    }

    boolean isIn(Month month) {
        return month.endsWith(zero.at());
    }

    /** Whether some of the time in which it happened is the month's. */
    boolean touches(Month month) {
        return month.touches(TimeWindow.of(before.at(), zero.at()));
    }

    private static List<BalanceReading> readings(Month month, Pool pool) {
        Instant until = month.facts().asOf().isBefore(month.facts().now())
                ? month.facts().asOf()
                : month.facts().now();
        return Stream.concat(month.facts().history().readings().stream(), pool.readings().stream())
                .filter(reading -> reading.pool().equals(pool.name()))
                .filter(reading -> !reading.at().isAfter(until))
                .distinct()
                .sorted(Comparator.comparing(BalanceReading::at).thenComparing(BalanceReading::source))
                .toList();
    }

    private static int stoodStillFrom(List<BalanceReading> readings, int last) {
        int from = last;
        while (from > 0
                && readings.get(from - 1).remaining().equals(readings.get(last).remaining())) {
            from--;
        }
        return from;
    }

    /** Purchases are activity too, whether paid or not. */
    private static List<TimeWindow> moved(Month month, Pool pool) {
        return Stream.concat(
                        Purchases.fromFiles(month.facts().history().movements(), month.books(), pool.name()).stream(),
                        pool.purchases().stream().map(Purchases.Purchase::movement))
                .map(Movement::window)
                .toList();
    }

    private static boolean isWithin(TimeWindow window, Instant from, Instant until) {
        return !window.start().isAfter(until) && window.end().isAfter(from);
    }

    /** Whether the analytics that are at hand count anything in a time, were it free of charge. */
    private static boolean isActive(Month month, Instant from, Instant until) {
        return month.facts().analytics().stream()
                .anyMatch(bucket -> bucket.count().isPositive()
                        && !bucket.window().start().isBefore(from)
                        && !bucket.window().end().isAfter(until));
    }

    private static Amount usedAtMost(Month month, Instant from, Instant until, Amount held) {
        if (!isTold(month, from, until)) {
            return held;
        }
        Amount paid = Credits.of(0);
        for (AnalyticsBucket bucket : buckets(month, from, until)) {
            if (bucket.window().end().isAfter(from) && bucket.window().start().isBefore(until)) {
                paid = paid.plus(ComputerUsage.mostPaid(bucket));
            }
        }
        return paid.min(held);
    }

    private static boolean isTold(Month month, Instant from, Instant until) {
        return ComputerUsage.tells(buckets(month, from, until), from, until);
    }

    private static List<AnalyticsBucket> buckets(Month month, Instant from, Instant until) {
        LocalDate first = from.atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate last = until.atOffset(ZoneOffset.UTC).toLocalDate();
        return ComputerUsage.of(month, BillingPeriod.of(first, last.plusDays(1)))
                .buckets();
    }
}
