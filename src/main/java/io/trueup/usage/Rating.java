package io.trueup.usage;

import io.trueup.document.DocumentKind;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Usage × dated list price (domain.md section 6), in US dollars. What has one price is a point; what may have several (by the prompt's length, or
 * because the usage does not tell model or context) is a range; what has none is open above.
 */
public final class Rating {

    /** Costs in responses are rounded to a tenth of a cent (domain.md section 9): each may be off by half of that. */
    private static final BigDecimal DRIFT_PER_RESPONSE = new BigDecimal("0.0005");

    /** Whose requests were counted together. */
    private record Caller(
            String file,
            java.time.LocalDate day,
            @Nullable String model,
            @Nullable String key) {}

    /**
     * A day's usage with what it is worth.
     *
     * @param listed whether the price list has a price for it
     * @param prices of which one holds, in the list's order; empty where the list has none
     */
    public record Rated(UsageDay usage, AmountRange worth, boolean listed, List<ListPrice> prices) {}

    private final PriceList prices;
    private final Map<Caller, BigDecimal> responses = new HashMap<>();

    private Rating(PriceList prices) {
        this.prices = prices;
    }

    public static List<Rated> of(PriceList prices, List<UsageDay> usage) {
        Rating rating = new Rating(prices);
        usage.forEach(rating::countResponses);
        return usage.stream().map(rating::rate).toList();
    }

    /** The sum; open above if one of them is. */
    public static AmountRange sum(List<Rated> rated) {
        return rated.stream().map(Rated::worth).reduce(AmountRange.point(Money.zero(Money.USD)), AmountRange::plus);
    }

    private void countResponses(UsageDay usage) {
        if (usage.kind() == DocumentKind.RESPONSE_LOG
                && (usage.meter().equals("api_requests") || usage.meter().equals(Meters.RESPONSES))) {
            responses.merge(callerOf(usage, usage.model()), usage.quantity(), BigDecimal::add);
            responses.merge(callerOf(usage, null), usage.quantity(), BigDecimal::add);
        }
    }

    private static Caller callerOf(UsageDay usage, @Nullable String model) {
        return new Caller(usage.source().file(), usage.day(), model, usage.key());
    }

    private Rated rate(UsageDay usage) {
        List<ListPrice> listed = usage.meter().equals(Meters.RESPONSES)
                ? List.of()
                : prices.on(usage.day(), usage.meter(), usage.model(), usage.context());
        List<Money> worths = new ArrayList<>();
        for (ListPrice price : listed) {
            price.prices().forEach(one -> worths.add(worth(usage.quantity(), one, price.per())));
        }
        worths.sort(Comparator.naturalOrder());
        boolean isOne = !worths.isEmpty() && worths.getFirst().equals(worths.getLast());
        BigDecimal cost = usage.cost();
        boolean free =
                usage.meter().equals(Meters.RESPONSES) || usage.quantity().signum() == 0;
        if (!isOne && cost != null) {
            return new Rated(usage, around(cost, usage), !listed.isEmpty() || free, listed);
        }
        if (worths.isEmpty()) {
            Money zero = Money.zero(Money.USD);
            return new Rated(usage, AmountRange.of(zero, free ? zero : null), free, listed);
        }
        return new Rated(usage, AmountRange.of(worths.getFirst(), worths.getLast()), true, listed);
    }

    private static Money worth(BigDecimal quantity, BigDecimal price, BigDecimal per) {
        return Money.of(quantity.multiply(price).divide(per, MathContext.DECIMAL128), Money.USD);
    }

    /** The reported cost and how far it may have drifted: it grows with the number of responses. */
    private AmountRange around(BigDecimal cost, UsageDay usage) {
        BigDecimal count = Objects.requireNonNullElse(
                responses.get(callerOf(usage, usage.model())), BigDecimal.valueOf(usage.rows()));
        Money drift = Money.of(DRIFT_PER_RESPONSE.multiply(count), Money.USD);
        Money told = Money.of(cost, Money.USD);
        return AmountRange.of(told.minus(drift).max(Money.zero(Money.USD)), told.plus(drift));
    }
}
