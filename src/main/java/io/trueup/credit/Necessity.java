package io.trueup.credit;

import io.trueup.credit.Layout.Component;
import io.trueup.credit.Layout.Likeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells which increases some rise of the balance needs. Answers are kept: movements of one amount and window have one answer. */
final class Necessity {

    private record Extent(int first, int last) {}

    private final Layout layout;
    private final Map<Likeness, Boolean> answers = new ConcurrentHashMap<>();
    private final Map<Extent, Boolean> explained = new ConcurrentHashMap<>();

    Necessity(Layout layout) {
        this.layout = layout;
    }

    boolean of(Movement movement) {
        if (!movement.isIncrease() || !layout.movements().contains(movement)) {
            return false;
        }
        return answers.computeIfAbsent(Likeness.of(movement), _ -> isNeeded(movement));
    }

    private boolean isNeeded(Movement movement) {
        Extent extent = extent(movement);
        List<Movement> with = inside(extent);
        List<Movement> without = new ArrayList<>(with);
        without.remove(movement);
        Stretch stretchWithout = stretch(without, extent);
        if (stretchWithout.isExplained()) {
            return false;
        }
        return explained.computeIfAbsent(extent, _ -> stretch(with, extent).isExplained())
                || stretchWithout.lacksMoreThan(stretch(with, extent));
    }

    /** The intervals that a movement shares with others, directly or through them. */
    private Extent extent(Movement movement) {
        int first = layout.timeline().intervalOf(movement.window().start());
        int last = layout.timeline().intervalOf(movement.window().end());
        for (Component component : layout.components()) {
            if (component.touches(first, last)) {
                return new Extent(Math.min(first, component.first()), Math.max(last, component.last()));
            }
        }
        return new Extent(first, last);
    }

    private List<Movement> inside(Extent extent) {
        Timeline timeline = layout.timeline();
        return layout.movements().stream()
                .filter(movement -> timeline.intervalOf(movement.window().start()) >= extent.first
                        && timeline.intervalOf(movement.window().end()) <= extent.last)
                .toList();
    }

    private Stretch stretch(List<Movement> movements, Extent extent) {
        return Stretch.of(layout.timeline(), movements, extent.first, extent.last);
    }
}
