package io.trueup.credit;

import io.trueup.period.TimeWindow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Movements of one amount and one window: interchangeable, so only how many of them stand in an interval matters.
 *
 * @param members their numbers in the ledger's order
 * @param first the first interval that the window touches
 * @param last the last one
 * @param middle the interval that holds the middle of the window
 */
record MovementGroup(BigDecimal amount, TimeWindow window, List<Integer> members, int first, int last, int middle) {

    static MovementGroup of(Timeline timeline, TimeWindow window, BigDecimal amount, List<Integer> members) {
        int first = timeline.intervalOf(window.start());
        int last = timeline.intervalOf(window.end());
        return new MovementGroup(
                amount, window, List.copyOf(members), first, last, timeline.intervalOf(middle(window)));
    }

    static Instant middle(TimeWindow window) {
        return window.start()
                .plus(Duration.between(window.start(), window.end()).dividedBy(2));
    }

    int size() {
        return members.size();
    }

    boolean isFixed() {
        return first == last;
    }

    boolean touches(int interval) {
        return first <= interval && interval <= last;
    }

    boolean isDecrease() {
        return amount.signum() < 0;
    }

    /** How far an interval lies from the middle of the window, in microseconds. */
    long distance(Timeline timeline, int interval) {
        if (interval == middle) {
            return 0;
        }
        return interval < middle
                ? ChronoUnit.MICROS.between(timeline.end(interval), middle(window))
                : ChronoUnit.MICROS.between(middle(window), timeline.start(interval));
    }
}
