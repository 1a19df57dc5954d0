package io.trueup.credit;

import io.trueup.period.TimeWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An interval that an edge of the windows cuts: of its consumption {@code c} any part may fall in the windows, but a balance never goes
 * below zero before the purchase that fills it (domain.md section 2).
 *
 * @param from the earlier reading, {@code until} the later one
 * @param opening what the earlier reading says
 * @param consumption what was consumed in the whole interval, not negative
 * @param neverNegative whether the pool has the floor of zero
 */
record CutInterval(
        Instant from,
        Instant until,
        BigDecimal opening,
        BigDecimal consumption,
        List<Step> steps,
        boolean neverNegative) {

    /** How much of the consumption may fall in these parts of the interval, and how little. */
    Span drawn(List<TimeWindow> parts) {
        Instant lastIn = parts.getLast().end();
        boolean reachesEnd = lastIn.equals(until);
        Instant lastOut = reachesEnd ? parts.getLast().start() : until;
        BigDecimal most = atMostBefore(lastIn);
        BigDecimal elsewhere = lastOut.equals(from) ? BigDecimal.ZERO : atMostBefore(lastOut);
        return new Span(consumption.subtract(elsewhere), most);
    }

    /** The most that can have been consumed before an instant, by the order of movements that allows the most. */
    BigDecimal atMostBefore(Instant edge) {
        return atMostBefore(edge, Step::favourable);
    }

    BigDecimal atMostBefore(Instant edge, Function<Step, Instant> position) {
        if (edge.equals(until) || !neverNegative) {
            return consumption;
        }
        BigDecimal held = opening;
        SortedMap<Instant, BigDecimal> later = new TreeMap<>();
        for (Step step : steps) {
            Instant at = position.apply(step);
            if (at.isBefore(edge)) {
                held = held.add(step.amount());
            } else {
                later.merge(at, step.amount(), BigDecimal::add);
            }
        }
        return held.subtract(deepestFall(later)).min(consumption).max(BigDecimal.ZERO);
    }

    /** What the pool can have held at an instant strictly between the two readings (movements of that very instant still to come). */
    Span balanceAt(Instant edge) {
        BigDecimal least = opening;
        BigDecimal most = opening;
        SortedMap<Instant, BigDecimal> later = new TreeMap<>();
        for (Step step : steps) {
            boolean increase = step.amount().signum() > 0;
            boolean beforeAtLeast = increase ? step.mustPrecede(edge) : step.mayPrecede(edge);
            boolean beforeAtMost = increase ? step.mayPrecede(edge) : step.mustPrecede(edge);
            if (beforeAtLeast) {
                least = least.add(step.amount());
            } else {
                later.merge(Scope.later(step.favourable(), edge), step.amount(), BigDecimal::add);
            }
            if (beforeAtMost) {
                most = most.add(step.amount());
            }
        }
        BigDecimal low = least.subtract(consumption);
        if (neverNegative) {
            low = low.max(deepestFall(later));
        }
        return new Span(low, most.max(low));
    }

    /** How far the movements to come pull the balance down at the deepest; 0 if never below where it stands. */
    private static BigDecimal deepestFall(SortedMap<Instant, BigDecimal> later) {
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal deepest = BigDecimal.ZERO;
        for (BigDecimal change : later.values()) {
            net = net.add(change);
            deepest = deepest.min(net);
        }
        return deepest.negate();
    }
}
