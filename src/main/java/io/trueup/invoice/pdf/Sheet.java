package io.trueup.invoice.pdf;

import io.trueup.invoice.InvoiceKinds;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.Place;
import io.trueup.invoice.TotalsRow;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.invoice.pdf.Paper.Band;
import io.trueup.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A document's table and totals as printed, and the figures in them read in one currency and one form of number. */
record Sheet(List<TableLine> lines, List<PrintedTotal> totals, List<Band> behind, Figures figures, int foldedTiers) {

    /** The roles in the order in which their figures are asked for the currency: only the due carries an ISO code. */
    private static final List<Role> TELLING = List.of(Role.DUE, Role.TOTAL, Role.SUBTOTAL, Role.APPLIED);

    Sheet {
        lines = List.copyOf(lines);
        totals = List.copyOf(totals);
        behind = List.copyOf(behind);
    }

    static Sheet of(Paper paper, Head head) {
        TableReader table = new TableReader(paper, head.table());
        List<Band> afterLines = table.readLines(paper.bandsFrom(head.table()), head.left());
        TotalsReader totals = new TotalsReader(table.amountRight());
        List<Band> behind = totals.readTotals(afterLines);
        boolean hasDue = totals.totals().stream()
                .anyMatch(row -> (row.role() == Role.DUE || row.role() == Role.TOTAL) && row.amount() != null);
        if (!hasDue) {
            throw SetAsideException.unknownLayout(
                    "The document prints no total and no amount due; ask the seller for the whole invoice");
        }
        Figures figures = new Figures(
                currency(totals.totals()),
                decimalComma(paper.body().get(head.table()), table.lines(), totals.totals()));
        return new Sheet(table.lines(), totals.totals(), behind, figures, table.foldedTiers());
    }

    private static Currency currency(List<PrintedTotal> totals) {
        return TELLING.stream()
                .flatMap(role -> totals.stream().filter(row -> row.role() == role))
                .map(PrintedTotal::amount)
                .filter(Objects::nonNull)
                .map(Figures::currencyOf)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(
                        () -> SetAsideException.unknownLayout(
                                "The totals are in no currency that is known; ask the seller for an invoice with a currency code"));
    }

    /** Totals have two decimals and tell it; without any, the language does. */
    private static boolean decimalComma(TextRow header, List<TableLine> lines, List<PrintedTotal> totals) {
        return Stream.concat(
                        totals.stream().map(PrintedTotal::amount).filter(Objects::nonNull),
                        lines.stream().map(TableLine::amount))
                .map(Figures::commaIn)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> header.first().text().startsWith("Beschreibung")
                        || header.first().text().startsWith("Περιγραφή"));
    }

    /** What the reading left out on purpose; null where nothing. */
    @Nullable String note() {
        return foldedTiers == 0
                ? null
                : foldedTiers
                        + " rows of graduated prices repeat what their lines charge and are not lines of their own";
    }

    /** The totals with their figures, in printed order. */
    List<TotalsRow> totalsRows() {
        List<TotalsRow> rows = new ArrayList<>();
        for (PrintedTotal total : totals) {
            String printed = total.amount();
            Money amount = printed == null ? null : figures.money(printed);
            if (printed != null && amount == null) {
                throw notUnderstood(printed, total.label(), total.place());
            }
            rows.add(new TotalsRow(total.role(), total.label(), amount, total.place()));
        }
        return rows;
    }

    /** A line with its figures, and what its wording tells if the vendor sold it. */
    InvoiceLine invoiceLine(TableLine line, String issuer, @Nullable String section) {
        return new InvoiceLine(
                line.description(),
                quantity(line),
                unitPrice(line),
                amount(line),
                line.tax(),
                line.period(),
                section,
                InvoiceKinds.subject(issuer, line.description(), section),
                line.place());
    }

    Money amount(TableLine line) {
        Money amount = figures.money(line.amount());
        if (amount == null) {
            throw notUnderstood(line.amount(), line.description(), line.place());
        }
        return amount;
    }

    /** Null only where the cell is blank. */
    private @Nullable Money unitPrice(TableLine line) {
        String printed = line.unitPrice();
        Money price = printed == null ? null : figures.money(printed);
        if (printed != null && price == null) {
            throw notUnderstood(printed, line.description(), line.place());
        }
        return price;
    }

    /** Null only where the cell is blank. */
    private @Nullable BigDecimal quantity(TableLine line) {
        String printed = line.quantity();
        BigDecimal quantity = printed == null ? null : figures.quantity(printed);
        if (printed != null && quantity == null) {
            throw notUnderstood(printed, line.description(), line.place());
        }
        return quantity;
    }

    private SetAsideException notUnderstood(String printed, String label, Place where) {
        return SetAsideException.unknownLayout(
                "The figure \"" + printed + "\" of \"" + label + "\" on page " + where.page()
                        + ", row " + where.row() + " is in no form that is known in a document in " + figures.currency()
                        + "; ask the seller for an invoice in English");
    }
}
