package io.trueup.schedule;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A month of the schedule.
 *
 * @param kind what is due next, or was done last if nothing is due
 * @param at when it is due; null if nothing is
 * @param worker who has it in hand; null if nobody has
 * @param heard when that worker last told that it lives; null if nobody has it in hand
 * @param tried when it was last tried; null if never
 * @param outcome of the last try, in words; null if there was none
 */
public record Due(
        YearMonth month,
        State state,
        Kind kind,
        @Nullable Instant at,
        @Nullable String worker,
        @Nullable Instant heard,
        @Nullable Instant tried,
        @Nullable String outcome) {

    /** A month that nobody has in hand. */
    public static Due of(
            YearMonth month,
            State state,
            Kind kind,
            @Nullable Instant at,
            @Nullable Instant tried,
            @Nullable String outcome) {
        return new Due(month, state, kind, at, null, null, tried, outcome);
    }

    /** What is done with a month. */
    public enum Kind {
        /** Its time has come. */
        RUN("run"),
        /** It awaits an invoice. */
        RECHECK("re-check"),
        /** The last try failed. */
        RETRY("retry");

        private final String told;

        Kind(String told) {
            this.told = told;
        }

        public String told() {
            return told;
        }

        static Kind of(String told) {
            for (Kind kind : values()) {
                if (kind.told.equals(told)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("No kind is called " + told);
        }
    }

    /** How far a month has come. */
    public enum State {
        /** Something is due. */
        OPEN,
        /** Nothing is awaited. */
        DONE,
        /** It was tried for as long as the settings say. */
        GIVEN_UP;

        public String told() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        static State of(String told) {
            return valueOf(told.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
    }
}
