package io.trueup.usage;

import io.trueup.document.DocumentKind;
import io.trueup.document.Fact;
import io.trueup.finding.Provenance;
import io.trueup.period.TimeWindow;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A quantity that the console's meters, a metric CSV or a response log tells.
 *
 * @param kind {@code API_METERS}, {@code METRIC} or {@code RESPONSE_LOG}: the three are copies of one usage, never added up
 * @param group the API group that the path names ({@code group=<name>}); null where it names none
 * @param window the time counted; one instant for a response
 * @param meter the console's name (domain.md section 8), also where the program does not know it
 * @param model null where the meter has none or the document does not tell
 * @param quantity in the meter's own unit: tokens, requests, hours
 * @param cost dollars that a response says it cost; null where the document tells no cost
 */
public record MeteredUsage(
        DocumentKind kind,
        @Nullable String group,
        TimeWindow window,
        String meter,
        @Nullable String model,
        @Nullable String context,
        @Nullable String key,
        BigDecimal quantity,
        @Nullable BigDecimal cost,
        Provenance source)
        implements Fact {}
