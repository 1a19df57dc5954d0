package io.trueup.credit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What an interval contributes to the figures asked for, once it is known which movements stand in it. */
record Valuation(Layout layout, Scope scope) {

    Scope.Kind kind(int interval) {
        return scope.kind(interval);
    }

    /** @param kind that of the interval
     * @param consumption negative where a document is missing: then anything from nothing up may have been consumed */
    Worth worth(Scope.Kind kind, int interval, BigDecimal consumption, List<Step> steps) {
        return switch (kind) {
            case OPEN, OUTSIDE -> Worth.NOTHING;
            case INSIDE ->
                Worth.drawn(consumption.signum() < 0 ? new Span(BigDecimal.ZERO, null) : Span.point(consumption));
            case CUT -> consumption.signum() < 0 ? shortOf(interval) : cut(interval, consumption, steps);
        };
    }

    private Worth cut(int interval, BigDecimal consumption, List<Step> steps) {
        CutInterval cut = cutInterval(interval, consumption, steps);
        return new Worth(
                cut.drawn(scope.parts(interval)),
                holds(interval, scope.start()) ? cut.balanceAt(scope.start()) : Span.ZERO,
                holds(interval, scope.end()) ? cut.balanceAt(scope.end()) : Span.ZERO);
    }

    private Worth shortOf(int interval) {
        Span unknown = new Span(layout.timeline().neverNegative() ? BigDecimal.ZERO : null, null);
        return new Worth(
                new Span(BigDecimal.ZERO, null),
                holds(interval, scope.start()) ? unknown : Span.ZERO,
                holds(interval, scope.end()) ? unknown : Span.ZERO);
    }

    CutInterval cutInterval(int interval, BigDecimal consumption, List<Step> steps) {
        Timeline timeline = layout.timeline();
        return new CutInterval(
                timeline.start(interval),
                timeline.end(interval),
                timeline.held(interval - 1),
                consumption,
                steps,
                timeline.neverNegative());
    }

    private boolean holds(int interval, Instant edge) {
        return layout.timeline().start(interval).isBefore(edge)
                && edge.isBefore(layout.timeline().end(interval));
    }
}
