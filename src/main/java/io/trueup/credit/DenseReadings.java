package io.trueup.credit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Thins out readings that stand so close together that most of them prove nothing: inside one UTC day, one between two others past which the
 * balance only fell says nothing that these two do not say. The first and the last of each day, every rise, every zero and every instant told
 * twice stay, so that ranges, shortfalls and conflicts come out the same.
 */
public final class DenseReadings {

    private DenseReadings() {}

    /** @param readings of any pools, those of one pool together and in the order of time */
    public static List<BalanceReading> thinned(List<BalanceReading> readings) {
        List<BalanceReading> kept = new ArrayList<>();
        for (int at = 0; at < readings.size(); at++) {
            BalanceReading reading = readings.get(at);
            if (kept.isEmpty() || at + 1 == readings.size() || !isIdle(kept.getLast(), reading, readings.get(at + 1))) {
                kept.add(reading);
            }
        }
        return kept;
    }

    private static boolean isIdle(BalanceReading before, BalanceReading reading, BalanceReading after) {
        return before.pool().equals(reading.pool())
                && reading.pool().equals(after.pool())
                && before.at().isBefore(reading.at())
                && reading.at().isBefore(after.at())
                && dayOf(before).equals(dayOf(reading))
                && dayOf(reading).equals(dayOf(after))
                && !reading.remaining().isZero()
                && before.remaining().compareTo(reading.remaining()) >= 0
                && reading.remaining().compareTo(after.remaining()) >= 0;
    }

    private static LocalDate dayOf(BalanceReading reading) {
        return reading.at().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
