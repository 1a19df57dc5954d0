package io.trueup.credit;

import io.trueup.credit.Layout.Component;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.period.TimeWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer of a ledger to one question: all figures of {@link Drawdown} for one scope. */
final class Assessment {

    private final Layout layout;
    private final Timeline timeline;
    private final Scope scope;
    private final Valuation valuation;
    private final ConsumptionShape shape;
    private final Map<Integer, Integer> places = new HashMap<>();
    private final Map<Integer, List<Integer>> chosen = new HashMap<>();
    private final List<String> assumptions = new ArrayList<>();
    private Worth worth = Worth.NOTHING;

    Assessment(Layout layout, Scope scope, ConsumptionShape shape) {
        this.layout = layout;
        this.timeline = layout.timeline();
        this.scope = scope;
        this.valuation = new Valuation(layout, scope);
        this.shape = shape;
    }

    Drawdown drawdown() {
        layout.fixed().forEach((interval, members) -> members.forEach(m -> places.put(m, interval)));
        addUp();
        Estimate estimate = new Estimate(valuation, chosen, shape);
        boolean covered = scope.isCovered();
        AmountRange range = drawn(covered);
        AmountRange opening = edge(scope.start(), worth.opening());
        AmountRange closing = edge(scope.end(), worth.closing());
        assume(estimate, covered);
        return new Drawdown(
                range,
                covered ? range.clamp(amount(estimate.drawn())) : null,
                opening,
                balance(estimate, scope.start(), opening, covered),
                closing,
                balance(estimate, scope.end(), closing, covered),
                estimate.unexplained().stream()
                        .map(i -> shortfall(i, estimate.consumption(i)))
                        .toList(),
                movements(),
                exhausted(),
                assumptions);
    }

    /** The course on which the estimates of the scope rest; null where nothing is known to estimate from. */
    @Nullable Estimate course() {
        if (!scope.isCovered()) {
            return null;
        }
        addUp();
        return new Estimate(valuation, chosen, shape);
    }

    /** @param course through a period of which the scope is a part; null where nothing is known to estimate from */
    Portion portion(@Nullable Estimate course) {
        addUp();
        AmountRange drawn = drawn(scope.isCovered());
        AmountRange opening = edge(scope.start(), worth.opening());
        AmountRange closing = edge(scope.end(), worth.closing());
        TimeWindow window = TimeWindow.of(scope.start(), scope.end());
        return new Portion(
                window,
                opening,
                balance(course, scope.start(), opening),
                drawn,
                course == null ? null : drawn.clamp(amount(course.drawnIn(window))),
                closing,
                balance(course, scope.end(), closing));
    }

    private @Nullable Amount balance(@Nullable Estimate course, Instant edge, AmountRange range) {
        BigDecimal balance = course == null ? null : course.balanceAt(edge);
        return balance == null ? null : range.clamp(amount(balance));
    }

    private AmountRange drawn(boolean covered) {
        if (!covered) {
            return AmountRange.unknown();
        }
        AmountRange range = range(worth.drawn());
        return scope.uncovered().isEmpty() ? range : range.openAbove();
    }

    private void addUp() {
        int interval = Math.max(1, scope.first());
        int last = Math.min(scope.last(), timeline.size() - 1);
        for (Component component : layout.components()) {
            if (!component.touches(scope.first(), scope.last())) {
                continue;
            }
            interval = addWithoutChoice(interval, Math.min(last, component.first() - 1));
            add(Sweep.of(valuation, component), component);
            interval = Math.max(interval, component.last() + 1);
        }
        addWithoutChoice(interval, last);
    }

    private int addWithoutChoice(int from, int until) {
        BigDecimal inside = BigDecimal.ZERO;
        for (int i = from; i <= until; i++) {
            BigDecimal base = layout.base(i);
            Scope.Kind kind = scope.kind(i);
            if (kind == Scope.Kind.INSIDE && base.signum() >= 0) {
                inside = inside.add(base);
            } else {
                worth = worth.plus(
                        valuation.worth(kind, i, base, kind == Scope.Kind.CUT ? layout.fixedSteps(i) : List.of()));
            }
        }
        worth = worth.plus(Worth.drawn(Span.point(inside)));
        return Math.max(from, until + 1);
    }

    private void add(Placement placement, Component component) {
        worth = worth.plus(placement.worth());
        placement.chosen().forEach((m, interval) -> {
            places.put(m, interval);
            chosen.computeIfAbsent(interval, _ -> new ArrayList<>()).add(m);
        });
        if (!placement.isExact()) {
            assumptions.add(
                    "So many purchases known only by their day could stand on so many sides of the readings from "
                            + edgeOf(timeline.start(component.first()))
                            + " to "
                            + edgeOf(timeline.end(component.last()))
                            + " that not every combination was tried: the range holds them all, but may be wider than it needs"
                            + " to be, and what came in unexplained may be less than told.");
        }
    }

    private static String edgeOf(Instant instant) {
        return instant.equals(Instant.MIN)
                ? "the beginning"
                : instant.equals(Instant.MAX) ? "the end" : instant.toString();
    }

    private AmountRange edge(Instant edge, Span cut) {
        if (timeline.hasReadingAt(edge)) {
            return AmountRange.point(amount(timeline.held(timeline.intervalOf(edge))));
        }
        return timeline.isOpen(timeline.intervalOf(edge)) ? AmountRange.unknown() : range(cut);
    }

    private @Nullable Amount balance(Estimate estimate, Instant edge, AmountRange range, boolean covered) {
        if (!covered && !range.isPoint()) {
            return null;
        }
        BigDecimal balance = estimate.balanceAt(edge);
        return balance == null ? null : range.clamp(amount(balance));
    }

    private Shortfall shortfall(int interval, BigDecimal consumption) {
        return new Shortfall(
                timeline.readings().get(interval - 1), timeline.readings().get(interval), amount(consumption.negate()));
    }

    private List<PlacedMovement> movements() {
        List<PlacedMovement> placed = new ArrayList<>();
        for (int m = 0; m < layout.movements().size(); m++) {
            Movement movement = layout.movements().get(m);
            PlacedMovement.Side side = side(m, movement);
            if (side == PlacedMovement.Side.WITHIN || touches(movement)) {
                placed.add(new PlacedMovement(movement, side));
            }
        }
        return placed;
    }

    private PlacedMovement.Side side(int m, Movement movement) {
        Instant middle = MovementGroup.middle(movement.window());
        int interval = places.getOrDefault(m, timeline.intervalOf(middle));
        return scope.side(layout.step(m, interval).estimate(), interval);
    }

    private boolean touches(Movement movement) {
        TimeWindow day = TimeWindow.of(
                movement.day().atStartOfDay(ZoneOffset.UTC).toInstant(),
                movement.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        return scope.windows().stream().anyMatch(w -> overlap(w, movement.window()) || overlap(w, day));
    }

    private static boolean overlap(TimeWindow window, TimeWindow other) {
        return other.isInstant()
                ? window.contains(other.start())
                : window.start().isBefore(other.end()) && other.start().isBefore(window.end());
    }

    private List<BalanceReading> exhausted() {
        return timeline.readings().stream()
                .filter(reading -> reading.remaining().isZero())
                .filter(reading -> scope.windows().stream()
                        .anyMatch(window -> reading.at().isAfter(window.start())
                                && !reading.at().isAfter(window.end())))
                .toList();
    }

    private void assume(Estimate estimate, boolean covered) {
        if (!covered) {
            return;
        }
        for (TimeWindow part : scope.uncovered()) {
            assumptions.add("There is no reading on one side of " + part.start() + " to " + part.end()
                    + ": the estimate goes on at the mean rate of the rest of the period, and the upper end of the range"
                    + " is open.");
        }
        for (int i : estimate.unexplained()) {
            assumptions.add("Between the readings of " + timeline.start(i) + " and " + timeline.end(i)
                    + " at least " + amount(estimate.consumption(i).negate())
                    + " came in that no document explains: the estimate takes the mean rate of the rest of the period"
                    + " there, and the upper end of the range is open.");
        }
        for (Instant edge : List.of(scope.start(), scope.end())) {
            int i = timeline.intervalOf(edge);
            if (!timeline.isOpen(i) && !timeline.hasReadingAt(edge)) {
                assumptions.add("At " + edge + " there is no reading: the estimate divides what was consumed between "
                        + timeline.start(i) + " and " + timeline.end(i)
                        + (shape == ConsumptionShape.byTime() ? " evenly by time." : " by the shape of known usage."));
            }
        }
    }

    private AmountRange range(Span span) {
        return AmountRange.of(
                span.low() == null ? null : amount(span.low()), span.high() == null ? null : amount(span.high()));
    }

    private Amount amount(BigDecimal value) {
        return timeline.readings().getFirst().remaining().withValue(value);
    }
}
