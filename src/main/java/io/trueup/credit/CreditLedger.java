package io.trueup.credit;

import io.trueup.money.AmountRange;
import io.trueup.period.TimeWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The readings and movements of one credit pool, and what they prove about its consumption (design.md, "The core, exactly"); immutable. */
public final class CreditLedger {

    private static final Comparator<Movement> ORDER = Comparator.comparing(
                    (Movement movement) -> movement.window().start())
            .thenComparing(movement -> movement.window().end())
            .thenComparing(Movement::amount)
            .thenComparing(Movement::kind)
            .thenComparing(Movement::day)
            .thenComparing(Movement::reference, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Movement::source);

    private final Timeline timeline;
    private final List<Movement> movements;
    private final Layout layout;
    private final Necessity necessity;

    private CreditLedger(Timeline timeline, List<Movement> sorted) {
        this.timeline = timeline;
        this.movements = List.copyOf(sorted);
        this.layout = new Layout(timeline, movements);
        this.necessity = new Necessity(layout);
    }

    /**
     * The ledger of one pool; all amounts are of one unit, the order does not matter. Readings of one instant that agree are one reading;
     * those that differ are kept out, see {@link #conflicts}.
     */
    public static CreditLedger of(List<BalanceReading> readings, List<Movement> movements) {
        return new CreditLedger(
                Timeline.of(readings), movements.stream().sorted(ORDER).toList());
    }

    /** Each the readings of one instant that differ (READINGS_CONFLICT); none of them is used. */
    public List<List<BalanceReading>> conflicts() {
        return timeline.conflicts();
    }

    /** The readings that are used, by time. */
    public List<BalanceReading> readings() {
        return timeline.readings();
    }

    /** Whether an interval between two readings touches one of the windows: then there is a range. */
    public boolean hasEvidence(List<TimeWindow> windows) {
        return Scope.of(timeline, windows).isCovered();
    }

    /** What was drawn in the union of these windows, the estimate spread evenly by time. */
    public Drawdown over(List<TimeWindow> windows) {
        return over(windows, ConsumptionShape.byTime());
    }

    /** What was drawn in the union of these windows; the shape moves the estimate only. */
    public Drawdown over(List<TimeWindow> windows, ConsumptionShape shape) {
        Scope scope = Scope.of(timeline, windows);
        if (scope.isEmpty()) {
            return new Drawdown(
                    AmountRange.unknown(),
                    null,
                    AmountRange.unknown(),
                    null,
                    AmountRange.unknown(),
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        return new Assessment(layout, scope, shape).drawdown();
    }

    /**
     * A period part by part. The parts' ranges are each proved alone, so together they are wider than the period's; their estimates add up to
     * the estimate of {@link #over} their union.
     *
     * @param parts by time, each beginning where the one before ends
     */
    public List<Portion> split(List<TimeWindow> parts, ConsumptionShape shape) {
        if (parts.isEmpty()) {
            return List.of();
        }
        Estimate course = new Assessment(layout, Scope.of(timeline, parts), shape).course();
        return parts.stream()
                .map(part -> new Assessment(layout, Scope.of(timeline, List.of(part)), shape).portion(course))
                .toList();
    }

    /** The same ledger without one movement: what if it was never credited? */
    public CreditLedger without(Movement movement) {
        List<Movement> others = new ArrayList<>(movements);
        others.remove(movement);
        return new CreditLedger(timeline, others);
    }

    /**
     * Whether leaving this movement out makes more come in undocumented: some rise needs it. Also true where the placements are too many
     * to tell.
     */
    public boolean needs(Movement movement) {
        return necessity.of(movement);
    }

    /** Whether its whole window lies between the first reading and the last, so that the readings had to show it. */
    public boolean liesBetweenReadings(Movement movement) {
        if (timeline.size() < 2) {
            return false;
        }
        TimeWindow window = movement.window();
        Instant firstReading = timeline.at(0);
        Instant lastReading = timeline.at(timeline.size() - 1);
        return !window.end().isAfter(lastReading)
                && (window.isInstant()
                        ? window.start().isAfter(firstReading)
                        : !window.start().isBefore(firstReading));
    }
}
