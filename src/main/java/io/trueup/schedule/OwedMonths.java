package io.trueup.schedule;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which months a due time means. */
final class OwedMonths {

    private OwedMonths() {}

    /**
     * The month before, as whoever wrote the schedule sees it: by the clocks of the zone. West of Greenwich the vendor's month, which is in UTC, may
     * be over while the zone's is not; then it is the vendor's.
     */
    static YearMonth previous(Instant due, ZoneId zone) {
        YearMonth there = YearMonth.from(due.atZone(zone)).minusMonths(1);
        YearMonth vendors = YearMonth.from(due.atZone(ZoneOffset.UTC)).minusMonths(1);
        return there.isAfter(vendors) ? there : vendors;
    }

    /** East of Greenwich the month before may not be over yet for the vendor; then it is waited for. */
    static Instant notBefore(YearMonth month, Instant due) {
        Instant over = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return over.isAfter(due) ? over : due;
    }

    /**
     * The months to run, the oldest first: every one that was missed, or the month before once more.
     *
     * @param last the newest month that the schedule has taken up; null if there is none
     * @param due when this was due, which may be long ago
     */
    static List<YearMonth> of(@Nullable YearMonth last, Instant due, Instant now, ZoneId zone) {
        YearMonth newest = previous(now, zone);
        YearMonth first = last == null ? previous(due, zone) : last.plusMonths(1);
        return first.isAfter(newest)
                ? List.of(newest)
                : Stream.iterate(first, month -> !month.isAfter(newest), month -> month.plusMonths(1))
                        .toList();
    }
}
