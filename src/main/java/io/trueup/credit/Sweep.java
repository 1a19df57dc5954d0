package io.trueup.credit;

import io.trueup.credit.Layout.Component;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All placements of one component, by a sweep over its intervals. The state is how many of each group still wait; for each state the sweep
 * keeps the least shortfall and, over the placements that reach it, the range of the figures asked for and the placement nearest to the
 * middles.
 *
 * <p>Not every interval asks for a choice. Where consumption stays ≥ 0 without it, an increase need not be placed: it can as well wait
 * for the last interval of the same kind (inside the windows, outside) that its window reaches, since there it counts the same and can
 * only help. So increases are placed where a rise needs them, where the kind changes, where their window ends, and in the middle of
 * their window (for the estimate). Decreases are tried everywhere.
 */
final class Sweep {

    /** Beyond so many waiting states, or so many choices at one interval or in one sweep, the exact search is given up. */
    static final int MOST_STATES = 20_000;

    static final int MOST_CHOICES_AT_ONCE = 500_000;

    static final int MOST_CHOICES = 10_000_000;

    /** Where it is given up, one good placement is still looked for, with so many states and choices for each. */
    private static final int MOST_PROMISING = 300;

    private static final int MOST_CHOICES_A_STATE = 2_000;

    /** Of which increases beyond need are tried, and how far the search goes. */
    private enum Reach {
        /** All placements that matter for the range and for the estimate. */
        ALL,
        /** All that matter for the range. */
        RANGE,
        /** A few promising ones: finds a placement, proves no range. */
        PROMISING
    }

    private final Valuation valuation;
    private final Layout layout;
    private final Timeline timeline;
    private final Component component;
    private final boolean shortfallAllowed;
    private final Reach reach;
    private final Set<Integer> stops = new TreeSet<>();
    private Map<List<Integer>, Trail> states = new LinkedHashMap<>();
    private List<MovementGroup> active = List.of();
    private int nextGroup;
    private long choices;

    private static final class TooManyChoices extends Exception {
        private static final long serialVersionUID = 1L;

        TooManyChoices() {
            super("More placements than the sweep's bound", null, false, false);
        }
    }

    private Sweep(Valuation valuation, Component component, boolean shortfallAllowed, Reach reach) {
        this.valuation = valuation;
        this.layout = valuation.layout();
        this.timeline = layout.timeline();
        this.component = component;
        this.shortfallAllowed = shortfallAllowed;
        this.reach = reach;
        for (MovementGroup group : component.groups()) {
            stops.add(group.first());
            stops.add(group.last());
            if (reach == Reach.ALL) {
                stops.add(group.middle());
            }
            if (group.isDecrease()) {
                for (int i = group.first(); i <= group.last(); i++) {
                    stops.add(i);
                }
            }
        }
    }

    /** The placements of a component: exact, or an outer bound where they are too many. */
    static Placement of(Valuation valuation, Component component) {
        for (Reach reach : List.of(Reach.ALL, Reach.RANGE)) {
            try {
                Trail trail = best(valuation, component, reach);
                return new Placement(trail.worth(), trail.shortfall(), trail.chosen(), true);
            } catch (TooManyChoices e) {
                continue;
            }
        }
        try {
            Trail trail = best(valuation, component, Reach.PROMISING);
            return OuterBound.of(valuation, component, trail.shortfall(), trail.chosen());
        } catch (TooManyChoices e) {
            throw new IllegalStateException("A search among the promising placements has no bound", e);
        }
    }

    private static Trail best(Valuation valuation, Component component, Reach reach) throws TooManyChoices {
        Trail trail = new Sweep(valuation, component, false, reach).run();
        if (trail == null) {
            trail = new Sweep(valuation, component, true, reach).run();
        }
        return Objects.requireNonNull(trail, "with a shortfall allowed every placement is one");
    }

    /** Whether some placement leaves no rise unexplained; false also where there are too many to tell. */
    static boolean explains(Valuation valuation, Component component) {
        try {
            return new Sweep(valuation, component, false, Reach.RANGE).run() != null;
        } catch (TooManyChoices e) {
            return false;
        }
    }

    private @Nullable Trail run() throws TooManyChoices {
        states.put(List.of(), Trail.START);
        Worth settled = Worth.NOTHING;
        Scope.Kind kind = valuation.kind(component.first());
        for (int i = component.first(); i <= component.last(); i++) {
            BigDecimal base = kind == Scope.Kind.OPEN ? BigDecimal.ZERO : layout.base(i);
            Scope.Kind nextKind = i == component.last() ? Scope.Kind.OPEN : valuation.kind(i + 1);
            boolean kindEnds = kind == Scope.Kind.CUT || kind == Scope.Kind.OPEN || nextKind != kind;
            if (base.signum() >= 0 && !kindEnds && !stops.contains(i)) {
                settled = settled.plus(valuation.worth(kind, i, base, List.of()));
            } else {
                activate(i);
                new Stop(i, kind, base, kindEnds).pass();
                retire(i);
                if (states.isEmpty()) {
                    return null;
                }
            }
            kind = nextKind;
        }
        Trail end = states.get(List.of());
        return end == null ? null : end.with(end.worth().plus(settled));
    }

    private void activate(int interval) {
        int from = nextGroup;
        while (nextGroup < component.groups().size()
                && component.groups().get(nextGroup).first() == interval) {
            nextGroup++;
        }
        List<MovementGroup> started = component.groups().subList(from, nextGroup);
        if (started.isEmpty()) {
            return;
        }
        active = concat(active, started);
        List<Integer> waiting = started.stream().map(MovementGroup::size).toList();
        Map<List<Integer>, Trail> grown = new LinkedHashMap<>();
        states.forEach((state, trail) -> grown.put(concat(state, waiting), trail));
        states = grown;
    }

    /** Groups whose window has ended are all placed. */
    private void retire(int interval) {
        if (active.stream().noneMatch(group -> group.last() == interval)) {
            return;
        }
        List<Integer> staying = new ArrayList<>();
        for (int g = 0; g < active.size(); g++) {
            if (active.get(g).last() != interval) {
                staying.add(g);
            }
        }
        active = staying.stream().map(active::get).toList();
        Map<List<Integer>, Trail> shrunk = new LinkedHashMap<>();
        states.forEach(
                (state, trail) -> shrunk.put(staying.stream().map(state::get).toList(), trail));
        states = shrunk;
    }

    private static <T> List<T> concat(List<T> one, List<T> other) {
        List<T> both = new ArrayList<>(one);
        both.addAll(other);
        return Collections.unmodifiableList(both);
    }

    /** One interval at which there is something to choose. */
    private final class Stop {
        private final int interval;
        private final Scope.Kind kind;
        private final BigDecimal base;
        private final boolean[] free;
        private final boolean[] forced;
        private final List<Integer> order = new ArrayList<>();
        private final Map<List<Integer>, Trail> reached = new LinkedHashMap<>();
        private final int[] counts = new int[active.size()];
        private final List<Step> fixedSteps;
        private long choicesHere;
        private int choicesOfState;

        Stop(int interval, Scope.Kind kind, BigDecimal base, boolean kindEnds) {
            this.interval = interval;
            this.kind = kind;
            this.base = base;
            this.fixedSteps = kind == Scope.Kind.CUT ? layout.fixedSteps(interval) : List.of();
            free = new boolean[active.size()];
            forced = new boolean[active.size()];
            for (int g = 0; g < active.size(); g++) {
                MovementGroup group = active.get(g);
                forced[g] = group.last() == interval;
                free[g] = forced[g]
                        || group.isDecrease()
                        || (kindEnds && reach != Reach.PROMISING)
                        || (reach == Reach.ALL && group.middle() == interval);
            }
            for (int g = 0; g < active.size(); g++) {
                if (free[g]) {
                    order.add(g);
                }
            }
            for (int g = 0; g < active.size(); g++) {
                if (!free[g]) {
                    order.add(g);
                }
            }
        }

        void pass() throws TooManyChoices {
            for (Map.Entry<List<Integer>, Trail> entry : states.entrySet()) {
                choicesOfState = 0;
                choose(entry.getKey(), entry.getValue(), 0, base);
            }
            states = reach == Reach.PROMISING ? promising() : reached;
        }

        private Map<List<Integer>, Trail> promising() {
            Map<List<Integer>, Trail> kept = new LinkedHashMap<>();
            reached.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.comparing(Trail::shortfall)
                            .thenComparing(Trail::distance)
                            .thenComparing(Trail::lateness)))
                    .limit(MOST_PROMISING)
                    .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
            return kept;
        }

        private boolean isGivenUp() throws TooManyChoices {
            if (reach == Reach.PROMISING) {
                return ++choicesOfState > MOST_CHOICES_A_STATE;
            }
            if (++choices > MOST_CHOICES || ++choicesHere > MOST_CHOICES_AT_ONCE || reached.size() > MOST_STATES) {
                throw new TooManyChoices();
            }
            return false;
        }

        private void choose(List<Integer> waiting, Trail before, int next, BigDecimal consumption)
                throws TooManyChoices {
            if (isGivenUp()) {
                return;
            }
            if (next == order.size()) {
                take(waiting, before, consumption);
                return;
            }
            int g = order.get(next);
            BigDecimal amount = active.get(g).amount();
            int most = waiting.get(g);
            int least = forced[g] ? most : 0;
            BigDecimal sum = consumption.add(amount.multiply(BigDecimal.valueOf(least)));
            for (int count = least; count <= most; count++) {
                counts[g] = count;
                choose(waiting, before, next + 1, sum);
                if (!free[g] && sum.signum() >= 0) {
                    break; // one more would not be needed here: it may wait
                }
                sum = sum.add(amount);
            }
            counts[g] = 0;
        }

        private void take(List<Integer> waiting, Trail before, BigDecimal consumption) {
            boolean isShort = kind != Scope.Kind.OPEN && consumption.signum() < 0;
            if ((isShort && !shortfallAllowed) || isWasteful(consumption)) {
                return;
            }
            List<Integer> left = new ArrayList<>(waiting.size());
            for (int g = 0; g < counts.length; g++) {
                left.add(waiting.get(g) - counts[g]);
            }
            Worth worth = before.worth().plus(valuation.worth(kind, interval, consumption, steps()));
            BigDecimal shortfall = isShort ? before.shortfall().subtract(consumption) : before.shortfall();
            reached.merge(left, before.then(interval, active, counts, timeline, shortfall, worth), Trail::merge);
        }

        /** Whether an increase was placed here that neither the interval needs nor anything else calls for. */
        private boolean isWasteful(BigDecimal consumption) {
            for (int g = 0; g < counts.length; g++) {
                if (!free[g]
                        && counts[g] > 0
                        && consumption.compareTo(active.get(g).amount()) >= 0) {
                    return true;
                }
            }
            return false;
        }

        private List<Step> steps() {
            if (kind != Scope.Kind.CUT) {
                return List.of();
            }
            List<Step> steps = new ArrayList<>(fixedSteps);
            for (int g = 0; g < counts.length; g++) {
                MovementGroup group = active.get(g);
                for (int n = 0; n < counts[g]; n++) {
                    steps.add(
                            Step.of(group.window(), group.amount(), timeline.start(interval), timeline.end(interval)));
                }
            }
            return steps;
        }
    }
}
