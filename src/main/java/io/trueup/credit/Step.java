package io.trueup.credit;

import io.trueup.period.TimeWindow;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A movement placed in an interval: a change of the balance at some instant of the part of its window that lies there.
 *
 * @param amount signed
 */
record Step(Instant earliest, Instant latest, Instant estimate, BigDecimal amount) {

    static Step of(TimeWindow window, BigDecimal amount, Instant from, Instant until) {
        if (window.isInstant()) {
            return new Step(window.start(), window.start(), window.start(), amount);
        }
        Instant earliest = Scope.later(window.start(), from);
        Instant latest = Scope.earlier(window.end(), until);
        Instant middle = MovementGroup.middle(window);
        Instant estimate = Scope.later(earliest, Scope.earlier(middle, latest.minusNanos(1)));
        return new Step(earliest, latest, estimate, amount);
    }

    private boolean isInstant() {
        return earliest.equals(latest);
    }

    /** Increases as early as they may be, decreases as late: the order that leaves the most to consume. */
    Instant favourable() {
        return amount.signum() > 0 ? earliest : latest;
    }

    boolean mayPrecede(Instant edge) {
        return earliest.isBefore(edge);
    }

    boolean mustPrecede(Instant edge) {
        return isInstant() ? earliest.isBefore(edge) : !latest.isAfter(edge);
    }
}
