package io.trueup.credit;

import io.trueup.money.Credits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The readings of one pool by time, and the intervals between them, numbered: interval {@code i} is {@code (t(i-1), t(i)]}; interval 0 is the
 * open end before the first reading, interval {@link #size()} the one after the last.
 */
final class Timeline {

    private static final Comparator<BalanceReading> ORDER =
            Comparator.comparing(BalanceReading::at).thenComparing(BalanceReading::source);

    private final List<BalanceReading> readings;
    private final List<List<BalanceReading>> conflicts;
    private final boolean neverNegative;

    private Timeline(List<BalanceReading> readings, List<List<BalanceReading>> conflicts) {
        this.readings = List.copyOf(readings);
        this.conflicts = List.copyOf(conflicts);
        this.neverNegative =
                readings.stream().noneMatch(r -> r.remaining().isNegative() || r.remaining() instanceof Credits);
    }

    static Timeline of(List<BalanceReading> given) {
        List<BalanceReading> sorted = new ArrayList<>(given);
        sorted.sort(ORDER);
        List<BalanceReading> used = new ArrayList<>(sorted.size());
        List<List<BalanceReading>> conflicts = new ArrayList<>();
        for (int i = 0, next; i < sorted.size(); i = next) {
            BalanceReading first = sorted.get(i);
            boolean agree = true;
            for (next = i + 1; next < sorted.size() && sorted.get(next).at().equals(first.at()); next++) {
                agree &= sorted.get(next).remaining().compareTo(first.remaining()) == 0;
            }
            if (agree) {
                used.add(first);
            } else {
                conflicts.add(List.copyOf(sorted.subList(i, next)));
            }
        }
        return new Timeline(used, conflicts);
    }

    List<BalanceReading> readings() {
        return readings;
    }

    List<List<BalanceReading>> conflicts() {
        return conflicts;
    }

    int size() {
        return readings.size();
    }

    /**
     * A pool of API credit is taken never to go below zero (domain.md section 2), unless it was ever read there; one of Computer credits may,
     * and is invoiced afterwards (section 4).
     */
    boolean neverNegative() {
        return neverNegative;
    }

    boolean isOpen(int interval) {
        return interval == 0 || interval == size();
    }

    /** The interval that holds an instant: a reading belongs to the interval that it ends. */
    int intervalOf(Instant instant) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle).isBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Instant at(int reading) {
        return readings.get(reading).at();
    }

    BigDecimal held(int reading) {
        return readings.get(reading).remaining().value();
    }

    boolean hasReadingAt(Instant instant) {
        int i = intervalOf(instant);
        return i < size() && at(i).equals(instant);
    }

    /** Where an interval starts; {@link Instant#MIN} before the first reading. */
    Instant start(int interval) {
        return interval == 0 ? Instant.MIN : at(interval - 1);
    }

    /** Where an interval ends; {@link Instant#MAX} after the last reading. */
    Instant end(int interval) {
        return interval == size() ? Instant.MAX : at(interval);
    }

    /** By how much the balance fell from one end of an interval to the other. */
    BigDecimal drop(int interval) {
        return held(interval - 1).subtract(held(interval));
    }
}
