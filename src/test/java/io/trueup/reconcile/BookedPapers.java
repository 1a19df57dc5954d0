package io.trueup.reconcile;

import java.time.YearMonth;
import java.util.List;

/** The booked papers of a month as reports get them, for tests of what is made of them. */
public final class BookedPapers {

    private BookedPapers() {}

    /** The month with its papers, if it does not tell them itself. */
    public static Reconciliation reconcile(Facts facts, YearMonth month) {
        Reconciliation told = Reconciler.reconcile(facts, month);
        MonthDetail detail = told.detail();
        if (!detail.sales().isEmpty()) {
            return told;
        }
        return new Reconciliation(
                told.organization(),
                told.name(),
                told.month(),
                told.monthOver(),
                told.status(),
                told.documents(),
                told.accounts(),
                told.findings(),
                told.lines(),
                told.method(),
                new MonthDetail(
                        detail.terms(),
                        sales(Month.of(facts, month)),
                        detail.poolDays(),
                        detail.computerDays(),
                        detail.usage(),
                        detail.seats(),
                        detail.boughtCredit(),
                        detail.seatShares()));
    }

    private static List<BookedSale> sales(Month month) {
        return month.books().sales().stream()
                .filter(sale -> YearMonth.from(sale.invoice().issued()).equals(month.month())
                        || YearMonth.from(sale.day()).equals(month.month())
                        || sale.paper().months().contains(month.month()))
                .map(sale -> sale(sale, month.month()))
                .toList();
    }

    private static BookedSale sale(Sale sale, YearMonth month) {
        List<BookedSale.Line> lines = sale.invoice().lines().stream()
                .map(line -> new BookedSale.Line(
                        line,
                        sale.paper().periodOf(line),
                        sale.paper().usageLines().contains(line)
                                && sale.paper().monthOf(line).equals(month)))
                .toList();
        return new BookedSale(
                sale.account(),
                sale.invoice().number(),
                sale.isCreditNote() ? sale.paper().number() : null,
                sale.invoice().issued(),
                sale.day(),
                sale.isPaid(),
                sale.invoice().currency(),
                lines,
                sale.invoice().totals(),
                sale.paper().subtotal(),
                sale.invoice().source());
    }
}
