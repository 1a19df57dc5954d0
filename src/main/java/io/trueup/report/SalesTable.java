package io.trueup.report;

import io.trueup.invoice.TotalsRow;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.Amount;
import io.trueup.money.Money;
import io.trueup.reconcile.BookedLine;
import io.trueup.reconcile.BookedSale;
import io.trueup.reconcile.Reconciliation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Below the invoice lines: the booked documents with what stands below their own lines, from subtotal to amount due. */
final class SalesTable {

    private static final List<Column> COLUMNS = List.of(
            Column.text("Account", 0, 0),
            Column.text("Kind", 0, 0),
            Column.text("Invoice", 0, 0),
            Column.figure("Issued", 0),
            Column.figure("Money moved", 0),
            Column.figure("Lines", 0),
            Column.text("File", 0, 0),
            Column.figure("Sum of lines", 0),
            Column.figure("Subtotal", 0),
            Column.figure("Discounts", 0),
            Column.figure("Taxes", 0),
            Column.figure("Credit applied", 0),
            Column.figure("Amount due", 0),
            Column.text("Unit", 0, 0));

    private static final int LONGEST_CRITERION = 255;

    /**
     * A sale on the sheet.
     *
     * @param isWhole whether all its lines stand on the sheet, so that a formula adds them up
     * @param sum the cell with the sum of its lines
     * @param subtotal the cell with its subtotal
     */
    record Row(BookedSale sale, String sum, String subtotal, Money lines, boolean isWhole) {

        boolean printsSubtotal() {
            return sale.totals().stream().anyMatch(row -> row.role() == Role.SUBTOTAL);
        }

        boolean hasDiscount() {
            return sale.totals().stream().anyMatch(row -> row.role() == Role.DISCOUNT);
        }
    }

    private final SheetWriter sheet;
    private final SheetTable lines;
    private final Map<String, Integer> linesOf = new HashMap<>();

    private SalesTable(SheetWriter sheet, SheetTable lines, Reconciliation month) {
        this.sheet = sheet;
        this.lines = lines;
        month.lines().stream()
                .limit(SheetWriter.MOST_ROWS)
                .map(BookedLine::source)
                .forEach(source -> linesOf.merge(source.file(), 1, Integer::sum));
    }

    static List<Row> write(SheetWriter sheet, Reconciliation month, SheetTable lines) {
        List<BookedSale> sales = month.detail().sales();
        if (sales.isEmpty()) {
            return List.of();
        }
        SalesTable table = new SalesTable(sheet, lines, month);
        sheet.gap();
        sheet.line("Booked documents", Look.TITLE);
        sheet.line(
                "Those issued in the month and those that charge its usage, purchases of credit among them; discounts, taxes and credit as printed.",
                Look.NOTE);
        sheet.heading(COLUMNS);
        List<Row> rows = new ArrayList<>();
        sales.forEach(sale -> rows.add(table.sale(sale)));
        sheet.endOfTable("tblBookedDocuments");
        return rows;
    }

    private Row sale(BookedSale sale) {
        Money zero = Money.zero(sale.currency());
        Money sum = sale.lines().stream()
                .map(line -> line.line().amount())
                .map(amount -> signed(sale, amount))
                .reduce(zero, Money::plus);
        boolean isWhole = canBeLookedFor(sale.source().file())
                && !sale.lines().isEmpty()
                && Objects.equals(
                        linesOf.get(sale.source().file()), sale.lines().size());
        RowWriter row = sheet.row()
                .text(sale.account())
                .text(kind(sale))
                .text(sale.number())
                .date(sale.issued(), Words.NOT_KNOWN)
                .date(sale.paid() ? sale.moved() : null, "not proved")
                .place(sale.lines().size())
                .text(sale.source().file());
        int number = row.number();
        String sumCell = row.address();
        if (isWhole) {
            row.formula(sumFormula(number, sum), sum, Look.MONEY);
        } else {
            row.money(sum, Look.MONEY);
        }
        String subtotalCell = row.address();
        row.money(sale.subtotal(), Look.MONEY);
        for (Role role : List.of(Role.DISCOUNT, Role.TAX, Role.APPLIED, Role.DUE)) {
            row.money(total(sale, role), "none");
        }
        row.text(sale.currency().getCurrencyCode());
        return new Row(
                sale, SheetName.INVOICE_LINES.cell(sumCell), SheetName.INVOICE_LINES.cell(subtotalCell), sum, isWhole);
    }

    private String sumFormula(int row, Money sum) {
        int decimals = Math.max(RowWriter.decimals(sum), sum.value().scale());
        return "ROUND(SUMIFS(" + lines.local(InvoiceLinesSheet.COUNTED) + "," + lines.local(InvoiceLinesSheet.FILE)
                + ",G" + row + ")," + decimals + ")";
    }

    /** Some names would be read as a pattern or a comparison where a formula looks for them. */
    private static boolean canBeLookedFor(String file) {
        return file.length() <= LONGEST_CRITERION && !file.matches("(?s).*[*?~<>=].*");
    }

    static Money signed(BookedSale sale, Money amount) {
        return sale.isCreditNote() && amount.isPositive() ? amount.negated() : amount;
    }

    private static String kind(BookedSale sale) {
        return sale.isCreditNote() ? "credit note" : "sale";
    }

    private static @Nullable Amount total(BookedSale sale, Role role) {
        return sale.totals().stream()
                .filter(row -> row.role() == role)
                .map(TotalsRow::amount)
                .filter(Objects::nonNull)
                .reduce(Money::plus)
                .orElse(null);
    }
}
