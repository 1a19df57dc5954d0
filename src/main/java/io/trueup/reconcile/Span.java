package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From the last reading at or before a month's start to the first at or after its end: what bears on the month.
 *
 * @param start null if no reading stands before; the same for end
 */
record Span(@Nullable Instant start, @Nullable Instant end, Month month) {

    static Span of(Month month, List<BalanceReading> readings) {
        Instant before = null;
        Instant after = null;
        boolean inside = false;
        for (BalanceReading reading : readings) {
            Instant at = reading.at();
            if (!at.isAfter(month.window().start())) {
                before = before == null || at.isAfter(before) ? at : before;
            } else if (!at.isBefore(month.window().end())) {
                after = after == null || at.isBefore(after) ? at : after;
            } else {
                inside = true;
            }
        }
        // a reading outside tells of the month only together with another one on its other side
        boolean bounded = inside || (before != null && after != null);
        return new Span(bounded ? before : null, bounded ? after : null, month);
    }

    boolean contains(Instant at) {
        return (start == null ? !at.isBefore(month.window().start()) : !at.isBefore(start))
                && (end == null ? !at.isAfter(month.window().end()) : !at.isAfter(end));
    }
}
