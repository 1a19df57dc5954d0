package io.trueup.console.month;

import io.trueup.console.page.Shown;
import io.trueup.money.Amount;
import io.trueup.reconcile.PoolDay;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pool's balance over the month's days: the band that the readings prove, the estimate as a line, readings as dots, purchases as bars at the
 * foot. Places are in the units of the picture.
 *
 * @param band the points of the band's outline; empty if no day has both ends
 * @param line the points of the estimate
 */
record BalanceChart(
        String band,
        String line,
        List<Dot> readings,
        List<Bar> purchases,
        List<Tick> levels,
        List<Tick> days,
        List<Row> rows) {

    static final int WIDTH = 720;
    static final int HEIGHT = 220;

    private static final int LEFT = 78;
    private static final int RIGHT = 10;
    private static final int TOP = 10;
    private static final int FOOT = 26;
    private static final int TICKS = 4;

    BalanceChart {
        readings = List.copyOf(readings);
        purchases = List.copyOf(purchases);
        levels = List.copyOf(levels);
        days = List.copyOf(days);
        rows = List.copyOf(rows);
    }

    record Dot(int x, int y, String words) {}

    record Bar(int x, int y, int height, String words) {}

    record Tick(int at, String label) {}

    /** A day in words. */
    record Row(String day, String closing, String drawn, String bought, String reading) {}

    /**
     * @param days of one pool, in order.
     * @return null if there is nothing to draw
     */
    static @Nullable BalanceChart of(List<PoolDay> days) {
        BigDecimal most = days.stream()
                .flatMap(BalanceChart::levels)
                .reduce(BigDecimal::max)
                .orElse(BigDecimal.ZERO);
        BigDecimal least = days.stream().flatMap(BalanceChart::levels).reduce(BigDecimal.ZERO, BigDecimal::min);
        if (days.isEmpty() || most.compareTo(least) <= 0) {
            return null;
        }
        Frame frame = new Frame(days.size(), least, Frame.above(most));
        List<Dot> dots = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            PoolDay day = days.get(i);
            if (day.last() != null) {
                Amount remaining = day.last().remaining();
                dots.add(new Dot(
                        frame.x(i), frame.y(remaining.value()), day.day() + ": read " + Shown.amount(remaining)));
            }
            if (day.bought().isPositive()) {
                int y = frame.y(day.bought().value().min(frame.most));
                bars.add(new Bar(
                        frame.x(i) - 3, y, HEIGHT - FOOT - y, day.day() + ": bought " + Shown.amount(day.bought())));
            }
        }
        return new BalanceChart(
                band(days, frame),
                line(days, frame),
                dots,
                bars,
                levelTicks(days.getFirst().bought(), frame),
                dayTicks(days, frame),
                days.stream().map(BalanceChart::row).toList());
    }

    private static Stream<BigDecimal> levels(PoolDay day) {
        Stream.Builder<BigDecimal> levels = Stream.builder();
        add(levels, day.closing().low());
        add(levels, day.closing().high());
        add(levels, day.closingEstimate());
        add(levels, day.last() == null ? null : day.last().remaining());
        return levels.build();
    }

    private static void add(Stream.Builder<BigDecimal> levels, @Nullable Amount amount) {
        if (amount != null) {
            levels.add(amount.value());
        }
    }

    private static String band(List<PoolDay> days, Frame frame) {
        List<String> above = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Amount low = days.get(i).closing().low();
            Amount high = days.get(i).closing().high();
            if (low != null && high != null) {
                above.add(frame.x(i) + "," + frame.y(high.value()));
                below.addFirst(frame.x(i) + "," + frame.y(low.value()));
            }
        }
        above.addAll(below);
        return String.join(" ", above);
    }

    private static String line(List<PoolDay> days, Frame frame) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Amount estimate = days.get(i).closingEstimate();
            if (estimate != null) {
                points.add(frame.x(i) + "," + frame.y(estimate.value()));
            }
        }
        return String.join(" ", points);
    }

    private static List<Tick> levelTicks(Amount unit, Frame frame) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= TICKS; i++) {
            BigDecimal level = frame.least.add(frame.most
                    .subtract(frame.least)
                    .multiply(BigDecimal.valueOf(i))
                    .divide(BigDecimal.valueOf(TICKS), MathContext.DECIMAL64));
            ticks.add(
                    new Tick(frame.y(level), Shown.amount(unit.withValue(level)).replaceFirst(" .*", "")));
        }
        return ticks;
    }

    private static List<Tick> dayTicks(List<PoolDay> days, Frame frame) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < days.size(); i += 7) {
            ticks.add(new Tick(frame.x(i), days.get(i).day().toString().substring(5)));
        }
        return ticks;
    }

    private static Row row(PoolDay day) {
        return new Row(
                day.day().toString(),
                Shown.range(day.closing(), day.closingEstimate()),
                Shown.range(day.drawn(), day.drawnEstimate()),
                day.bought().isZero() ? Shown.NONE : Shown.amount(day.bought()),
                day.last() == null ? Shown.NONE : Shown.amount(day.last().remaining()));
    }

    private record Frame(int days, BigDecimal least, BigDecimal most) {
        int x(int day) {
            return days == 1
                    ? LEFT + (WIDTH - LEFT - RIGHT) / 2
                    : LEFT + 6 + day * (WIDTH - LEFT - RIGHT - 12) / (days - 1);
        }

        int y(BigDecimal level) {
            int height = HEIGHT - TOP - FOOT;
            return HEIGHT
                    - FOOT
                    - level.subtract(least)
                            .multiply(BigDecimal.valueOf(height))
                            .divide(most.subtract(least), MathContext.DECIMAL64)
                            .setScale(0, RoundingMode.HALF_UP)
                            .intValueExact();
        }

        /** The next round figure: 1, 2, 4, 6, 8 or 10 times a power of ten. */
        static BigDecimal above(BigDecimal most) {
            BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(most.precision() - most.scale() - 1);
            for (int factor : new int[] {1, 2, 4, 6, 8}) {
                BigDecimal round = power.multiply(BigDecimal.valueOf(factor));
                if (round.compareTo(most) >= 0) {
                    return round;
                }
            }
            return power.multiply(BigDecimal.TEN);
        }
    }
}
