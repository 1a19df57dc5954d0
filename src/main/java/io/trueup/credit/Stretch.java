package io.trueup.credit;

import io.trueup.credit.Layout.Component;
import java.math.BigDecimal;
import java.util.List;

/** A part of a timeline with the movements that can stand in it, asked only what is missing there. */
record Stretch(Layout layout, int first, int last) {

    private record Missing(BigDecimal shortfall, boolean isExact) {}

    /** @param movements those whose windows lie wholly in the stretch */
    static Stretch of(Timeline timeline, List<Movement> movements, int first, int last) {
        return new Stretch(new Layout(timeline, movements), first, last);
    }

    /** Whether some placement leaves no rise unexplained. */
    boolean isExplained() {
        return missingWithoutChoice().signum() == 0
                && layout.components().stream().allMatch(component -> Sweep.explains(valuation(), component));
    }

    /** Whether the least shortfall is larger than another's; also true where the placements are too many to tell. */
    boolean lacksMoreThan(Stretch other) {
        Missing mine = missing();
        Missing others = other.missing();
        return !mine.isExact || !others.isExact || mine.shortfall.compareTo(others.shortfall) > 0;
    }

    private Missing missing() {
        BigDecimal shortfall = missingWithoutChoice();
        boolean isExact = true;
        for (Component component : layout.components()) {
            Placement placement = Sweep.of(valuation(), component);
            shortfall = shortfall.add(placement.shortfall());
            isExact &= placement.isExact();
        }
        return new Missing(shortfall, isExact);
    }

    private BigDecimal missingWithoutChoice() {
        BigDecimal shortfall = BigDecimal.ZERO;
        int interval = first;
        for (Component component : layout.components()) {
            shortfall = shortfall.add(missingBetween(interval, component.first() - 1));
            interval = component.last() + 1;
        }
        return shortfall.add(missingBetween(interval, last));
    }

    private BigDecimal missingBetween(int from, int until) {
        BigDecimal shortfall = BigDecimal.ZERO;
        for (int i = from; i <= until; i++) {
            if (!layout.timeline().isOpen(i)) {
                shortfall = shortfall.add(layout.base(i).negate().max(BigDecimal.ZERO));
            }
        }
        return shortfall;
    }

    private Valuation valuation() {
        return new Valuation(layout, Scope.of(layout.timeline(), List.of()));
    }
}
