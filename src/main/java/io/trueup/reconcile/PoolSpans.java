package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.credit.Movement;
import io.trueup.period.TimeWindow;
import io.trueup.usage.AnalyticsBucket;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Of all times between two readings of a pool those, none overlapping another, in which together the most left it beyond what the analytics allow. A
 * bucket that reaches beyond a reading is allowed whole on either side, a movement that may lie on either side is taken for the one that proves less,
 * and a time of which a bucket is missing proves nothing: so each excess is proved.
 */
final class PoolSpans {

    /** From one reading to a later one. */
    record Between(BalanceReading from, BalanceReading until) {}

    /**
     * @param left at the least
     * @param paid at the most
     * @param slack what the cut of shown balances may hide
     */
    record Worst(List<Between> spans, BigDecimal left, BigDecimal paid, BigDecimal slack) {
        List<BalanceReading> readings() {
            return spans.stream()
                    .flatMap(span -> Stream.of(span.from(), span.until()))
                    .toList();
        }
    }

    private static final int NOWHERE = -1;

    private final List<BalanceReading> readings;
    private final List<AnalyticsBucket> buckets;

    /** Buckets that follow each other without a gap are one run. */
    private final int[] runs;

    private final BigDecimal[] paidBefore;

    /** What came in up to a reading: at the least, for a time that ends there; at the most, for one that begins there. */
    private final BigDecimal[] cameIn;

    private final BigDecimal[] mayHaveComeIn;

    private PoolSpans(
            List<BalanceReading> readings,
            List<Movement> movements,
            List<AnalyticsBucket> buckets,
            Function<AnalyticsBucket, BigDecimal> most) {
        this.readings = readings;
        this.buckets = buckets;
        this.runs = new int[buckets.size()];
        this.paidBefore = new BigDecimal[buckets.size() + 1];
        paidBefore[0] = BigDecimal.ZERO;
        for (int i = 0; i < buckets.size(); i++) {
            if (i > 0) {
                boolean follows = buckets.get(i - 1)
                        .window()
                        .end()
                        .equals(buckets.get(i).window().start());
                runs[i] = runs[i - 1] + (follows ? 0 : 1);
            }
            paidBefore[i + 1] = paidBefore[i].add(most.apply(buckets.get(i)));
        }
        this.cameIn = comeIn(movements, true);
        this.mayHaveComeIn = comeIn(movements, false);
    }

    /**
     * @param readings by time
     * @param buckets by time, none overlapping another
     * @param most what of a bucket can have left the pool
     */
    static Worst worst(
            List<BalanceReading> readings,
            List<Movement> movements,
            List<AnalyticsBucket> buckets,
            Function<AnalyticsBucket, BigDecimal> most) {
        return new PoolSpans(readings, movements, buckets, most).worst();
    }

    /** Balances of Computer credits are shown cut to whole ones (domain.md section 4). */
    static BigDecimal cut(BalanceReading reading) {
        boolean whole = reading.remaining().value().stripTrailingZeros().scale() <= 0;
        return whole ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    /** The best that ends at or before each reading, and where its last part begins; a part must prove more than the cut may hide. */
    private Worst worst() {
        int count = readings.size();
        BigDecimal[] best = new BigDecimal[count];
        int[] begins = new int[count];
        Arrays.fill(begins, NOWHERE);
        int start = NOWHERE;
        BigDecimal fromStart = BigDecimal.ZERO;
        int run = NOWHERE;
        for (int i = 0; i < count; i++) {
            best[i] = i == 0 ? BigDecimal.ZERO : best[i - 1];
            if (start != NOWHERE && runBefore(i) == run) {
                BigDecimal reached = fromStart.add(ended(i)).subtract(cut(readings.get(i)));
                if (reached.compareTo(best[i]) > 0) {
                    best[i] = reached;
                    begins[i] = start;
                }
            }
            int next = runAfter(i);
            BigDecimal begun = best[i].subtract(begun(i)).subtract(cut(readings.get(i)));
            if (next != NOWHERE && (start == NOWHERE || next != run || begun.compareTo(fromStart) > 0)) {
                start = i;
                fromStart = begun;
                run = next;
            }
        }
        return traced(begins);
    }

    private Worst traced(int[] begins) {
        List<Between> spans = new ArrayList<>();
        BigDecimal left = BigDecimal.ZERO;
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal slack = BigDecimal.ZERO;
        int i = begins.length - 1;
        while (i > 0) {
            int from = begins[i];
            if (from == NOWHERE) {
                i--;
                continue;
            }
            spans.addFirst(new Between(readings.get(from), readings.get(i)));
            left = left.add(held(from)).subtract(held(i)).add(cameIn[i]).subtract(mayHaveComeIn[from]);
            paid = paid.add(paidBefore[before(at(i)) + 1].subtract(paidBefore[after(at(from))]));
            slack = slack.add(cut(readings.get(from))).add(cut(readings.get(i)));
            i = from;
        }
        return new Worst(spans, left, paid, slack);
    }

    /** What a reading says if a time ends there, and if one begins there: their difference is what left beyond what was paid. */
    private BigDecimal ended(int reading) {
        return cameIn[reading].subtract(held(reading)).subtract(paidBefore[before(at(reading)) + 1]);
    }

    private BigDecimal begun(int reading) {
        return mayHaveComeIn[reading].subtract(held(reading)).subtract(paidBefore[after(at(reading))]);
    }

    private BigDecimal held(int reading) {
        return readings.get(reading).remaining().value();
    }

    private Instant at(int reading) {
        return readings.get(reading).at();
    }

    /** The run of the bucket that tells the time just before a reading. */
    private int runBefore(int reading) {
        int bucket = before(at(reading));
        return bucket < 0 || buckets.get(bucket).window().end().isBefore(at(reading)) ? NOWHERE : runs[bucket];
    }

    private int runAfter(int reading) {
        int bucket = after(at(reading));
        return bucket == buckets.size() || buckets.get(bucket).window().start().isAfter(at(reading))
                ? NOWHERE
                : runs[bucket];
    }

    /** The last bucket that begins before an instant. */
    private int before(Instant instant) {
        return first(buckets.size(), i -> !buckets.get(i).window().start().isBefore(instant)) - 1;
    }

    /** The first bucket that ends after an instant. */
    private int after(Instant instant) {
        return first(buckets.size(), i -> buckets.get(i).window().end().isAfter(instant));
    }

    /**
     * For every reading the movements up to it.
     *
     * @param atLeast increases that surely and decreases that possibly lie before; else the reverse
     */
    private BigDecimal[] comeIn(List<Movement> movements, boolean atLeast) {
        BigDecimal[] sums = new BigDecimal[readings.size()];
        Arrays.fill(sums, BigDecimal.ZERO);
        for (Movement movement : movements) {
            boolean surely = movement.isIncrease() == atLeast;
            int from = first(readings.size(), i -> surely ? isBefore(movement, at(i)) : mayBeBefore(movement, at(i)));
            if (from < sums.length) {
                sums[from] = sums[from].add(movement.amount().value());
            }
        }
        for (int i = 1; i < sums.length; i++) {
            sums[i] = sums[i].add(sums[i - 1]);
        }
        return sums;
    }

    private static boolean isBefore(Movement movement, Instant reading) {
        return !movement.window().end().isAfter(reading);
    }

    private static boolean mayBeBefore(Movement movement, Instant reading) {
        TimeWindow window = movement.window();
        return window.start().isBefore(reading)
                || window.isInstant() && window.start().equals(reading);
    }

    private interface At {
        boolean holds(int index);
    }

    /** The first index at which something holds that holds from there on; the size if it never does. */
    private static int first(int size, At at) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at.holds(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
