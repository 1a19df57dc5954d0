package io.trueup.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** How long to wait before which attempt: twice as long each time, with jitter so that several machines do not come at once, and as the server asks. */
final class Retry {

    private static final int ATTEMPTS = 5;
    private static final Duration FIRST = Duration.ofSeconds(2);
    /** A run holds a database transaction meanwhile: what takes longer is left to the next run. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Pause pause;
    private final DoubleSupplier jitter;
    private int failed;
    private Duration waited = Duration.ZERO;

    /** @param jitter from 0 to 1 */
    Retry(Pause pause, DoubleSupplier jitter) {
        this.pause = pause;
        this.jitter = jitter;
    }

    /** A request succeeded: the next one has all its attempts again. */
    void succeeded() {
        failed = 0;
    }

    /**
     * @param asked how long the server asks to wait; null if it does not say
     * @param forEverybody whether another organization would fare no better
     */
    void waitOrFail(@Nullable Duration asked, String reason, boolean forEverybody) throws FetchFailedException {
        failed++;
        double part = 0.5 + jitter.getAsDouble() / 2;
        Duration own = Duration.ofMillis(
                Math.round(FIRST.multipliedBy(1L << (failed - 1)).toMillis() * part));
        Duration next = asked != null && asked.compareTo(own) > 0 ? asked : own;
        if (failed >= ATTEMPTS || waited.plus(next).compareTo(LONGEST) > 0) {
            throw new FetchFailedException(
                    reason
                            + (asked == null
                                    ? " (%d attempts). Run the month again later.".formatted(failed)
                                    : " (%d attempts); it asks to wait %d seconds. Run the month again after that."
                                            .formatted(failed, asked.toSeconds())),
                    forEverybody);
        }
        waited = waited.plus(next);
        try {
            pause.of(next);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FetchFailedException("Asking for the analytics was stopped. Run the month again.");
        }
    }

    /** The header's seconds or date; null if it is neither. */
    static @Nullable Duration after(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        if (header.matches("[0-9]{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            Instant at = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
