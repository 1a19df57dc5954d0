package io.trueup.credit;

import io.trueup.period.TimeWindow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The movements of one pool laid over its timeline: those that can stand in one interval only, and the components of those that have a choice. */
final class Layout {

    /** Groups whose windows overlap on the timeline, directly or through others; what is chosen in one component changes nothing in another. */
    record Component(int first, int last, List<MovementGroup> groups) {
        boolean touches(int from, int until) {
            return first <= until && from <= last;
        }
    }

    /** Movements that are alike in both are interchangeable. */
    record Likeness(TimeWindow window, BigDecimal amount) {
        static Likeness of(Movement movement) {
            return new Likeness(movement.window(), movement.amount().value());
        }
    }

    private final Timeline timeline;
    private final List<Movement> movements;
    private final List<Component> components = new ArrayList<>();
    private final Map<Integer, List<Integer>> fixed = new LinkedHashMap<>();
    private final Map<Integer, BigDecimal> fixedSums = new LinkedHashMap<>();

    Layout(Timeline timeline, List<Movement> movements) {
        this.timeline = timeline;
        this.movements = movements;
        Map<Likeness, List<Integer>> alike = new LinkedHashMap<>();
        for (int m = 0; m < movements.size(); m++) {
            Movement movement = movements.get(m);
            alike.computeIfAbsent(Likeness.of(movement), _ -> new ArrayList<>()).add(m);
        }
        List<MovementGroup> movable = new ArrayList<>();
        alike.forEach((likeness, members) -> {
            MovementGroup group = MovementGroup.of(timeline, likeness.window(), likeness.amount(), members);
            if (group.isFixed()) {
                fix(group);
            } else {
                movable.add(group);
            }
        });
        movable.sort(Comparator.comparingInt(MovementGroup::first)
                .thenComparing(group -> group.members().getFirst()));
        gather(movable);
    }

    private void fix(MovementGroup group) {
        fixed.computeIfAbsent(group.first(), _ -> new ArrayList<>()).addAll(group.members());
        fixedSums.merge(group.first(), group.amount().multiply(BigDecimal.valueOf(group.size())), BigDecimal::add);
    }

    private void gather(List<MovementGroup> movable) {
        List<MovementGroup> open = new ArrayList<>();
        int last = -1;
        for (MovementGroup group : movable) {
            if (!open.isEmpty() && group.first() > last) {
                components.add(new Component(open.getFirst().first(), last, List.copyOf(open)));
                open.clear();
            }
            open.add(group);
            last = Math.max(last, group.last());
        }
        if (!open.isEmpty()) {
            components.add(new Component(open.getFirst().first(), last, List.copyOf(open)));
        }
    }

    Timeline timeline() {
        return timeline;
    }

    List<Movement> movements() {
        return movements;
    }

    List<Component> components() {
        return components;
    }

    List<Integer> fixedIn(int interval) {
        return fixed.getOrDefault(interval, List.of());
    }

    Map<Integer, List<Integer>> fixed() {
        return fixed;
    }

    /** The consumption of an interval as far as no choice is left: the drop of the balance and the movements that stand there for sure. */
    BigDecimal base(int interval) {
        BigDecimal sum = fixedSums.get(interval);
        return sum == null ? timeline.drop(interval) : timeline.drop(interval).add(sum);
    }

    /** The steps of the movements that stand in an interval for sure. */
    List<Step> fixedSteps(int interval) {
        List<Step> steps = new ArrayList<>();
        for (int m : fixedIn(interval)) {
            steps.add(step(m, interval));
        }
        return steps;
    }

    Step step(int movement, int interval) {
        Movement placed = movements.get(movement);
        return Step.of(placed.window(), placed.amount().value(), timeline.start(interval), timeline.end(interval));
    }
}
