package io.trueup.credit;

import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.period.TimeWindow;
import org.jspecify.annotations.Nullable;

/**
 * One part of a period, as {@link CreditLedger#split} tells it: its ranges are what the readings prove of it alone, its estimates those of one
 * course through all of the period, so that the parts' estimates add up to the period's.
 *
 * @param opening the balance where the part begins, as {@code closing}
 * @param openingEstimate as {@code closingEstimate}
 * @param drawn every true drawdown of the part lies in it; unknown where no interval between two readings touches the part
 * @param drawnEstimate null where no interval between two readings touches the period
 * @param closing the balance where the part ends; unknown before the first reading and after the last
 * @param closingEstimate null where the estimate of what was drawn is
 */
public record Portion(
        TimeWindow window,
        AmountRange opening,
        @Nullable Amount openingEstimate,
        AmountRange drawn,
        @Nullable Amount drawnEstimate,
        AmountRange closing,
        @Nullable Amount closingEstimate) {}
