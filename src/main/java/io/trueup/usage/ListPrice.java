package io.trueup.usage;

import io.trueup.period.BillingPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list price in US dollars of one meter, from a day on.
 *
 * @param meter the console's name, such as {@code input_tokens}
 * @param model null where the meter's price does not depend on one
 * @param context the search context size; null where the price does not depend on it
 * @param price dollars for {@code per} units; zero for what is free
 * @param until the first day on which it no longer holds; null while it holds
 * @param over another price for long prompts; null where there is none
 */
public record ListPrice(
        String meter,
        @Nullable String model,
        @Nullable String context,
        BigDecimal price,
        BigDecimal per,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable Over over) {

    /**
     * The price of a whole request whose prompt is longer than so many tokens; meters do not tell how long prompts were, so usage of such a
     * model can only be bounded (domain.md section 6).
     */
    public record Over(BigDecimal tokens, BigDecimal price) {}

    /** One price, however long the prompt. */
    public ListPrice(
            String meter,
            @Nullable String model,
            @Nullable String context,
            BigDecimal price,
            BigDecimal per,
            LocalDate from,
            @Nullable LocalDate until) {
        this(meter, model, context, price, per, from, until, null);
    }

    /** The dollars for {@code per} units of which one holds: one price, or two by the prompt's length. */
    public List<BigDecimal> prices() {
        return over == null ? List.of(price) : List.of(price, over.price());
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    public boolean holdsWithin(BillingPeriod period) {
        return from.isBefore(period.end()) && (until == null || period.start().isBefore(until));
    }
}
