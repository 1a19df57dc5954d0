package io.trueup.report;

import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.Reconciliation;
import java.util.ArrayList;
import java.util.List;

/** Metered usage × list price by formula, beside the invoice lines that charge it. */
final class UsageSheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("Account", 16, 24),
            Column.text("Meter", 18, 34),
            Column.text("Model", 12, 26),
            Column.text("Context", 8, 8),
            Column.text("Key", 6, 8),
            Column.figure("Metered", 12),
            Column.figure("List price", 11),
            Column.figure("List price, up to", 11),
            Column.figure("Usage × price", 12),
            Column.figure("Usage × price, up to", 12),
            Column.text("Invoice", 15, 22),
            Column.text("Invoice line", 22, 40),
            Column.figure("Invoiced quantity", 12),
            Column.figure("Invoiced", 11),
            Column.figure("Quantity difference", 11),
            Column.figure("Amount difference", 11),
            Column.text("Metered by", 18, 36));

    private UsageSheet() {}

    static List<Check> write(SheetWriter sheet, Reconciliation month, String footer) {
        sheet.line("Usage × price", Look.TITLE);
        sheet.line(
                "What the month's meters, response logs or metric files count, at the dated list price in USD, beside the invoice lines that charge it.",
                Look.NOTE);
        sheet.line(
                "Two prices: which one holds depends on the prompt's length. \"Above\": compared together with the row above. The amount difference is that to the nearest end; a line is rounded to the cent.",
                Look.NOTE);
        sheet.gap();
        sheet.header();
        ChargedUsage charged = new ChargedUsage(month);
        UsageRows rows = new UsageRows(sheet, charged);
        UsageTotals totals = new UsageTotals(sheet, charged);
        List<AccountResult> accounts = month.accounts().stream()
                .filter(account -> !charged.usage(account).isEmpty())
                .toList();
        List<UsageRows.Placed> placed = new ArrayList<>();
        accounts.forEach(account -> placed.add(rows.write(account)));
        if (accounts.isEmpty()) {
            sheet.row()
                    .text("no usage")
                    .text("No metered usage of the month was read.")
                    .blanks(COLUMNS.size() - 2, Look.TEXT);
        }
        sheet.endOfTable();
        if (!accounts.isEmpty()) {
            sheet.gap();
        }
        placed.forEach(totals::write);
        sheet.finish(footer);
        return totals.checks();
    }
}
