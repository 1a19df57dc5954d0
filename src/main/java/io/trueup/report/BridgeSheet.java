package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BridgeStep;
import io.trueup.reconcile.BridgeStep.Cause;
import io.trueup.reconcile.Reconciliation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** For each account the way from the estimate through named causes to the invoiced amount, summed by formula and drawn as a waterfall. */
final class BridgeSheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("Account", 24, 32),
            Column.text("Step", 22, 34),
            Column.figure("Amount", 20),
            Column.figure("Running total", 16),
            Column.text("Unit", 10, 10),
            Column.text("Meaning", 60, 80),
            Column.text("Chart label", 20, 30),
            Column.figure("Base", 12),
            Column.figure("Above zero", 12),
            Column.figure("Below zero", 12));

    /** Beside them stand the workings of the charts. */
    private static final int PRINTED = 6;

    private static final List<Column> SUMS = List.of(
            Column.text("Account", 0, 0),
            Column.text("Result", 0, 0),
            Column.figure("Estimate and causes", 0),
            Column.figure("Invoiced", 0),
            Column.text("Unit", 0, 0),
            Column.text("Note", 0, 0));

    private static final int CHART_ROWS = 18;

    /** So many of them, with the rows of the tables above, fill a printed page. */
    private static final int PAGE_ROWS = 38;

    /** An account's bridge, in rows of the sheet counted from 1. */
    private record Drawn(AccountResult account, Amount estimate, Amount invoiced, int first, List<Waterfall.Bar> bars) {

        Amount sum() {
            return account.bridge().stream().map(BridgeStep::amount).reduce(estimate, Amount::plus);
        }
    }

    private final SheetWriter sheet;
    private final List<Drawn> drawn = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private int pageBegins;

    private BridgeSheet(SheetWriter sheet) {
        this.sheet = sheet;
    }

    static List<Check> write(SheetWriter sheet, Reconciliation month, String footer) {
        BridgeSheet writer = new BridgeSheet(sheet);
        writer.write(month, footer);
        return writer.checks;
    }

    private void write(Reconciliation month, String footer) {
        sheet.line("Bridge", Look.TITLE);
        sheet.line(
                "From the estimate of the month's spend, cause by cause, to what was invoiced. The columns to the right of the print area are the workings of the charts below.",
                Look.NOTE);
        sheet.gap();
        sheet.header();
        month.accounts().forEach(this::account);
        if (month.accounts().isEmpty()) {
            sheet.row().text("No account").blanks(COLUMNS.size() - 1, Look.TEXT);
        }
        SheetTable table = sheet.endOfTable();
        if (!drawn.isEmpty()) {
            sheet.gap();
            sheet.heading(SUMS);
            drawn.forEach(bridge -> sum(bridge, table));
            sheet.endOfTable("tblBridgeSums");
            drawn.forEach(this::chart);
        }
        sheet.printColumns(PRINTED);
        sheet.finish(footer);
    }

    private void account(AccountResult account) {
        Amount estimate = account.spend().estimate();
        Amount invoiced = account.invoiced();
        if (estimate == null || invoiced == null) {
            sheet.row()
                    .text(account.account())
                    .text("No bridge")
                    .text("none", Look.WORD)
                    .text("none", Look.WORD)
                    .text(account.unit())
                    .text(missing(account))
                    .blanks(COLUMNS.size() - PRINTED, Look.TEXT);
            return;
        }
        int first = sheet.last() + 1;
        List<Waterfall.Bar> bars = new ArrayList<>();
        bars.add(end(account, "Estimate", estimate, "The best estimate inside the range that the evidence proves"));
        Amount level = estimate;
        for (BridgeStep step : account.bridge()) {
            bars.add(cause(account, step, level));
            level = level.plus(step.amount());
        }
        bars.add(end(account, "Invoiced", invoiced, "As booked from the invoices, before tax and credit"));
        drawn.add(new Drawn(account, estimate, invoiced, first, bars));
    }

    private static String missing(AccountResult account) {
        String noEstimate = account.spend().estimate() == null ? "There is no estimate. " : "";
        String noInvoice = account.invoiced() == null
                ? "There is no invoiced amount: " + Words.noInvoice(account.verdict()) + "."
                : "";
        return (noEstimate + noInvoice).strip();
    }

    /** A bar that stands on zero. */
    private Waterfall.Bar end(AccountResult account, String name, Amount amount, String meaning) {
        Waterfall.Bar bar = Waterfall.Bar.end(name, amount);
        RowWriter row = sheet.row().text(account.account()).text(name);
        int number = row.number();
        row.money(amount, Look.MONEY)
                .formula("C" + number, amount, Look.MONEY)
                .text(account.unit())
                .text(meaning);
        label(row, bar, "B%1$d&CHAR(10)&FIXED(C%1$d,%2$d)");
        row.money(amount.zero(), Look.WORKING)
                .formula("MAX(0,D" + number + ")", bar.above(), Look.WORKING)
                .formula("MIN(0,D" + number + ")", bar.below(), Look.WORKING);
        return bar;
    }

    /** A bar that hangs between the running total before and after it, on either side of zero. */
    private Waterfall.Bar cause(AccountResult account, BridgeStep step, Amount before) {
        boolean unexplained = step.cause() == Cause.UNEXPLAINED;
        Waterfall.Bar bar = Waterfall.Bar.step(step.cause().told(), before, step.amount(), unexplained);
        RowWriter row =
                sheet.row().text(account.account()).text(step.cause().told(), unexplained ? Look.TEXT_BAD : Look.TEXT);
        int number = row.number();
        int decimals = RowWriter.decimals(before);
        String from = "D" + (number - 1);
        String to = "D" + number;
        row.money(step.amount(), Look.MONEY)
                .formula("ROUND(" + from + "+C" + number + "," + decimals + ")", bar.to(), Look.MONEY)
                .text(account.unit())
                .text(Words.cause(step.cause()));
        label(row, bar, "B%1$d&CHAR(10)&IF(C%1$d>0,\"+\",\"\")&FIXED(C%1$d,%2$d)");
        String ends = from + "," + to;
        row.formula("MAX(0,MIN(" + ends + "))+MIN(0,MAX(" + ends + "))", bar.base(), Look.WORKING)
                .formula(
                        "ROUND(MAX(0,MAX(" + ends + "))-MAX(0,MIN(" + ends + "))," + decimals + ")",
                        bar.above(),
                        Look.WORKING)
                .formula(
                        "ROUND(MIN(0,MIN(" + ends + "))-MIN(0,MAX(" + ends + "))," + decimals + ")",
                        bar.below(),
                        Look.WORKING);
        return bar;
    }

    private static void label(RowWriter row, Waterfall.Bar bar, String formula) {
        row.formula(
                String.format(Locale.ROOT, formula, row.number(), RowWriter.decimals(bar.to())),
                bar.label(),
                Look.WORKING_TEXT);
    }

    private void sum(Drawn bridge, SheetTable table) {
        AccountResult account = bridge.account();
        Amount sum = bridge.sum();
        BigDecimal difference = sum.minus(bridge.invoiced()).value();
        int decimals = RowWriter.decimals(sum);
        RowWriter row = sheet.row();
        int number = row.number();
        row.text(account.account(), Look.TOTAL)
                .formula(
                        "IF(ROUND(C" + number + "-D" + number + "," + decimals + ")=0,\"agrees\",\"differs\")",
                        Check.word(difference),
                        Look.TOTAL)
                .formula(sums(table, number, "\"<>Invoiced\"", decimals), sum, Look.TOTAL_MONEY)
                .formula(sums(table, number, "\"Invoiced\"", decimals), bridge.invoiced(), Look.TOTAL_MONEY)
                .text(account.unit(), Look.TOTAL)
                .text("The estimate and its causes must come to the invoiced amount, to the cent.", Look.TOTAL);
        checks.add(new Check(
                "Bridge of " + account.account() + " sums",
                account.unit(),
                new Check.Side("Bridge: estimate and causes", SheetName.BRIDGE.cell("C" + number), sum.value()),
                new Check.Side(
                        "Bridge: invoiced",
                        SheetName.BRIDGE.cell("D" + number),
                        bridge.invoiced().value()),
                ""));
    }

    private static String sums(SheetTable table, int row, String step, int decimals) {
        return "ROUND(SUMIFS(" + local(table, "C") + "," + local(table, "A") + ",A" + row + "," + local(table, "B")
                + "," + step + ")," + decimals + ")";
    }

    private static String local(SheetTable table, String column) {
        return "$" + column + "$" + table.first() + ":$" + column + "$" + table.last();
    }

    private void chart(Drawn bridge) {
        if (sheet.last() + 1 + CHART_ROWS - pageBegins > PAGE_ROWS) {
            pageBegins = sheet.last();
            sheet.newPage();
        }
        // below the break: a frame that begins on it leaves a line on the page before
        sheet.gap();
        Map<String, String> ranges = new LinkedHashMap<>();
        int last = bridge.first() + bridge.bars().size() - 1;
        for (String column : List.of("G", "H", "I", "J")) {
            ranges.put(column, SheetName.BRIDGE.cell("$" + column + "$" + bridge.first() + ":$" + column + "$" + last));
        }
        int top = sheet.last();
        sheet.gap(CHART_ROWS);
        new Waterfall(bridge.account(), bridge.bars(), ranges).draw(sheet.plain(), top, sheet.last(), PRINTED);
    }
}
