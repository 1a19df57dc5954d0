package io.trueup.reconcile;

import io.trueup.credit.ConsumptionShape;
import io.trueup.credit.CreditLedger;
import io.trueup.credit.Drawdown;
import io.trueup.credit.Movement;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.period.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pool proves of a month: the ledger over the purchases that count, and its drawdown.
 *
 * @param counted every movement that the ledger counts
 * @param notCredited a purchase that was paid and, by the invoice, never reached the balance; null if there is none
 * @param assumptions what was assumed of unpaid purchases
 */
record CreditEvidence(
        CreditLedger ledger,
        Drawdown drawdown,
        List<Movement> counted,
        @Nullable Movement notCredited,
        List<String> assumptions) {

    /**
     * @param shape how consumption is spread over time, for the estimate
     * @param drawn what the invoice says was drawn from credit, without one what metered usage comes to; null if neither is known
     * @param allowance tolerance and rounding: how far the drawn amount may lie outside
     */
    static CreditEvidence of(
            Pool pool,
            List<TimeWindow> windows,
            ConsumptionShape shape,
            @Nullable Money drawn,
            @Nullable Money allowance) {
        List<Movement> counted = new ArrayList<>(pool.certain());
        List<String> assumptions = new ArrayList<>();
        CreditLedger ledger = CreditLedger.of(pool.readings(), counted);
        for (Movement unproved : pool.unproved()) {
            List<Movement> more = new ArrayList<>(counted);
            more.add(unproved);
            CreditLedger with = CreditLedger.of(pool.readings(), more);
            boolean counts = with.needs(unproved)
                    || (drawn != null
                            && allowance != null
                            && !within(ledger, windows, drawn, allowance)
                            && within(with, windows, drawn, allowance));
            if (counts) {
                counted = more;
                ledger = with;
            }
            if (touches(windows, unproved.window())) {
                assumptions.add("Invoice %s over %s of credit %s; it is %s."
                        .formatted(
                                unproved.reference(),
                                unproved.amount().inWords(),
                                pool.isSettlement(unproved)
                                        ? "charges usage beyond the credit"
                                        : "has no receipt that proves its payment",
                                counts
                                        ? "counted, because the balance, the invoice or the metered usage shows that it was credited"
                                        : "not counted, because nothing shows that it was credited"));
            }
        }
        Movement missing =
                drawn == null || allowance == null ? null : notCredited(pool, ledger, windows, drawn, allowance);
        if (missing != null) {
            counted.remove(missing);
            ledger = ledger.without(missing);
        }
        return new CreditEvidence(ledger, ledger.over(windows, shape), List.copyOf(counted), missing, assumptions);
    }

    /**
     * A purchase that was paid, lies between two readings, that no interval needs to stay at or above zero, and without which the drawn
     * amount falls inside the range while with it it lies below (formats.md, PURCHASE_NOT_CREDITED); the earliest if several fit.
     */
    private static @Nullable Movement notCredited(
            Pool pool, CreditLedger ledger, List<TimeWindow> windows, Money drawn, Money allowance) {
        AmountRange range = ledger.over(windows).range();
        if (range.low() == null || drawn.compareTo(range.low().minus(allowance)) >= 0) {
            return null;
        }
        return pool.purchases().stream()
                .filter(Purchases.Purchase::proved)
                .map(Purchases.Purchase::movement)
                .filter(Movement::isIncrease)
                .filter(purchase -> touches(windows, purchase.window()))
                .filter(ledger::liesBetweenReadings)
                .filter(purchase -> !ledger.needs(purchase))
                .filter(purchase -> within(ledger.without(purchase), windows, drawn, allowance))
                .findFirst()
                .orElse(null);
    }

    private static boolean within(CreditLedger ledger, List<TimeWindow> windows, Amount drawn, Money allowance) {
        AmountRange range = ledger.over(windows).range();
        return !range.isUnknown() && range.distance(drawn).abs().compareTo(allowance) <= 0;
    }

    private static boolean touches(List<TimeWindow> windows, TimeWindow other) {
        return windows.stream()
                .anyMatch(window ->
                        other.start().isBefore(window.end()) && !other.end().isBefore(window.start()));
    }
}
