package io.trueup.usage;

import io.trueup.period.BillingPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * The prices that usage of a meter may have on a day: a part that the usage does not tell may be any; a part that the price does not
     * have holds for all. Empty if the list has none.
     */
    public List<ListPrice> on(LocalDate day, String meter, @Nullable String model, @Nullable String context) {
        return prices.stream()
                .filter(price -> price.meter().equals(meter)
                        && price.holdsOn(day)
                        && mayBe(model, price.model())
                        && mayBe(context, price.context()))
                .toList();
    }

    private static boolean mayBe(@Nullable String told, @Nullable String listed) {
        return told == null || listed == null || listed.equals(told);
    }

    /** Whether any price of this meter is listed, of whichever day. */
    public boolean knows(String meter) {
        return prices.stream().anyMatch(price -> price.meter().equals(meter));
    }

    /** A hole: the days from the end of one price to the beginning of the next of the same meter, model and context. */
    public record Gap(ListPrice before, ListPrice after) {
        public LocalDate from() {
            return Objects.requireNonNull(before.until());
        }

        public LocalDate until() {
            return after.from();
        }
    }

    /** The holes of the list, in its order. */
    public List<Gap> gaps() {
        Map<List<@Nullable String>, ListPrice> newest = new HashMap<>();
        List<Gap> gaps = new ArrayList<>();
        prices.stream().sorted(Comparator.comparing(ListPrice::from)).forEach(price -> {
            ListPrice before = newest.put(Arrays.asList(price.meter(), price.model(), price.context()), price);
            if (before != null && before.until() != null && before.until().isBefore(price.from())) {
                gaps.add(new Gap(before, price));
            }
        });
        return gaps;
    }
}
