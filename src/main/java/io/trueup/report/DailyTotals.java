package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.Credit;
import io.trueup.reconcile.AccountResult.RollForward;
import io.trueup.reconcile.PoolDay;
import io.trueup.reconcile.Reconciliation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The days of each pool added up, beside the month's own figures: they must agree wherever the month is what was compared. */
final class DailyTotals {

    static final List<Column> COLUMNS = List.of(
            Column.text("Pool", 0, 0),
            Column.figure("Total", 0),
            Column.figure("Opening", 0),
            Column.figure("Bought", 0),
            Column.figure("Granted", 0),
            Column.figure("Lost", 0),
            Column.figure("Used at least", 0),
            Column.figure("Used, best", 0),
            Column.figure("Used at most", 0),
            Column.figure("Other day", 0),
            Column.figure("Closing at least", 0),
            Column.figure("Closing, best", 0),
            Column.figure("Closing at most", 0),
            Column.text("Unit", 0, 0));

    private final SheetWriter sheet;
    private final Reconciliation month;
    private final List<Check> checks = new ArrayList<>();

    DailyTotals(SheetWriter sheet, Reconciliation month) {
        this.sheet = sheet;
        this.month = month;
    }

    List<Check> write(List<DailyRows> pools) {
        if (pools.isEmpty()) {
            return checks;
        }
        sheet.gap();
        sheet.line("Totals", Look.TITLE);
        sheet.line(
                "The days' ranges together are wider than the month's: what the readings do not prove of one day they may prove of the month.",
                Look.NOTE);
        sheet.line(
                "Where days are named beside a pool, only those were compared, or the month is not over: then the two rows need not agree.",
                Look.NOTE);
        sheet.heading(COLUMNS);
        for (DailyRows pool : pools) {
            int days = days(pool);
            month.accounts().stream()
                    .filter(account -> account.account().equals(pool.account()))
                    .forEach(account -> compare(pool, account, days));
        }
        sheet.endOfTable("tblDailyTotals");
        return checks;
    }

    /** @return the number of the row written */
    private int days(DailyRows pool) {
        PoolDay first = pool.days().getFirst();
        PoolDay last = pool.days().getLast();
        RowWriter row = sheet.row();
        row.text(pool.account(), Look.TOTAL).text("the days", Look.TOTAL_MONEY);
        cell(row, "C" + pool.first(), first.openingEstimate(), Words.NOT_KNOWN);
        sum(row, pool, "D", PoolDay::bought, Words.NOT_KNOWN);
        sum(row, pool, "E", PoolDay::granted, Words.NOT_KNOWN);
        sum(row, pool, "F", PoolDay::lost, Words.NOT_KNOWN);
        sum(row, pool, "G", day -> day.drawn().low(), Words.NOT_KNOWN);
        sum(row, pool, "H", PoolDay::drawnEstimate, Words.NOT_KNOWN);
        sum(row, pool, "I", day -> day.drawn().high(), Words.OPEN);
        row.blank(Look.TOTAL);
        cell(row, "K" + pool.last(), last.closing().low(), Words.NOT_KNOWN);
        cell(row, "L" + pool.last(), last.closingEstimate(), Words.NOT_KNOWN);
        cell(row, "M" + pool.last(), last.closing().high(), unknown(last.closing()));
        row.text(pool.unit(), Look.TOTAL);
        return row.number();
    }

    private static String unknown(AmountRange range) {
        return range.isUnknown() ? Words.NOT_KNOWN : Words.OPEN;
    }

    private static void cell(RowWriter row, String of, @Nullable Amount amount, String unknown) {
        if (amount == null) {
            row.text(unknown, Look.TOTAL_MONEY);
        } else {
            row.formula(rounded(of, amount), amount.told(), Look.TOTAL_MONEY);
        }
    }

    private static void sum(
            RowWriter row, DailyRows pool, String letter, Function<PoolDay, @Nullable Amount> part, String unknown) {
        Amount sum = pool.sum(part);
        if (sum == null) {
            row.text(unknown, Look.TOTAL_MONEY);
        } else {
            row.formula(rounded("SUM(" + pool.column(letter) + ")", sum), sum, Look.TOTAL_MONEY);
        }
    }

    private static String rounded(String formula, Amount amount) {
        return "ROUND(" + formula + "," + RowWriter.decimals(amount) + ")";
    }

    private void compare(DailyRows pool, AccountResult account, int days) {
        RollForward roll = account.rollForward();
        Credit credit = account.credit();
        if (roll == null || credit == null) {
            return;
        }
        boolean isTied = month.monthOver() && account.compared().equals(BillingPeriod.of(month.month()));
        RowWriter row = sheet.row();
        int number = row.number();
        row.text(isTied ? account.account() : account.account() + " " + period(account.compared()))
                .text("the month", Look.WORD)
                .money(roll.opening(), Words.NOT_KNOWN)
                .money(roll.increases(), Words.NOT_KNOWN)
                .money(roll.granted(), Words.NOT_KNOWN)
                .money(roll.expired().plus(roll.refunded()), Words.NOT_KNOWN)
                .money(credit.drawdown().low(), Words.NOT_KNOWN)
                .money(roll.drawdown(), Words.NOT_KNOWN)
                .money(credit.drawdown().high(), Words.OPEN)
                .blank(Look.TEXT)
                .money(credit.closing().low(), Words.NOT_KNOWN)
                .money(roll.closing(), Words.NOT_KNOWN)
                .money(credit.closing().high(), unknown(credit.closing()))
                .text(account.unit());
        if (isTied) {
            differences(pool, roll, days, number);
        }
    }

    private static String period(BillingPeriod period) {
        return period.start() + " to " + period.end().minusDays(1);
    }

    private void differences(DailyRows pool, RollForward roll, int days, int ofMonth) {
        RowWriter row = sheet.row().text(pool.account()).text("difference", Look.WORD);
        difference(row, pool, "opening", "C", pool.days().getFirst().openingEstimate(), roll.opening(), days, ofMonth);
        difference(row, pool, "bought", "D", pool.sum(PoolDay::bought), roll.increases(), days, ofMonth);
        difference(row, pool, "granted", "E", pool.sum(PoolDay::granted), roll.granted(), days, ofMonth);
        difference(
                row, pool, "lost", "F", pool.sum(PoolDay::lost), roll.expired().plus(roll.refunded()), days, ofMonth);
        row.blank(Look.TEXT);
        difference(row, pool, "used", "H", pool.sum(PoolDay::drawnEstimate), roll.drawdown(), days, ofMonth);
        row.blanks(3, Look.TEXT);
        difference(row, pool, "closing", "L", pool.days().getLast().closingEstimate(), roll.closing(), days, ofMonth);
        row.blank(Look.TEXT).text(pool.unit());
    }

    private void difference(
            RowWriter row,
            DailyRows pool,
            String what,
            String letter,
            @Nullable Amount ofDays,
            @Nullable Amount ofMonth,
            int days,
            int month) {
        if (ofDays == null || ofMonth == null) {
            row.text(Words.NOT_KNOWN, Look.WORD);
            return;
        }
        Amount difference = ofDays.told().minus(ofMonth);
        row.formula(
                rounded(letter + days + "-" + letter + month, difference),
                difference,
                difference.isZero() ? Look.MONEY : Look.MONEY_BAD);
        checks.add(new Check(
                "Days of " + pool.account() + ", " + what,
                pool.unit(),
                new Check.Side(
                        "Daily: the days",
                        SheetName.DAILY.cell(letter + days),
                        ofDays.told().value()),
                new Check.Side("Daily: the month", SheetName.DAILY.cell(letter + month), ofMonth.value()),
                ""));
    }
}
