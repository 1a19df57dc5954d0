package io.trueup.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.History.Options;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.period.TimeWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The ledger against a search that tries every interval, and every order within it, for every movement. */
class BruteForceTest {

    private static final long SEED = 77_000_000;

    @Test
    void theRangesSpanExactlyTheFeasiblePlacements() {
        compare(false, 10_000);
    }

    /** Balances at the edges are then only compared to hold what the search finds: the ledger does not order decreases known by their day. */
    @Test
    void decreasesKnownOnlyByTheirDayNeverMakeTheRangeTooNarrow() {
        compare(true, 3_000);
    }

    private static void compare(boolean dayOnlyDecreases, int histories) {
        int compared = 0;
        int choices = 0;
        for (long seed = SEED; compared < histories; seed++) {
            History history = History.random(seed, options(seed, dayOnlyDecreases));
            if (history.readings.size() < 2) {
                continue;
            }
            Search search = new Search(history);
            if (search.placements() > 4_000) {
                continue;
            }
            compared++;
            search.run();
            choices += search.feasible > 1 ? 1 : 0;
            check(history, search, dayOnlyDecreases, seed);
        }
        assertThat(choices).isGreaterThan(histories / 10);
    }

    private static Options options(long seed, boolean dayOnlyDecreases) {
        Random random = new Random(seed);
        return new Options(
                random.nextInt(2, 5),
                random.nextInt(6),
                random.nextInt(3) == 0,
                dayOnlyDecreases,
                false,
                random.nextInt(1, 4));
    }

    private static void check(History history, Search search, boolean dayOnlyDecreases, long seed) {
        Drawdown told = history.ledger().over(history.windows);
        String story = told + "\n" + history.told(seed);
        Timeline timeline = Timeline.of(history.readings);
        if (!told.range().isUnknown()) {
            same(told.range(), search.drawn, dayOnlyDecreases, story);
        }
        if (!timeline.isOpen(timeline.intervalOf(search.from)) && !timeline.hasReadingAt(search.from)) {
            same(told.opening(), search.opening, dayOnlyDecreases, story);
        }
        if (!timeline.isOpen(timeline.intervalOf(search.until)) && !timeline.hasReadingAt(search.until)) {
            same(told.closing(), search.closing, dayOnlyDecreases, story);
        }
        assertThat(told.shortfalls().stream().map(s -> s.amount().value()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .as(story)
                .isLessThanOrEqualTo(search.leastShortfall);
    }

    private static void same(AmountRange told, Ends found, boolean atLeast, String story) {
        AmountRange range = found.range();
        if (!atLeast) {
            assertThat(told).as(story).isEqualTo(range);
            return;
        }
        assertThat(range.low() == null || told.contains(range.low())).as(story).isTrue();
        assertThat(range.high() == null ? told.high() == null : told.contains(range.high()))
                .as(story)
                .isTrue();
    }

    /** The ends found so far; an infinite high stands for an open end. */
    private static final class Ends {
        private @Nullable BigDecimal low;
        private @Nullable BigDecimal high;
        private boolean open;

        void add(BigDecimal least, @Nullable BigDecimal most) {
            low = low == null ? least : low.min(least);
            if (most == null) {
                open = true;
            } else {
                high = high == null ? most : high.max(most);
            }
        }

        AmountRange range() {
            return AmountRange.of(
                    low == null ? null : Money.of(low, Money.USD),
                    open || high == null ? null : Money.of(high, Money.USD));
        }
    }

    private record Placed(BigDecimal amount, Instant at) {}

    private static final class Search {
        private final List<Instant> times;
        private final List<BigDecimal> held;
        private final List<Movement> movements;
        private final Instant from;
        private final Instant until;
        private final int[] interval;
        private BigDecimal leastShortfall = BigDecimal.valueOf(Long.MAX_VALUE);
        private int feasible;
        private Ends drawn = new Ends();
        private Ends opening = new Ends();
        private Ends closing = new Ends();

        Search(History history) {
            List<BalanceReading> sorted = history.ledger().readings();
            times = sorted.stream().map(BalanceReading::at).toList();
            held = sorted.stream().map(r -> r.remaining().value()).toList();
            movements = history.movements;
            from = history.windows.getFirst().start();
            until = history.windows.getFirst().end();
            interval = new int[movements.size()];
        }

        private boolean touches(TimeWindow window, int i) {
            boolean startsInTime = i == times.size() || !window.start().isAfter(times.get(i));
            boolean endsInTime = i == 0
                    || (window.isInstant()
                            ? window.start().isAfter(times.get(i - 1))
                            : window.end().isAfter(times.get(i - 1)));
            return startsInTime && endsInTime;
        }

        long placements() {
            long product = 1;
            for (Movement movement : movements) {
                long ways = 0;
                for (int i = 0; i <= times.size(); i++) {
                    ways += touches(movement.window(), i) ? 1 : 0;
                }
                product *= ways;
                if (product > 1_000_000) {
                    return product;
                }
            }
            return product;
        }

        void run() {
            place(0);
        }

        private void place(int m) {
            if (m == interval.length) {
                evaluate();
                return;
            }
            for (int i = 0; i <= times.size(); i++) {
                if (touches(movements.get(m).window(), i)) {
                    interval[m] = i;
                    place(m + 1);
                }
            }
        }

        private BigDecimal consumption(int i) {
            BigDecimal c = held.get(i - 1).subtract(held.get(i));
            for (int m = 0; m < interval.length; m++) {
                c = interval[m] == i ? c.add(movements.get(m).amount().value()) : c;
            }
            return c;
        }

        private void evaluate() {
            BigDecimal shortfall = BigDecimal.ZERO;
            for (int i = 1; i < times.size(); i++) {
                shortfall = shortfall.add(consumption(i).negate().max(BigDecimal.ZERO));
            }
            int better = shortfall.compareTo(leastShortfall);
            if (better > 0) {
                return;
            }
            if (better < 0) {
                leastShortfall = shortfall;
                feasible = 0;
                drawn = new Ends();
                opening = new Ends();
                closing = new Ends();
            }
            feasible++;
            BigDecimal low = BigDecimal.ZERO;
            BigDecimal high = BigDecimal.ZERO;
            boolean open = from.isBefore(times.getFirst()) || until.isAfter(times.getLast());
            for (int i = 1; i < times.size(); i++) {
                Instant a = times.get(i - 1);
                Instant b = times.get(i);
                if (!a.isBefore(until) || !from.isBefore(b)) {
                    continue;
                }
                BigDecimal c = consumption(i);
                boolean whole = !a.isBefore(from) && !b.isAfter(until);
                if (c.signum() < 0) {
                    open = true;
                    edges(i, a, b, null);
                } else if (whole) {
                    low = low.add(c);
                    high = high.add(c);
                } else {
                    Ends part = new Ends();
                    for (List<Placed> course : courses(i)) {
                        part(i, a, b, c, course, part);
                    }
                    if (part.low == null || part.high == null) {
                        return; // no order of these movements keeps the balance above zero
                    }
                    low = low.add(part.low);
                    high = high.add(part.high);
                }
            }
            drawn.add(low, open ? null : high);
        }

        private void edges(int i, Instant a, Instant b, @Nullable BigDecimal none) {
            if (a.isBefore(from) && from.isBefore(b)) {
                opening.add(BigDecimal.ZERO, none);
            }
            if (a.isBefore(until) && until.isBefore(b)) {
                closing.add(BigDecimal.ZERO, none);
            }
        }

        /** All ways to set the movements of an interval to instants that differ in their order to the edges and to each other's bounds. */
        private List<List<Placed>> courses(int i) {
            List<List<Placed>> courses = new ArrayList<>();
            courses.add(List.of());
            for (int m = 0; m < interval.length; m++) {
                if (interval[m] != i) {
                    continue;
                }
                Movement movement = movements.get(m);
                List<List<Placed>> longer = new ArrayList<>();
                for (Instant at : instants(movement.window(), i)) {
                    for (List<Placed> course : courses) {
                        List<Placed> next = new ArrayList<>(course);
                        next.add(new Placed(movement.amount().value(), at));
                        longer.add(next);
                    }
                }
                courses = longer;
            }
            return courses;
        }

        private TreeSet<Instant> instants(TimeWindow window, int i) {
            TreeSet<Instant> instants = new TreeSet<>();
            if (window.isInstant()) {
                instants.add(window.start());
                return instants;
            }
            for (Instant at : List.of(
                    window.start(),
                    times.get(i - 1).plusNanos(1),
                    from.minusNanos(1),
                    from,
                    until.minusNanos(1),
                    until)) {
                if (window.contains(at) && at.isAfter(times.get(i - 1)) && !at.isAfter(times.get(i))) {
                    instants.add(at);
                }
            }
            return instants;
        }

        private BigDecimal balance(int i, List<Placed> course, Instant at, boolean including) {
            BigDecimal balance = held.get(i - 1);
            for (Placed placed : course) {
                boolean counts = including ? !placed.at.isAfter(at) : placed.at.isBefore(at);
                balance = counts ? balance.add(placed.amount) : balance;
            }
            return balance;
        }

        /** The most that can be gone before an instant, so that the balance never falls below zero from there on. */
        private BigDecimal most(int i, List<Placed> course, Instant edge, BigDecimal c) {
            BigDecimal most = c.min(balance(i, course, edge, false));
            for (Placed placed : course) {
                if (!placed.at.isBefore(edge)) {
                    most = most.min(balance(i, course, placed.at, true));
                }
            }
            return most;
        }

        private void part(int i, Instant a, Instant b, BigDecimal c, List<Placed> course, Ends part) {
            boolean opens = a.isBefore(from) && from.isBefore(b);
            boolean closes = a.isBefore(until) && until.isBefore(b);
            BigDecimal beforeFrom = opens ? most(i, course, from, c) : BigDecimal.ZERO;
            BigDecimal beforeUntil = closes ? most(i, course, until, c) : c;
            if (beforeFrom.signum() < 0 || beforeUntil.signum() < 0) {
                return; // this order would have needed more than the pool held
            }
            // consumed before from: x in [0, beforeFrom]; before until: y in [x, beforeUntil]; in the window: y - x
            if (closes) {
                part.add(BigDecimal.ZERO, beforeUntil);
                closing.add(balance(i, course, until, false).subtract(beforeUntil), balance(i, course, until, false));
            } else {
                part.add(c.subtract(beforeFrom), c);
            }
            if (opens) {
                opening.add(balance(i, course, from, false).subtract(beforeFrom), balance(i, course, from, false));
            }
        }
    }
}
