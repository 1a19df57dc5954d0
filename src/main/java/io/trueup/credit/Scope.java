package io.trueup.credit;

import io.trueup.period.TimeWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The union of the windows asked about, merged and by time, laid over a timeline. */
record Scope(Timeline timeline, List<TimeWindow> windows) {

    /** How an interval lies to the windows; an open end has no consumption that could be known. */
    enum Kind {
        INSIDE,
        OUTSIDE,
        CUT,
        OPEN
    }

    static Scope of(Timeline timeline, List<TimeWindow> given) {
        List<TimeWindow> merged = new ArrayList<>();
        given.stream()
                .filter(window -> !window.isInstant())
                .sorted(Comparator.comparing(TimeWindow::start).thenComparing(TimeWindow::end))
                .forEach(window -> append(merged, window));
        return new Scope(timeline, List.copyOf(merged));
    }

    private static void append(List<TimeWindow> merged, TimeWindow window) {
        if (merged.isEmpty() || merged.getLast().end().isBefore(window.start())) {
            merged.add(window);
        } else if (window.end().isAfter(merged.getLast().end())) {
            merged.add(TimeWindow.of(merged.removeLast().start(), window.end()));
        }
    }

    boolean isEmpty() {
        return windows.isEmpty();
    }

    Instant start() {
        return windows.getFirst().start();
    }

    Instant end() {
        return windows.getLast().end();
    }

    Kind kind(int interval) {
        if (timeline.isOpen(interval)) {
            return Kind.OPEN;
        }
        List<TimeWindow> parts = parts(interval);
        if (parts.isEmpty()) {
            return Kind.OUTSIDE;
        }
        TimeWindow part = parts.getFirst();
        return part.start().equals(timeline.start(interval)) && part.end().equals(timeline.end(interval))
                ? Kind.INSIDE
                : Kind.CUT;
    }

    /** What the windows share with an interval, by time; empty where nothing of length. */
    List<TimeWindow> parts(int interval) {
        Instant from = timeline.start(interval);
        Instant until = timeline.end(interval);
        List<TimeWindow> parts = List.of();
        for (TimeWindow window : windows) {
            Instant start = later(window.start(), from);
            Instant end = earlier(window.end(), until);
            if (start.isBefore(end)) {
                if (parts.isEmpty()) {
                    parts = new ArrayList<>(1);
                }
                parts.add(TimeWindow.of(start, end));
            }
        }
        return parts;
    }

    /** The first interval that the windows touch, even if only at its end. */
    int first() {
        return timeline.intervalOf(start());
    }

    int last() {
        return timeline.intervalOf(end());
    }

    /** The parts of the windows before the first reading and after the last. */
    List<TimeWindow> uncovered() {
        List<TimeWindow> parts = new ArrayList<>(parts(0));
        if (timeline.size() > 0) {
            parts.addAll(parts(timeline.size()));
        }
        return parts;
    }

    boolean isCovered() {
        if (isEmpty()) {
            return false;
        }
        for (int i = Math.max(1, first()); i <= Math.min(last(), timeline.size() - 1); i++) {
            if (kind(i) != Kind.OUTSIDE) {
                return true;
            }
        }
        return false;
    }

    /** On which side an instant of an interval lies: what stands on a reading that ends a window is still within it. */
    PlacedMovement.Side side(Instant instant, int interval) {
        boolean atEnd = instant.equals(timeline.end(interval));
        for (TimeWindow window : windows) {
            boolean after = atEnd ? instant.isAfter(window.start()) : !instant.isBefore(window.start());
            if (!after) {
                return PlacedMovement.Side.BEFORE;
            }
            if (instant.isBefore(window.end()) || (atEnd && instant.equals(window.end()))) {
                return PlacedMovement.Side.WITHIN;
            }
        }
        return PlacedMovement.Side.AFTER;
    }

    static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
