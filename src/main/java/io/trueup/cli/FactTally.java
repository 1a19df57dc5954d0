package io.trueup.cli;

import io.trueup.credit.BalanceReading;
import io.trueup.credit.Movement;
import io.trueup.document.Fact;
import io.trueup.document.FactSink;
import io.trueup.document.RowRefusal;
import io.trueup.invoice.Invoice;
import io.trueup.money.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a document's facts come to, in constant memory however long it is. */
final class FactTally implements FactSink {
    private static final int MOST_REFUSALS = 20;

    private final SortedMap<String, PoolReadings> readings = new TreeMap<>();
    private final SortedMap<String, PoolMovements> movements = new TreeMap<>();
    private final List<RowRefusal> refusals = new ArrayList<>();
    private long refused;
    private long others;
    private @Nullable Invoice invoice;

    /** The readings of a pool: how many, the first and the last. */
    record PoolReadings(long count, Instant first, Instant last, Amount lastRemaining) {
        PoolReadings and(BalanceReading reading) {
            boolean later = !reading.at().isBefore(last);
            return new PoolReadings(
                    count + 1,
                    reading.at().isBefore(first) ? reading.at() : first,
                    later ? reading.at() : last,
                    later ? reading.remaining() : lastRemaining);
        }
    }

    /** The movements of a pool by kind: how many, and what they add up to. */
    record PoolMovements(String pool, String kind, long count, Amount sum) {}

    @Override
    public void accept(Fact fact) {
        switch (fact) {
            case Invoice one -> invoice = one;
            case BalanceReading reading ->
                readings.merge(
                        reading.pool(),
                        new PoolReadings(1, reading.at(), reading.at(), reading.remaining()),
                        (sofar, alone) -> sofar.and(reading));
            case Movement movement -> add(movement);
            case RowRefusal refusal -> {
                refused++;
                if (refusals.size() < MOST_REFUSALS) {
                    refusals.add(refusal);
                }
            }
            default -> others++;
        }
    }

    private void add(Movement movement) {
        String kind = movement.kind().told();
        movements.merge(
                movement.pool() + " " + kind + " " + movement.amount().unit(),
                new PoolMovements(movement.pool(), kind, 1, movement.amount()),
                (sofar, alone) -> new PoolMovements(sofar.pool, kind, sofar.count + 1, sofar.sum.plus(alone.sum)));
    }

    @Nullable Invoice invoice() {
        return invoice;
    }

    SortedMap<String, PoolReadings> readings() {
        return readings;
    }

    List<PoolMovements> movements() {
        return List.copyOf(movements.values());
    }

    /** The first rows kept out. */
    List<RowRefusal> refusals() {
        return refusals;
    }

    long refused() {
        return refused;
    }

    /** Facts of other kinds. */
    long others() {
        return others;
    }
}
