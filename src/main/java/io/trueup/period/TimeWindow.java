package io.trueup.period;

import java.time.Instant;

/** Instants from {@code start} up to but not including {@code end}; where both are equal, that one instant. */
public record TimeWindow(Instant start, Instant end) {

    public TimeWindow {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("A window does not end before it starts: [" + start + ", " + end + ")");
        }
    }

    public static TimeWindow of(Instant start, Instant end) {
        return new TimeWindow(start, end);
    }

    public static TimeWindow at(Instant instant) {
        return new TimeWindow(instant, instant);
    }

    /** Whether it is one known instant. */
    public boolean isInstant() {
        return start.equals(end);
    }

    public boolean contains(Instant instant) {
        return isInstant() ? instant.equals(start) : !instant.isBefore(start) && instant.isBefore(end);
    }

    @Override
    public String toString() {
        return isInstant() ? start.toString() : "[" + start + ", " + end + ")";
    }
}
