package io.trueup.credit;

import io.trueup.credit.Layout.Component;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A range that surely holds every placement of a component whose placements are too many to go through: each interval on its own, with all that might help. */
final class OuterBound {

    private final Valuation valuation;
    private final Layout layout;
    private final Component component;

    private OuterBound(Valuation valuation, Component component) {
        this.valuation = valuation;
        this.layout = valuation.layout();
        this.component = component;
    }

    /**
     * The bound of a component.
     *
     * @param shortfall that of the placement found, {@code chosen}
     */
    static Placement of(Valuation valuation, Component component, BigDecimal shortfall, Map<Integer, Integer> chosen) {
        Worth worth = new OuterBound(valuation, component).worth(shortfall.signum() > 0);
        return new Placement(worth, shortfall, chosen, false);
    }

    private Worth worth(boolean isShort) {
        BigDecimal drop = BigDecimal.ZERO;
        Span cuts = Span.ZERO;
        Span opening = Span.ZERO;
        Span closing = Span.ZERO;
        for (int i = component.first(); i <= component.last(); i++) {
            Scope.Kind kind = valuation.kind(i);
            if (kind == Scope.Kind.OPEN) {
                continue;
            }
            BigDecimal most = layout.base(i).add(increasesAt(i));
            if (kind == Scope.Kind.INSIDE) {
                drop = drop.add(layout.base(i));
            } else if (kind == Scope.Kind.CUT) {
                cuts = cuts.plus(new Span(BigDecimal.ZERO, most.max(BigDecimal.ZERO)));
                opening = opening.plus(balance(i, valuation.scope().start()));
                closing = closing.plus(balance(i, valuation.scope().end()));
            }
        }
        Span drawn = inside(drop).plus(cuts);
        return isShort
                ? new Worth(openAbove(drawn), openAbove(opening), openAbove(closing))
                : new Worth(drawn, opening, closing);
    }

    /** The whole intervals inside: their drops, and each group as little or as much as it can add there. */
    private Span inside(BigDecimal drop) {
        BigDecimal low = drop;
        BigDecimal high = drop;
        boolean any = false;
        for (MovementGroup group : component.groups()) {
            boolean mayBeIn = false;
            boolean mayBeOut = false;
            for (int i = group.first(); i <= group.last(); i++) {
                boolean inside = valuation.kind(i) == Scope.Kind.INSIDE;
                mayBeIn |= inside;
                mayBeOut |= !inside;
            }
            any |= mayBeIn;
            BigDecimal all = group.amount().multiply(BigDecimal.valueOf(group.size()));
            if (mayBeIn) {
                low = low.add(mayBeOut ? all.min(BigDecimal.ZERO) : all);
                high = high.add(mayBeOut ? all.max(BigDecimal.ZERO) : all);
            }
        }
        if (!any && drop.signum() == 0) {
            return Span.ZERO;
        }
        return new Span(low.max(BigDecimal.ZERO), high.max(BigDecimal.ZERO));
    }

    private BigDecimal increasesAt(int interval) {
        return atInterval(interval, 1);
    }

    private BigDecimal atInterval(int interval, int sign) {
        BigDecimal sum = BigDecimal.ZERO;
        for (MovementGroup group : component.groups()) {
            if (group.touches(interval) && group.amount().signum() == sign) {
                sum = sum.add(group.amount().multiply(BigDecimal.valueOf(group.size())));
            }
        }
        return sum;
    }

    private Span balance(int interval, Instant edge) {
        Timeline timeline = layout.timeline();
        if (!timeline.start(interval).isBefore(edge) || !edge.isBefore(timeline.end(interval))) {
            return Span.ZERO;
        }
        BigDecimal high = timeline.held(interval - 1).add(increasesAt(interval));
        for (int m : layout.fixedIn(interval)) {
            high = high.add(layout.movements().get(m).amount().value().max(BigDecimal.ZERO));
        }
        @Nullable BigDecimal low = timeline.neverNegative() ? BigDecimal.ZERO : null;
        return new Span(low, high.max(BigDecimal.ZERO));
    }

    private static Span openAbove(Span span) {
        return span == Span.ZERO ? span : new Span(span.low(), null);
    }
}
