package io.trueup.reconcile;

import io.trueup.money.AmountRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Metered API usage of one UTC day and subject, at list price.
 *
 * @param account {@code api:<group>}
 * @param quantity as metered: tokens, requests
 * @param unitPrices dollars for one token or request by the price list of that day: one, several where the prompt's length decides, none where unlisted
 * @param worth quantity × list price, or the cost that responses told; a range where several prices may apply
 * @param file the document that tells it
 */
public record UsedOnDay(
        String account,
        LocalDate day,
        @Nullable String model,
        String meter,
        @Nullable String context,
        @Nullable String key,
        BigDecimal quantity,
        List<BigDecimal> unitPrices,
        AmountRange worth,
        String file) {

    public UsedOnDay {
        unitPrices = List.copyOf(unitPrices);
    }
}
