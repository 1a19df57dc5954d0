package io.trueup.reconcile;

import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.TotalsRow;
import io.trueup.money.Money;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.period.BillingPeriod;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The booked papers that a month's reports need: those issued or paid in it, those whose usage belongs to it on whichever day they were issued,
 * credit notes of what was sold in it, and earlier prepayments of seats whose term reaches into it. A purchase and its receipt are one sale.
 */
final class BookedSales {

    /** No month is longer: seats charged for more days are a prepayment. */
    private static final int LONGEST_MONTH = 31;

    private static final Comparator<BookedSale> ORDER =
            Comparator.comparing(BookedSale::issued).thenComparing(BookedSale::number);

    private final Month month;

    private BookedSales(Month month) {
        this.month = month;
    }

    /** In the order of the accounts, then by day of issue and number. */
    static List<BookedSale> of(Month month) {
        BookedSales sales = new BookedSales(month);
        List<BookedSale> all = new ArrayList<>();
        for (String account : month.accounts()) {
            List<BookedSale> ofAccount =
                    switch (account) {
                        case SeatContract.ACCOUNT -> sales.seats();
                        case ComputerPool.ACCOUNT -> sales.computer();
                        default -> sales.api(account);
                    };
            all.addAll(ofAccount.stream().sorted(ORDER).toList());
        }
        return List.copyOf(all);
    }

    private List<BookedSale> api(String account) {
        MonthBook book = MonthBook.of(
                month.books(),
                account,
                month.month(),
                month.facts().organization().currency());
        List<BookedSale> told = new ArrayList<>();
        for (Sale sale : month.books().of(account)) {
            MonthBook.Entry entry = book.entries().stream()
                    .filter(one -> one.sale().equals(sale))
                    .findFirst()
                    .orElse(null);
            if (entry != null || isOfMonth(sale)) {
                told.add(told(sale, entry == null ? List.of() : entry.lines()));
            }
        }
        return told;
    }

    private List<BookedSale> seats() {
        List<Sale> all = month.books().of(SeatContract.ACCOUNT);
        List<BookedSale> told = new ArrayList<>();
        for (Sale sale : all) {
            boolean charged = SeatMatch.monthOf(sale, all).equals(month.month());
            if (charged || isOfMonth(sale) || isPrepaidOver(sale)) {
                told.add(told(sale, charged ? sale.invoice().lines() : List.of()));
            }
        }
        return told;
    }

    private List<BookedSale> computer() {
        List<BookedSale> told = new ArrayList<>();
        for (Sale sale : month.books().of(ComputerPool.ACCOUNT)) {
            boolean charged =
                    ComputerMonth.isArrears(sale) && ComputerMonth.monthOf(sale).equals(month.month());
            if (charged || isOfMonth(sale)) {
                told.add(told(sale, charged ? sale.invoice().lines() : List.of()));
            }
        }
        return told;
    }

    private boolean isOfMonth(Sale sale) {
        return isInMonth(sale.invoice().issued()) || isInMonth(sale.day());
    }

    private boolean isInMonth(LocalDate day) {
        return YearMonth.from(day).equals(month.month());
    }

    private boolean isPrepaidOver(Sale sale) {
        return sale.invoice().lines().stream()
                .map(sale.paper()::periodOf)
                .anyMatch(period -> period != null && period.days() > LONGEST_MONTH && period.overlaps(month.days()));
    }

    private static BookedSale told(Sale sale, List<InvoiceLine> ofMonth) {
        Set<InvoiceLine> belonging = Collections.newSetFromMap(new IdentityHashMap<>());
        belonging.addAll(ofMonth);
        Paper paper = sale.paper();
        // a credit note takes back, whichever sign it prints
        boolean turned = sale.isCreditNote() && paper.subtotal().isPositive();
        List<BookedSale.Line> lines = new ArrayList<>();
        for (InvoiceLine line : sale.invoice().lines()) {
            BillingPeriod period = paper.periodOf(line);
            lines.add(new BookedSale.Line(turned ? negated(line) : line, period, belonging.contains(line)));
        }
        return new BookedSale(
                sale.account(),
                sale.invoice().number(),
                sale.isCreditNote() ? paper.number() : null,
                sale.invoice().issued(),
                sale.day(),
                sale.isPaid(),
                sale.invoice().currency(),
                lines,
                turned
                        ? sale.invoice().totals().stream()
                                .map(BookedSales::negated)
                                .toList()
                        : sale.invoice().totals(),
                turned ? paper.subtotal().negated() : paper.subtotal(),
                sale.invoice().source());
    }

    private static InvoiceLine negated(InvoiceLine line) {
        return new InvoiceLine(
                line.description(),
                line.quantity() == null ? null : line.quantity().negate(),
                line.unitPrice(),
                line.amount().negated(),
                line.tax(),
                line.period(),
                line.section(),
                line.subject(),
                line.place());
    }

    private static TotalsRow negated(TotalsRow row) {
        Money amount = row.amount();
        return amount == null ? row : new TotalsRow(row.role(), row.label(), amount.negated(), row.place());
    }
}
