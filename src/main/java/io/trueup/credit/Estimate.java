package io.trueup.credit;

import io.trueup.credit.ConsumptionShape.EvenShape;
import io.trueup.period.TimeWindow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One plausible course of a pool through the windows, on one placement of its movements: what was drawn, and what it held at both edges. */
final class Estimate {

    /** Estimates are cut to so many decimals before they are added up, so that they add up exactly. */
    private static final int DECIMALS = 12;

    private final Layout layout;
    private final Timeline timeline;
    private final Scope scope;
    private final Valuation valuation;
    private final Map<Integer, List<Integer>> chosen;
    private final ConsumptionShape shape;
    private final List<Integer> unexplained = new ArrayList<>();
    private BigDecimal drawn = BigDecimal.ZERO;
    private BigDecimal seconds = BigDecimal.ZERO;
    private BigDecimal rate = BigDecimal.ZERO;

    /** @param chosen interval to the movements that this placement puts there beside those that have no choice */
    Estimate(Valuation valuation, Map<Integer, List<Integer>> chosen, ConsumptionShape shape) {
        this.valuation = valuation;
        this.layout = valuation.layout();
        this.timeline = layout.timeline();
        this.scope = valuation.scope();
        this.chosen = chosen;
        this.shape = shape;
        explained();
        if (seconds.signum() > 0) {
            rate = EvenShape.quotient(drawn, seconds);
        }
        for (int interval : unexplained) {
            scope.parts(interval).forEach(part -> drawn = drawn.add(atMeanRate(part.start(), part.end())));
        }
        scope.uncovered().forEach(part -> drawn = drawn.add(atMeanRate(part.start(), part.end())));
    }

    BigDecimal drawn() {
        return drawn;
    }

    /** The intervals that touch the windows and whose rise no document explains, by time. */
    List<Integer> unexplained() {
        return unexplained;
    }

    /** What of all that was drawn falls in a window inside the scope; windows that adjoin each other add up to the whole, to the last decimal. */
    BigDecimal drawnIn(TimeWindow window) {
        BigDecimal sum = BigDecimal.ZERO;
        int last = timeline.intervalOf(window.end());
        for (int i = timeline.intervalOf(window.start()); i <= last; i++) {
            for (TimeWindow part : scope.parts(i)) {
                Instant from = Scope.later(part.start(), window.start());
                Instant until = Scope.earlier(part.end(), window.end());
                if (from.isBefore(until)) {
                    sum = sum.add(drawnBefore(i, part, until).subtract(drawnBefore(i, part, from)));
                }
            }
        }
        return sum;
    }

    /** What was drawn from the start of an interval's part up to an instant of it. */
    private BigDecimal drawnBefore(int interval, TimeWindow part, Instant edge) {
        return timeline.isOpen(interval) || consumption(interval).signum() < 0
                ? atMeanRate(part.start(), edge)
                : consumedBefore(interval, edge);
    }

    BigDecimal consumption(int interval) {
        BigDecimal sum = layout.base(interval);
        for (int m : chosen.getOrDefault(interval, List.of())) {
            sum = sum.add(layout.movements().get(m).amount().value());
        }
        return sum;
    }

    private void explained() {
        for (int i = Math.max(1, scope.first()); i <= Math.min(scope.last(), timeline.size() - 1); i++) {
            Scope.Kind kind = scope.kind(i);
            if (kind == Scope.Kind.OUTSIDE) {
                continue;
            }
            BigDecimal consumption = consumption(i);
            if (consumption.signum() < 0) {
                unexplained.add(i);
                continue;
            }
            for (TimeWindow part : scope.parts(i)) {
                seconds = seconds.add(EvenShape.seconds(part.start(), part.end()));
                drawn = drawn.add(
                        kind == Scope.Kind.INSIDE
                                ? consumption
                                : consumedBefore(i, part.end()).subtract(consumedBefore(i, part.start())));
            }
        }
    }

    private BigDecimal consumedBefore(int interval, Instant edge) {
        BigDecimal all = consumption(interval);
        Instant from = timeline.start(interval);
        Instant until = timeline.end(interval);
        if (!edge.isAfter(from)) {
            return BigDecimal.ZERO;
        }
        if (!edge.isBefore(until)) {
            return all;
        }
        BigDecimal share = shape.share(from, until, edge).max(BigDecimal.ZERO).min(BigDecimal.ONE);
        return rounded(all.multiply(share))
                .min(valuation.cutInterval(interval, all, steps(interval)).atMostBefore(edge, Step::estimate));
    }

    /** What the pool held at an edge of the windows. */
    @Nullable BigDecimal balanceAt(Instant edge) {
        int interval = timeline.intervalOf(edge);
        if (timeline.hasReadingAt(edge)) {
            return timeline.held(interval);
        }
        if (timeline.size() == 0) {
            return null;
        }
        BigDecimal held = interval == 0 ? beforeFirst(edge) : afterReading(interval, edge);
        return timeline.neverNegative() ? held.max(BigDecimal.ZERO) : held;
    }

    private BigDecimal beforeFirst(Instant edge) {
        BigDecimal held = timeline.held(0).add(atMeanRate(edge, timeline.at(0)));
        for (Step step : steps(0)) {
            held = step.estimate().isBefore(edge) ? held : held.subtract(step.amount());
        }
        return held;
    }

    private BigDecimal afterReading(int interval, Instant edge) {
        BigDecimal held = timeline.held(interval - 1);
        for (Step step : steps(interval)) {
            held = step.estimate().isBefore(edge) ? held.add(step.amount()) : held;
        }
        Instant from = timeline.start(interval);
        if (timeline.isOpen(interval)) {
            return held.subtract(atMeanRate(from, edge));
        }
        BigDecimal consumption = consumption(interval);
        if (consumption.signum() >= 0) {
            return held.subtract(consumedBefore(interval, edge));
        }
        Instant until = timeline.end(interval);
        boolean cameIn = !edge.isBefore(MovementGroup.middle(TimeWindow.of(from, until)));
        BigDecimal missing = cameIn ? atMeanRate(from, until).subtract(consumption) : BigDecimal.ZERO;
        return held.add(missing).subtract(atMeanRate(from, edge));
    }

    private List<Step> steps(int interval) {
        List<Step> steps = layout.fixedSteps(interval);
        chosen.getOrDefault(interval, List.of()).forEach(m -> steps.add(layout.step(m, interval)));
        return steps;
    }

    private BigDecimal atMeanRate(Instant from, Instant until) {
        return rounded(rate.multiply(EvenShape.seconds(from, until)));
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.scale() > DECIMALS ? value.setScale(DECIMALS, RoundingMode.HALF_EVEN) : value;
    }
}
