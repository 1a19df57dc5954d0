package io.trueup.report.focus;

import io.trueup.invoice.TotalsRow;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BookedSale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What a booked paper charges: its lines, its discounts, its tax by taxed line. Over all months the rows of a paper add up to what it charges to
 * the cent; a month's file holds the lines of that month and what belongs to them.
 */
final class SaleRows {

    private final Frame frame;
    private final AccountResult account;
    private final BookedSale sale;
    private final List<Slot> slots = new ArrayList<>();
    private final PaperTotals totals;
    private final int decimals;
    /** What each line has of each tax, in the order of the totals. */
    private final List<List<BigDecimal>> taxes = new ArrayList<>();

    private final List<Row> rows = new ArrayList<>();

    private SaleRows(Frame frame, AccountResult account, BookedSale sale) {
        this.frame = frame;
        this.account = account;
        this.sale = sale;
        for (BookedSale.Line line : sale.lines()) {
            slots.add(Slot.of(frame, sale, slots.size() + 1, line));
        }
        totals = PaperTotals.of(sale, slots.stream().anyMatch(Slot::isApiUsage));
        decimals = Math.max(0, sale.currency().getDefaultFractionDigits());
    }

    static List<Row> of(Frame frame, AccountResult account, BookedSale sale) {
        SaleRows made = new SaleRows(frame, account, sale);
        made.add();
        return made.rows;
    }

    private void add() {
        if (slots.isEmpty()) {
            addTotalOnly();
            return;
        }
        List<BigDecimal> charged = charged();
        for (TotalsRow tax : totals.taxes()) {
            taxes.add(Allocation.of(PaperTotals.amount(tax), taxedWeights(tax, charged), decimals));
        }
        boolean drawn = totals.credit().signum() != 0;
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            if (slot.inFile() && !(drawn && slot.isApiUsage())) {
                rows.add(finished(LineRows.of(frame, account, slot), String.valueOf(slot.number())));
                addTaxes(List.of(i), rows.getLast());
            }
        }
        if (drawn) {
            addOverdraft(charged);
        } else {
            addReductions(charged);
            addDifference(charged);
        }
    }

    /** What each line comes to before tax: as printed, but usage that credit pays for only as far as it does not. */
    private List<BigDecimal> charged() {
        List<BigDecimal> charged =
                new ArrayList<>(slots.stream().map(Slot::amount).toList());
        if (totals.credit().signum() == 0) {
            return charged;
        }
        BigDecimal left = totals.payable().subtract(PaperTotals.sum(totals.taxes()));
        for (Slot slot : slots) {
            left = slot.isApiUsage() ? left : left.subtract(slot.amount());
        }
        List<BigDecimal> weights = slots.stream()
                .map(slot -> slot.isApiUsage() ? slot.amount().abs() : BigDecimal.ZERO)
                .toList();
        List<BigDecimal> shares = Allocation.of(left, weights, decimals);
        for (int i = 0; i < slots.size(); i++) {
            charged.set(i, slots.get(i).isApiUsage() ? shares.get(i) : charged.get(i));
        }
        return charged;
    }

    private void addOverdraft(List<BigDecimal> charged) {
        List<Integer> ofMonth = inFile(true);
        BigDecimal amount = sum(charged, ofMonth);
        if (ofMonth.isEmpty()) {
            return;
        }
        Row row = frame.row(sale.account(), RowKind.OVERDRAFT)
                .charged(account.compared())
                .costs(amount, amount)
                // quantity and list cost of this usage stand on the rows that tell the usage
                .price(Price.of(BigDecimal.ZERO, sale.currency()))
                .consumed(BigDecimal.ZERO, sale.currency().getCurrencyCode())
                .sku("api-usage", "api-usage", "API Usage")
                .set(
                        Column.CHARGE_DESCRIPTION,
                        "API usage of %s beyond the prepaid credit".formatted(frame.yearMonth()));
        finished(row, "usage_" + frame.yearMonth());
        if (amount.signum() != 0) {
            rows.add(row);
        }
        addTaxes(ofMonth, row);
    }

    private void addReductions(List<BigDecimal> charged) {
        List<Integer> ofMonth = inFile(false);
        int number = 0;
        for (TotalsRow reduction : totals.reductions()) {
            number++;
            BigDecimal amount = sum(Allocation.of(PaperTotals.amount(reduction), absolute(charged), decimals), ofMonth);
            if (amount.signum() != 0) {
                rows.add(finished(
                        plain(RowKind.DISCOUNT, amount).set(Column.CHARGE_DESCRIPTION, reduction.label()),
                        "discount%s_%s".formatted(number, frame.yearMonth())));
            }
        }
    }

    /** A paper whose parts do not add up charges what it prints: the rest is a row of its own, in the month of its first line. */
    private void addDifference(List<BigDecimal> charged) {
        BigDecimal parts = charged.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .add(PaperTotals.sum(totals.reductions()))
                .add(PaperTotals.sum(totals.taxes()));
        BigDecimal rest = totals.payable().subtract(parts);
        if (rest.signum() != 0 && slots.getFirst().inFile()) {
            rows.add(finished(
                    plain(RowKind.PRINTED_DIFFERENCE, rest)
                            .set(Column.CHARGE_DESCRIPTION, "The printed total differs from its printed parts"),
                    "difference"));
        }
    }

    /** A paper without lines: all of it is one charge. */
    private void addTotalOnly() {
        if (totals.payable().signum() != 0 && frame.isOfMonth(sale.issued())) {
            rows.add(finished(
                    plain(RowKind.PRINTED_DIFFERENCE, totals.payable())
                            .set(Column.CHARGE_DESCRIPTION, "A total without lines"),
                    "total"));
        }
    }

    private Row plain(RowKind kind, BigDecimal amount) {
        LocalDate day = sale.issued();
        return frame.row(sale.account(), kind)
                .charged(BillingPeriod.of(day, day.plusDays(1)))
                .costs(amount, amount)
                .unpriced(amount);
    }

    /** The tax of the lines of one row: one row for each tax. */
    private void addTaxes(List<Integer> lines, Row taxed) {
        for (int i = 0; i < taxes.size(); i++) {
            TotalsRow tax = totals.taxes().get(i);
            BigDecimal amount = sum(taxes.get(i), lines);
            if (amount.signum() == 0) {
                continue;
            }
            Row row = frame.row(sale.account(), RowKind.TAX)
                    .charged(taxed.charged())
                    .costs(amount, amount)
                    .unpriced(amount)
                    .set(Column.CHARGE_FREQUENCY, taxed.get(Column.CHARGE_FREQUENCY))
                    .set(Column.X_TAX_RATE_PERCENT, PaperTotals.rate(tax.label()))
                    .set(Column.CHARGE_DESCRIPTION, tax.label() + " on " + taxed.get(Column.CHARGE_DESCRIPTION));
            rows.add(finished(row, detailOf(taxed) + "_tax" + (i == 0 ? "" : i + 1)));
        }
    }

    private String detailOf(Row row) {
        String detail = row.get(Column.INVOICE_DETAIL_ID);
        return detail == null ? "" : detail.substring(sale.number().length() + 1);
    }

    /** Of the lines that print this tax's rate, else of those that print any, else of all: what they come to. */
    private List<BigDecimal> taxedWeights(TotalsRow tax, List<BigDecimal> charged) {
        BigDecimal rate = PaperTotals.rate(tax.label());
        List<Boolean> ofRate =
                slots.stream().map(slot -> rate != null && isRate(slot, rate)).toList();
        List<Boolean> taxable =
                slots.stream().map(slot -> !isRate(slot, BigDecimal.ZERO)).toList();
        List<Boolean> chosen = ofRate.contains(true) ? ofRate : taxable;
        List<BigDecimal> weights = new ArrayList<>();
        List<BigDecimal> amounts = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            boolean taxed = chosen.get(i);
            weights.add(taxed ? charged.get(i).abs() : BigDecimal.ZERO);
            amounts.add(taxed ? slots.get(i).amount().abs() : BigDecimal.ZERO);
        }
        return weights.stream().allMatch(weight -> weight.signum() == 0) ? amounts : weights;
    }

    private static boolean isRate(Slot slot, BigDecimal rate) {
        BigDecimal printed = PaperTotals.rate(slot.line().line().tax());
        return printed != null && printed.compareTo(rate) == 0;
    }

    private List<Integer> inFile(boolean onlyUsage) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).inFile() && (!onlyUsage || slots.get(i).isApiUsage())) {
                found.add(i);
            }
        }
        return found;
    }

    private static List<BigDecimal> absolute(List<BigDecimal> amounts) {
        return amounts.stream().map(BigDecimal::abs).toList();
    }

    private static BigDecimal sum(List<BigDecimal> amounts, List<Integer> of) {
        return of.stream().map(amounts::get).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What all rows of a paper have in common. */
    private Row finished(Row row, String detail) {
        String credited = sale.credits();
        YearMonth billed = YearMonth.from(sale.issued());
        row.billedIn(billed)
                .onInvoice(
                        sale.number(),
                        sale.number() + "_" + detail,
                        sale.issued(),
                        credited == null ? sale.number() : credited)
                .set(Column.X_SOURCE_DOCUMENT, sale.source().file());
        if (row.get(Column.X_RECONCILIATION_STATUS) == null) {
            row.set(Column.X_RECONCILIATION_STATUS, Frame.standing(account));
        }
        if (credited != null) {
            row.set(Column.CHARGE_FREQUENCY, "One-Time");
            String told = row.get(Column.CHARGE_DESCRIPTION);
            if (told != null && !told.startsWith("Credit note: ")) {
                row.set(Column.CHARGE_DESCRIPTION, "Credit note: " + told);
            }
            if (!row.charged().end().isAfter(billed.atDay(1))) {
                row.set(Column.CHARGE_CLASS, "Correction");
            }
        }
        return row;
    }
}
