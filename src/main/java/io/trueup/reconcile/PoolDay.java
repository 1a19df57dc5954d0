package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A pool's UTC day as its readings prove it, in the pool's unit. The ranges of single days are wider together than the month's: what one day
 * cannot prove its neighbours may.
 *
 * @param opening the balance at the day's start
 * @param openingEstimate null if no estimate is possible
 * @param closing the balance at the day's end
 * @param closingEstimate null if no estimate is possible
 * @param drawn consumption of the day; in a month that is not over, the last day's up to the newest reading
 * @param drawnEstimate null if no estimate is possible
 * @param bought purchases and reloads by printed day
 * @param granted grants, promotions, allotments
 * @param lost expired or refunded, as a positive amount
 * @param readings how many readings the day has; one at midnight is of the day that ends there
 * @param last the day's last reading; null if it has none
 */
public record PoolDay(
        String account,
        LocalDate day,
        AmountRange opening,
        @Nullable Amount openingEstimate,
        AmountRange closing,
        @Nullable Amount closingEstimate,
        AmountRange drawn,
        @Nullable Amount drawnEstimate,
        Amount bought,
        Amount granted,
        Amount lost,
        int readings,
        @Nullable BalanceReading last) {}
