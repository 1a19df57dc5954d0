package io.trueup.usage;

import io.trueup.period.BillingPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A list price in US dollars of one meter, from a day on.
 *
 * @param meter the console's name, such as {@code input_tokens}
 * @param model null where the meter's price does not depend on one
 * @param context the search context size; null where the price does not depend on it
 * @param price dollars for {@code per} units; zero for what is free
 * @param until the first day on which it no longer holds; null while it holds
 */
public record ListPrice(
        String meter,
        @Nullable String model,
        @Nullable String context,
        BigDecimal price,
        BigDecimal per,
        LocalDate from,
        @Nullable LocalDate until) {

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    public boolean holdsWithin(BillingPeriod period) {
        return from.isBefore(period.end()) && (until == null || period.start().isBefore(until));
    }
}
