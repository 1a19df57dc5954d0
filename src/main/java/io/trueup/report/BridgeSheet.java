package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BridgeStep;
import io.trueup.reconcile.Reconciliation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** For each account the way from the estimate through named causes to the invoiced amount, summed by formula and checked. */
final class BridgeSheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("Account", 24, 32),
            Column.text("Step", 26, 34),
            Column.figure("Amount", 16),
            Column.text("Unit", 8, 8),
            Column.text("Meaning", 60, 80));

    private BridgeSheet() {}

    static List<Check> write(SheetWriter sheet, Reconciliation month, String footer) {
        sheet.line("Bridge", Look.TITLE);
        sheet.line("From the estimate of the month's spend, cause by cause, to what was invoiced.", Look.NOTE);
        sheet.gap();
        sheet.header();
        List<Check> checks = new ArrayList<>();
        for (AccountResult account : month.accounts()) {
            Amount estimate = account.spend().estimate();
            Amount invoiced = account.invoiced();
            if (estimate == null || invoiced == null) {
                step(sheet, account, "No bridge")
                        .text("none", Look.WORD)
                        .text(account.unit())
                        .text(missing(account));
            } else {
                checks.add(bridge(sheet, account, estimate, invoiced));
            }
        }
        if (month.accounts().isEmpty()) {
            sheet.row().text("No account").blanks(COLUMNS.size() - 1, Look.TEXT);
        }
        sheet.endOfTable();
        sheet.finish(footer);
        return checks;
    }

    private static String missing(AccountResult account) {
        String noEstimate = account.spend().estimate() == null ? "There is no estimate. " : "";
        String noInvoice = account.invoiced() == null
                ? "There is no invoiced amount: " + Words.noInvoice(account.verdict()) + "."
                : "";
        return (noEstimate + noInvoice).strip();
    }

    private static Check bridge(SheetWriter sheet, AccountResult account, Amount estimate, Amount invoiced) {
        String unit = account.unit();
        RowWriter first = step(sheet, account, "Estimate");
        int from = first.number();
        first.money(estimate, Words.NOT_KNOWN)
                .text(unit)
                .text("The best estimate inside the range that the evidence proves");
        BigDecimal sum = estimate.value();
        for (BridgeStep step : account.bridge()) {
            step(sheet, account, step.cause().told())
                    .money(step.amount(), Words.NOT_KNOWN)
                    .text(unit)
                    .text(Words.cause(step.cause()));
            sum = sum.add(step.amount().value());
        }
        int to = sheet.last();
        RowWriter total = sheet.row().text(account.account(), Look.TOTAL).text("Estimate and causes", Look.TOTAL);
        String totalCell = total.address();
        total.formula("ROUND(SUM(C" + from + ":C" + to + "),2)", sum, Look.TOTAL_MONEY)
                .text(unit, Look.TOTAL)
                .blank(Look.TOTAL);
        RowWriter booked = step(sheet, account, "Invoiced");
        String bookedCell = booked.address();
        booked.money(invoiced, Words.NOT_KNOWN).text(unit).text("As booked from the invoices, before tax and credit");
        return check(sheet, account, totalCell, bookedCell, sum.subtract(invoiced.value()));
    }

    private static Check check(
            SheetWriter sheet, AccountResult account, String total, String booked, BigDecimal difference) {
        RowWriter row = step(sheet, account, "Check: difference");
        String cell = row.address();
        row.formula("ROUND(" + total + "-" + booked + ",2)", difference, Look.MONEY)
                .text(account.unit())
                .formula(Check.wordFormula(cell), Check.word(difference), Check.look(difference));
        return new Check("Bridge of " + account.account(), account.unit(), SheetName.BRIDGE.cell(cell), difference);
    }

    private static RowWriter step(SheetWriter sheet, AccountResult account, String name) {
        return sheet.row().text(account.account()).text(name);
    }
}
