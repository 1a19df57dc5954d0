package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BookedLine;
import io.trueup.reconcile.BookedSale;
import io.trueup.reconcile.Reconciliation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The tie-outs between sheets, and between the sheets and the engine; those within one sheet come from that sheet. */
final class TieOuts {

    private final Reconciliation month;
    private final List<Check> checks = new ArrayList<>();

    TieOuts(Reconciliation month) {
        this.month = month;
    }

    List<Check> all() {
        return List.copyOf(checks);
    }

    TieOuts and(List<Check> others) {
        checks.addAll(others);
        return this;
    }

    /** The Summary's totals beside the engine's own figures. */
    TieOuts summary(SummarySheet.Placed summary) {
        for (SummaryTotals.Total total : summary.totals()) {
            String what = "Summary = engine: " + total.figure().heading();
            BigDecimal known = total.known().value();
            if (!total.isComplete() && total.word().equals(Words.NO_INVOICE_EXPECTED)) {
                continue; // nothing is missing that could be compared
            }
            if (!total.isComplete() && known.signum() == 0 && isUnknown(total)) {
                checks.add(Check.impossible(what, total.unit(), "It is known of no account."));
                continue;
            }
            checks.add(new Check(
                    what,
                    total.unit(),
                    new Check.Side("Summary: " + (total.isComplete() ? "total" : "known so far"), total.cell(), known),
                    Check.Side.engine(known),
                    total.isComplete() ? "" : "Not known of every account: compared is what is known."));
        }
        return this;
    }

    private boolean isUnknown(SummaryTotals.Total total) {
        return month.accounts().stream()
                .filter(account -> account.unit().equals(total.unit()))
                .allMatch(account -> total.figure().of(account) == null);
    }

    /** What is invoiced of each account beside its lines, and the lines of each document beside its subtotal. */
    TieOuts invoices(InvoiceLinesSheet.Placed invoices, SummarySheet.Placed summary) {
        for (AccountResult account : month.accounts()) {
            Amount invoiced = account.invoiced();
            String cell = summary.invoiced().get(account.account());
            if (invoiced != null && cell != null) {
                checks.add(invoicedCheck(account.account(), invoiced, cell, invoices.lines()));
            }
        }
        invoices.sales().forEach(row -> checks.add(footing(row)));
        checks.add(new Check(
                "Quantity × unit price = amount",
                Check.COUNT,
                new Check.Side("Invoice lines: off by more than 0.01", invoices.offFormula(), offLines()),
                new Check.Side("Must be", null, BigDecimal.ZERO),
                "Lines that print both; each one off is a finding."));
        return this;
    }

    private Check invoicedCheck(String account, Amount invoiced, String cell, SheetTable lines) {
        BigDecimal sum = month.lines().stream()
                .limit(SheetWriter.MOST_ROWS)
                .filter(line -> line.account().equals(account))
                .map(line -> InvoiceLinesSheet.counted(
                        line, creditNotes().contains(line.source().file())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Check(
                "Invoiced = invoice lines: " + account,
                invoiced.unit(),
                new Check.Side("Summary: invoiced", cell, invoiced.value()),
                new Check.Side(
                        "Invoice lines: counted",
                        "ROUND(SUMIFS(" + lines.column(InvoiceLinesSheet.COUNTED) + "," + lines.column("A") + ",\""
                                + account + "\")," + Math.max(2, sum.scale()) + ")",
                        sum),
                "A document is booked at its printed subtotal; where its lines do not add up to it, a finding says so.");
    }

    private Set<String> creditNotes() {
        return month.detail().sales().stream()
                .filter(BookedSale::isCreditNote)
                .map(sale -> sale.source().file())
                .collect(Collectors.toSet());
    }

    private static Check footing(SalesTable.Row row) {
        BookedSale sale = row.sale();
        String what = "Lines = subtotal: " + sale.number() + (sale.isCreditNote() ? " (credit note)" : "");
        String unit = sale.currency().getCurrencyCode();
        if (sale.lines().isEmpty()) {
            return Check.impossible(what, unit, "The document has no lines.");
        }
        String note =
                (row.printsSubtotal() ? "" : "No subtotal is printed: booked is the sum of its sections or lines. ")
                        + (row.hasDiscount() ? "Its discounts stand below the subtotal and are no part of it. " : "")
                        + (row.isWhole()
                                ? ""
                                : "The sum of its lines is the engine's: not all of them are usage or seats of this month.");
        return new Check(
                what,
                unit,
                new Check.Side(
                        "Booked documents: sum of lines", row.sum(), row.lines().value()),
                new Check.Side(
                        "Booked documents: subtotal",
                        row.subtotal(),
                        sale.subtotal().value()),
                note.strip());
    }

    /** As the sheet computes it, line by line. */
    private BigDecimal offLines() {
        return BigDecimal.valueOf(month.lines().stream()
                .limit(SheetWriter.MOST_ROWS)
                .map(BookedLine::line)
                .filter(InvoiceLinesSheet::isOff)
                .count());
    }

    /** Nothing is dropped between the engine and the sheets. */
    TieOuts lists(SheetTable findings, SheetTable documents) {
        String severities = findings.column("A");
        checks.add(new Check(
                "Findings listed = engine",
                Check.COUNT,
                new Check.Side(
                        "Findings: rows",
                        "COUNTIF(" + severities + ",\"error\")+COUNTIF(" + severities + ",\"warning\")+COUNTIF("
                                + severities + ",\"info\")",
                        BigDecimal.valueOf(Math.min(month.findings().size(), SheetWriter.MOST_ROWS))),
                Check.Side.engine(BigDecimal.valueOf(month.findings().size())),
                ""));
        checks.add(new Check(
                "Documents listed = engine",
                Check.COUNT,
                new Check.Side(
                        "Documents: rows",
                        "COUNTA(" + documents.column("F") + ")",
                        BigDecimal.valueOf(month.documents().size())),
                Check.Side.engine(BigDecimal.valueOf(month.documents().size())),
                ""));
        return this;
    }
}
