package io.trueup.report;

import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.Reconciliation;
import java.util.ArrayList;
import java.util.List;

/** Metered usage × list price by formula, beside the invoice lines that charge it. */
final class UsageSheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("Account", 9, 13),
            Column.text("Meter", 13, 16),
            Column.text("Model", 9, 13),
            Column.text("Context", 7, 7),
            Column.text("Key", 5, 6),
            Column.figure("Metered", 11),
            Column.figure("List price", 9),
            Column.figure("List price, up to", 9),
            Column.figure("Usage × price", 10),
            Column.figure("Usage × price, up to", 10),
            Column.text("Invoice", 13, 16),
            Column.text("Invoice line", 20, 20),
            Column.figure("Invoiced quantity", 11),
            Column.figure("Invoiced", 9),
            Column.figure("Quantity difference", 10),
            Column.figure("Amount difference", 10),
            Column.text("Metered by", 18, 36));

    /** The file beside them would make the others print too small to be read. */
    private static final int PRINTED = 16;

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
        sheet.printColumns(PRINTED);
        sheet.finish(footer);
        return totals.checks();
    }
}
