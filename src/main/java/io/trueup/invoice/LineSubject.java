package io.trueup.invoice;

import org.jspecify.annotations.Nullable;

/**
 * What a line's wording tells of the thing sold; each part is null where the line does not tell it.
 *
 * @param nature what kind of thing it is
 * @param model such as {@code sonar-pro}
 * @param meter the console's name of the meter (domain.md section 8), such as {@code input_tokens}
 * @param context the search context size: {@code low}, {@code medium} or {@code high}
 * @param key the last four characters of the API key
 * @param plan of a seat line, the plan's name as the contract writes it, such as {@code enterprise-pro}
 */
public record LineSubject(
        Nature nature,
        @Nullable String model,
        @Nullable String meter,
        @Nullable String context,
        @Nullable String key,
        @Nullable String plan) {

    /** What kind of thing a line charges for. */
    public enum Nature {
        /** Metered API usage, attributed as far as the wording tells. */
        API_USAGE,
        /** API credit bought in advance: cash, not usage. */
        API_CREDIT,
        /** Computer credits bought in advance: cash, not usage. */
        COMPUTER_CREDIT,
        /** Seats for a whole billing period. */
        SEATS,
        /** A joiner's part period ({@code Remaining time on …}) or a leaver's credit ({@code Unused time on …}). */
        SEAT_ADJUSTMENT,
        /** Wording that no pattern knows: kept, unattributed, never dropped. */
        OTHER
    }

    /** A line of which nothing is known but its wording. */
    public static LineSubject unattributed() {
        return new LineSubject(Nature.OTHER, null, null, null, null, null);
    }

    public static LineSubject of(Nature nature) {
        return new LineSubject(nature, null, null, null, null, null);
    }

    public static LineSubject usage(
            @Nullable String model, @Nullable String meter, @Nullable String context, @Nullable String key) {
        return new LineSubject(Nature.API_USAGE, model, meter, context, key, null);
    }
}
