package io.trueup.report;

import io.trueup.finding.Finding;
import io.trueup.finding.Provenance;
import io.trueup.finding.Severity;
import io.trueup.money.Amount;
import io.trueup.reconcile.Reconciliation;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong, worth a look or worth knowing, with its amount, its evidence and what to do next. */
final class FindingsSheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("Severity", 8, 8),
            Column.text("Code", 28, 28),
            Column.text("Account", 9, 14),
            Column.figure("Amount", 10),
            Column.text("Unit", 6, 6),
            Column.text("What was found", 43, 43),
            Column.text("Next step", 31, 31),
            Column.text("File", 20, 23),
            Column.figure("Page", 5),
            Column.figure("Row", 5),
            Column.text("Further evidence", 14, 14));

    /** So many further places are named; result.json holds them all. */
    private static final int NAMED = 5;

    private FindingsSheet() {}

    static SheetTable write(SheetWriter sheet, Reconciliation month, String footer) {
        List<Finding> findings = month.findings();
        sheet.line("Findings", Look.TITLE);
        sheet.line(
                Words.count(findings) + ". An error means that money or evidence is wrong, a warning asks for a look.",
                Look.NOTE);
        sheet.gap();
        sheet.header();
        findings.stream().limit(SheetWriter.MOST_ROWS).forEach(finding -> finding(sheet.row(), finding));
        if (findings.isEmpty()) {
            sheet.row().text("none").text("No findings.").blanks(COLUMNS.size() - 2, Look.TEXT);
        }
        SheetTable table = sheet.endOfTable();
        if (findings.size() > SheetWriter.MOST_ROWS) {
            sheet.line("A sheet holds no more: findings.csv lists all " + Words.count(findings.size()) + ".", Look.BAD);
        }
        sheet.finish(footer);
        return table;
    }

    private static void finding(RowWriter row, Finding finding) {
        Amount amount = finding.amount();
        List<Provenance> evidence = finding.evidence();
        row.text(finding.severity().told(), finding.severity() == Severity.ERROR ? Look.TEXT_BAD : Look.TEXT)
                .text(finding.code().name())
                .text(finding.account() == null ? "no account" : finding.account());
        amount(row, amount);
        row.text(amount == null ? null : amount.unit()).text(finding.message()).text(NextStep.of(finding));
        if (evidence.isEmpty()) {
            row.text("no document").blanks(2, Look.PLACE);
        } else {
            Provenance first = evidence.getFirst();
            row.text(first.file()).place(first.page()).place(first.row());
        }
        row.text(further(evidence));
    }

    private static void amount(RowWriter row, @Nullable Amount amount) {
        if (amount == null) {
            row.text("not countable", Look.WORD);
        } else {
            row.exact(amount.told());
        }
    }

    private static String further(List<Provenance> evidence) {
        String named =
                evidence.stream().skip(1).limit(NAMED).map(Provenance::toString).collect(Collectors.joining("; "));
        int unnamed = evidence.size() - 1 - NAMED;
        return unnamed <= 0 ? named : named + "; and " + Words.count(unnamed) + " more in result.json";
    }
}
