package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.money.Credits.CreditRate;
import io.trueup.money.Money;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.period.BillingPeriod;
import io.trueup.period.TimeWindow;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The month of the organization's pool of Computer credits, as its checks see it.
 *
 * @param days what is compared: the month; if it is not over, up to the newest reading
 * @param credit null where no reading is there
 * @param arrears invoices of the month for usage below zero
 */
record ComputerMonth(
        Month month,
        Pool pool,
        BillingPeriod days,
        @Nullable CreditEvidence credit,
        ComputerUsage usage,
        List<Sale> arrears) {

    static ComputerMonth of(Month month) {
        Pool pool = month.pool(ComputerPool.ACCOUNT);
        TimeWindow window = soFar(month, pool);
        LocalDate last = window.end().minusNanos(1).atOffset(ZoneOffset.UTC).toLocalDate();
        CreditEvidence credit = pool.readings().isEmpty()
                ? null
                : CreditEvidence.of(pool, List.of(window), ComputerShape.around(month), null, null);
        List<Sale> arrears = month.books().of(ComputerPool.ACCOUNT).stream()
                .filter(ComputerMonth::isArrears)
                .filter(sale -> monthOf(sale).equals(month.month()))
                .toList();
        return new ComputerMonth(
                month,
                pool,
                BillingPeriod.of(month.days().start(), last.plusDays(1)),
                credit,
                ComputerUsage.of(month),
                arrears);
    }

    private static TimeWindow soFar(Month month, Pool pool) {
        return month.isOver() ? month.window() : pool.soFar(month);
    }

    /** The whole month; if it is not over, up to the newest reading. */
    TimeWindow soFar() {
        return soFar(month, pool);
    }

    /** An invoice of the pool's series that sells no credit charges what was used below zero (domain.md section 4). */
    static boolean isArrears(Sale sale) {
        return sale.account().equals(ComputerPool.ACCOUNT)
                && !sale.isCreditNote()
                && sale.paper().purchaseLines().isEmpty()
                && sale.paper().subtotal().isPositive();
    }

    private static YearMonth monthOf(Sale sale) {
        return sale.invoice().lines().isEmpty()
                ? YearMonth.from(sale.invoice().issued().minusDays(1))
                : sale.paper().monthOf(sale.invoice().lines().getFirst());
    }

    /** The credits that an amount of money buys at the vendor's rate, {@link CreditRate#COMPUTER}: 100 for a dollar. */
    static Credits credits(Money money) {
        return Credits.of(money.value().multiply(CreditRate.COMPUTER.creditsPerUnit()));
    }

    /**
     * Whether a reading of zero may hide usage: the pool may go on below zero (domain.md section 4), and whether the dashboard then shows a
     * negative balance is known only of one that did.
     */
    boolean zeroMayHideUsage() {
        return pool.readings().stream().map(BalanceReading::remaining).noneMatch(Amount::isNegative);
    }

    boolean isOpenAbove() {
        return zeroMayHideUsage()
                && pool.readings().stream()
                        .anyMatch(reading -> reading.remaining().isZero() && month.endsWith(reading.at()));
    }

    /** Balances are shown cut to whole credits (domain.md section 4): what left the pool may be up to one credit more or less. */
    Credits cut() {
        boolean whole = pool.readings().stream()
                .allMatch(reading ->
                        reading.remaining().value().stripTrailingZeros().scale() <= 0);
        return Credits.of(whole ? 1 : 0);
    }

    /** What readings prove to have left the pool, as far as the cut of what they show leaves it open. */
    AmountRange asShown(AmountRange drawn) {
        Amount low = drawn.low();
        Amount high = drawn.high();
        Credits none = Credits.of(0);
        return AmountRange.of(low == null ? null : low.minus(cut()).max(none), high == null ? null : high.plus(cut()));
    }
}
