package io.trueup.reconcile;

import io.trueup.organization.Organization.Tolerance;
import io.trueup.usage.ListPrice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the figures were made, for the report's Method sheet.
 *
 * @param rules the version of the rules
 * @param evidenceUntil the newest evidence that bears on the month: the report's "as of"; null if there is none
 * @param assumptions what had to be assumed, a sentence each
 * @param prices the list prices that lines of the month were checked against
 */
public record Method(
        String rules,
        @Nullable Instant evidenceUntil,
        Tolerance tolerance,
        List<String> assumptions,
        List<ListPrice> prices) {
    public Method {
        assumptions = List.copyOf(assumptions);
        prices = List.copyOf(prices);
    }
}
