package io.trueup.credit;

import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What left a pool by consumption in a period, as the readings prove it, in the pool's unit (design.md, "The core, exactly").
 *
 * <p>Where everything is covered, {@code openingEstimate + movements WITHIN + what came in undocumented − estimate = closingEstimate}.
 *
 * @param range every true drawdown lies in it; a null end is open
 * @param estimate one value inside the range; null where no interval between two readings touches the period
 * @param opening the balance where the period starts
 * @param closing the balance where the period ends
 * @param shortfalls those whose interval touches the period
 * @param movements every movement whose window or booked day touches the period, or that is credited within it
 * @param exhausted the readings of zero after the period's start, up to and including its end
 * @param assumptions what was assumed, in plain sentences
 */
public record Drawdown(
        AmountRange range,
        @Nullable Amount estimate,
        AmountRange opening,
        @Nullable Amount openingEstimate,
        AmountRange closing,
        @Nullable Amount closingEstimate,
        List<Shortfall> shortfalls,
        List<PlacedMovement> movements,
        List<BalanceReading> exhausted,
        List<String> assumptions) {

    public Drawdown {
        shortfalls = List.copyOf(shortfalls);
        movements = List.copyOf(movements);
        exhausted = List.copyOf(exhausted);
        assumptions = List.copyOf(assumptions);
    }
}
