package io.trueup.reconcile;

import io.trueup.finding.Provenance;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.TotalsRow;
import io.trueup.money.Money;
import io.trueup.money.Rounding;
import io.trueup.period.BillingPeriod;
import io.trueup.period.TimeWindow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The usage that is booked in one API account and month: the lines whose period starts in the month, on whichever invoices they stand. */
record MonthBook(String account, YearMonth month, Currency currency, List<Entry> entries) {

    /**
     * The month's part of one sale.
     *
     * @param lines of the month
     * @param whole whether all usage lines of the sale are of the month, so that its printed subtotal is the month's
     */
    record Entry(Sale sale, List<InvoiceLine> lines, boolean whole) {

        /** Before tax and credit; a credit note counts negative whichever sign it prints. */
        Money invoiced() {
            Paper paper = sale.paper();
            Money amount = whole && paper.purchaseLines().isEmpty() ? paper.subtotal() : sumOf(lines);
            return sale.isCreditNote() && !amount.isZero() ? negative(amount) : amount;
        }

        /** The part charged instead of drawn from credit, before tax (formats.md section 3, "paid"). */
        Money paid() {
            Money ofSale = paidOfSale();
            if (whole) {
                return ofSale;
            }
            Money all = sumOf(sale.paper().usageLines());
            if (all.isZero()) {
                return ofSale.minus(ofSale);
            }
            BigDecimal share = sumOf(lines).value().divide(all.value(), MathContext.DECIMAL128);
            return ofSale.times(share).rounded(Rounding.TOLD);
        }

        private Money paidOfSale() {
            var invoice = sale.invoice();
            Money applied = invoice.applied();
            Money zero = Money.zero(invoice.currency());
            if (applied != null) {
                Money discounts = Objects.requireNonNullElse(invoice.sum(TotalsRow.Role.DISCOUNT), zero);
                Money charged = sale.paper().subtotal().plus(discounts);
                Money credit = (Money) applied.abs();
                // credit works towards nothing: it lessens a charge, and a credit note that gives credit back pays
                // nothing out
                return sale.isCreditNote() ? negative(charged).plus(credit) : charged.minus(credit);
            }
            Money due = invoice.due() != null ? invoice.due() : invoice.total();
            Money taxes = Objects.requireNonNullElse(invoice.sum(TotalsRow.Role.TAX), zero);
            Money beforeTax = due == null ? sale.paper().subtotal() : due.minus(taxes);
            return sale.isCreditNote() ? negative(beforeTax) : beforeTax;
        }

        private static Money negative(Money amount) {
            return amount.isNegative() ? amount : amount.negated();
        }

        private Money sumOf(List<InvoiceLine> some) {
            return some.stream()
                    .map(InvoiceLine::amount)
                    .reduce(Money.zero(sale.invoice().currency()), Money::plus);
        }

        Provenance at(InvoiceLine line) {
            return sale.invoice().at(line.place());
        }

        /** The row that tells the figure compared: the subtotal, else the first line. */
        Provenance headline() {
            return sale.invoice().rows(TotalsRow.Role.SUBTOTAL).stream()
                    .findFirst()
                    .map(row -> sale.invoice().at(row.place()))
                    .orElseGet(() -> lines.isEmpty() ? sale.invoice().source() : at(lines.getFirst()));
        }
    }

    static MonthBook of(Books books, String account, YearMonth month, Currency currency) {
        List<Entry> entries = new ArrayList<>();
        for (Sale sale : books.of(account)) {
            Paper paper = sale.paper();
            List<InvoiceLine> all = paper.usageLines();
            List<InvoiceLine> ofMonth = all.stream()
                    .filter(line -> monthOf(books, sale, line).equals(month))
                    .toList();
            if (!ofMonth.isEmpty() || isEmptyInvoiceOf(paper, month)) {
                entries.add(new Entry(sale, ofMonth, ofMonth.size() == all.size()));
            }
        }
        return new MonthBook(account, month, currency, entries);
    }

    /** A credit note belongs to the month of the invoice that it credits. */
    private static YearMonth monthOf(Books books, Sale sale, InvoiceLine line) {
        if (sale.isCreditNote()) {
            for (Sale other : books.of(sale.account())) {
                if (!other.isCreditNote()
                        && other.paper().number().equals(sale.paper().number())
                        && !other.paper().usageLines().isEmpty()) {
                    return other.paper().monthOf(other.paper().usageLines().getFirst());
                }
            }
        }
        return sale.paper().monthOf(line);
    }

    /** An invoice without any line still says: nothing was used. */
    private static boolean isEmptyInvoiceOf(Paper paper, YearMonth month) {
        return paper.invoice().lines().isEmpty()
                && YearMonth.from(
                                paper.invoice().period() == null
                                        ? paper.invoice().issued().minusDays(1)
                                        : paper.invoice().period().days().start())
                        .equals(month);
    }

    boolean isInvoiced() {
        return entries.stream().anyMatch(entry -> !entry.sale().isCreditNote());
    }

    @Nullable Money invoiced() {
        return isInvoiced() ? total(entries.stream().map(Entry::invoiced).toList()) : null;
    }

    @Nullable Money paid() {
        return isInvoiced() ? total(entries.stream().map(Entry::paid).toList()) : null;
    }

    private Money total(List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }

    int lineCount() {
        return entries.stream().mapToInt(entry -> entry.lines().size()).sum();
    }

    /** What rounding line by line can hide: half a cent each (domain.md section 2). */
    Money roundingAllowance() {
        return Money.halfCent(currency).times(BigDecimal.valueOf(lineCount()));
    }

    /** The days invoiced, merged, in order: the union of the lines' periods; the whole month where a line prints none. */
    List<BillingPeriod> days() {
        List<BillingPeriod> periods = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.sale().isCreditNote()) {
                continue;
            }
            for (InvoiceLine line : entry.lines()) {
                BillingPeriod period = entry.sale().paper().periodOf(line);
                periods.add(period == null ? BillingPeriod.of(month) : period);
            }
            if (entry.lines().isEmpty()) {
                periods.add(BillingPeriod.of(month));
            }
        }
        return merged(periods);
    }

    static List<BillingPeriod> merged(List<BillingPeriod> periods) {
        List<BillingPeriod> merged = new ArrayList<>();
        for (BillingPeriod period : periods.stream().sorted().toList()) {
            if (!merged.isEmpty() && !period.start().isAfter(merged.getLast().end())) {
                BillingPeriod last = merged.removeLast();
                LocalDate end = last.end().isAfter(period.end()) ? last.end() : period.end();
                merged.add(BillingPeriod.of(last.start(), end));
            } else {
                merged.add(period);
            }
        }
        return merged;
    }

    static List<TimeWindow> windows(List<BillingPeriod> days) {
        return days.stream().map(BillingPeriod::window).toList();
    }
}
