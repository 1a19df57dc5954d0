package io.trueup.usage;

import io.trueup.period.BillingPeriod;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The vendor's dated list prices. Any price valid on some day of a line's period is right (formats.md section 2). */
public record PriceList(List<ListPrice> prices) {

    public PriceList {
        prices = List.copyOf(prices);
    }

    /** The prices of a meter that hold on some day of the period, in the list's order; empty if the list does not know it then. */
    public List<ListPrice> within(
            String meter, @Nullable String model, @Nullable String context, BillingPeriod period) {
        return prices.stream()
                .filter(price -> price.meter().equals(meter)
                        && Objects.equals(price.model(), model)
                        && Objects.equals(price.context(), context)
                        && price.holdsWithin(period))
                .toList();
    }
}
