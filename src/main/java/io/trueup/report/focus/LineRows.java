package io.trueup.report.focus;

import io.trueup.organization.Organization.ComputerPool;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.RollForward;
import io.trueup.reconcile.BookedSale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/** The row of one line of a booked paper that is charged as printed: a purchase of credit, usage billed after use, seats, Computer arrears. */
final class LineRows {

    private LineRows() {}

    static Row of(Frame frame, AccountResult account, Slot slot) {
        if (slot.isPurchase()) {
            return purchase(frame, account, slot);
        }
        if (slot.isSeat()) {
            return SeatRows.of(frame, slot);
        }
        return slot.isApiUsage() ? usage(frame, slot) : arrears(frame, account, slot);
    }

    private static Row purchase(Frame frame, AccountResult account, Slot slot) {
        BookedSale sale = slot.sale();
        String block = CreditBlocks.id(sale.account(), sale.credits() == null ? sale.number() : sale.credits());
        return Purchase.row(frame, sale.account(), sale.moved(), slot.amount(), block)
                .set(Column.X_RECONCILIATION_STATUS, standing(account, sale))
                .set(Column.CHARGE_DESCRIPTION, slot.line().line().description());
    }

    /** Whether the pool's ledger holds the purchase: paid credit that never arrived is disputed. */
    private static String standing(AccountResult account, BookedSale sale) {
        RollForward roll = account.rollForward();
        if (roll == null) {
            return "unchecked";
        }
        return isInPool(roll, sale) ? "matched" : "disputed";
    }

    private static boolean isInPool(RollForward roll, BookedSale sale) {
        return roll.movements().stream().anyMatch(movement -> sale.number().equals(movement.reference()));
    }

    static BillingPeriod restOfMonth(LocalDate day) {
        return BillingPeriod.of(day, YearMonth.from(day).plusMonths(1).atDay(1));
    }

    private static Row usage(Frame frame, Slot slot) {
        Row row = frame.row(slot.sale().account(), RowKind.API_USAGE_BILLED).costs(slot.amount(), slot.amount());
        UsageItems.item(frame, slot.sale(), slot.line()).tell(row, frame);
        return row;
    }

    /** What fills the pool up again has its cost where the credits were used; else it is usage that was billed. */
    private static Row arrears(Frame frame, AccountResult account, Slot slot) {
        BookedSale sale = slot.sale();
        RollForward roll = account.rollForward();
        boolean fills = roll != null && isInPool(roll, sale);
        BigDecimal amount = slot.amount();
        BillingPeriod days = slot.line().period() == null
                ? restOfMonth(sale.issued())
                : slot.line().period();
        Row row = frame.row(sale.account(), fills ? RowKind.COMPUTER_SETTLEMENT : RowKind.COMPUTER_ARREARS)
                .charged(days)
                .costs(amount, fills ? BigDecimal.ZERO : amount)
                .price(Price.credits(amount))
                .sku("computer-credits", "computer-credits", "Credits Consumed")
                .set(Column.X_CREDIT_POOL, ComputerPool.ACCOUNT)
                .set(Column.CHARGE_DESCRIPTION, slot.line().line().description());
        return fills ? row : row.consumed(amount.movePointRight(2), "Credits");
    }
}
