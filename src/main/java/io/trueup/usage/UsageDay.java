package io.trueup.usage;

import io.trueup.document.DocumentKind;
import io.trueup.finding.Provenance;
import io.trueup.period.BillingPeriod;
import io.trueup.period.TimeWindow;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A document's usage of one UTC day, meter, model, context and key, added up: what is left of a long export once it is loaded.
 *
 * @param time of the day, from the first bucket or response to the end of the last
 * @param cost dollars that responses say they cost; null where the document tells no cost
 * @param rows how many rows were added up
 * @param source the first of them
 */
public record UsageDay(
        DocumentKind kind,
        @Nullable String group,
        LocalDate day,
        TimeWindow time,
        String meter,
        @Nullable String model,
        @Nullable String context,
        @Nullable String key,
        BigDecimal quantity,
        @Nullable BigDecimal cost,
        long rows,
        Provenance source) {

    /** Of the whole day. */
    public UsageDay(
            DocumentKind kind,
            @Nullable String group,
            LocalDate day,
            String meter,
            @Nullable String model,
            @Nullable String context,
            @Nullable String key,
            BigDecimal quantity,
            @Nullable BigDecimal cost,
            long rows,
            Provenance source) {
        this(kind, group, day, whole(day), meter, model, context, key, quantity, cost, rows, source);
    }

    /** All of a UTC day. */
    public static TimeWindow whole(LocalDate day) {
        return BillingPeriod.of(day, day.plusDays(1)).window();
    }
}
