package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.UsedOnDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The totals of the sheet Usage × price, one an account, each checked against the engine's own sum. */
final class UsageTotals {

    private final SheetWriter sheet;
    private final ChargedUsage charged;
    private final List<Check> checks = new ArrayList<>();

    UsageTotals(SheetWriter sheet, ChargedUsage charged) {
        this.sheet = sheet;
        this.charged = charged;
    }

    List<Check> checks() {
        return checks;
    }

    void write(UsageRows.Placed rows) {
        AccountResult account = rows.account();
        List<UsedOnDay> usage = charged.usage(account);
        AmountRange worth = worth(usage);
        Amount low = worth.low();
        Amount high = worth.high();
        Money invoiced = charged.invoiced(account);
        RowWriter row = sheet.row()
                .text(account.account(), Look.TOTAL)
                .text("Total", Look.TOTAL)
                .blanks(6, Look.TOTAL);
        int number = row.number();
        sum(row, "I", low, Words.NOT_KNOWN, rows);
        sum(row, "J", high, Words.OPEN, rows);
        row.text(days(usage), Look.TOTAL).blanks(2, Look.TOTAL);
        sum(row, "N", invoiced, "no invoice", rows);
        row.blank(Look.TOTAL);
        if (invoiced != null && low != null && high != null) {
            Amount told = AmountRange.of(low.told(), high.told()).distance(invoiced);
            row.formula(
                    "ROUND(MAX(0,N%1$s-J%1$s)+MIN(0,N%1$s-I%1$s),2)".formatted(number), told.value(), Look.TOTAL_MONEY);
        } else {
            row.text(Words.NOT_KNOWN, Look.TOTAL_MONEY);
        }
        row.blank(Look.TOTAL);
        check(account, number, low, high);
    }

    /** The engine's own sum, so that the sheet's rows are known to hold all usage once. */
    private void check(AccountResult account, int total, @Nullable Amount low, @Nullable Amount high) {
        if (low == null || high == null) {
            return;
        }
        check(account, "I" + total, ", at least", low);
        if (low.compareTo(high) != 0) {
            check(account, "J" + total, ", at most", high);
        }
    }

    private void check(AccountResult account, String cell, String end, Amount engine) {
        BigDecimal told = engine.told().value();
        checks.add(new Check(
                "Usage × price of " + account.account() + end,
                engine.unit(),
                new Check.Side("Usage × price: total", SheetName.USAGE.cell(cell), told),
                Check.Side.engine(told),
                ""));
    }

    private static void sum(RowWriter row, String letter, @Nullable Amount sum, String unknown, UsageRows.Placed rows) {
        if (sum == null) {
            row.text(unknown, Look.TOTAL_MONEY);
        } else {
            row.formula(
                    "ROUND(SUM(" + letter + rows.first() + ":" + letter + rows.last() + "),2)",
                    sum.told().value(),
                    Look.TOTAL_MONEY);
        }
    }

    /** Unknown where usage without a price is among it. */
    private static AmountRange worth(List<UsedOnDay> usage) {
        AmountRange sum = usage.stream()
                .map(UsedOnDay::worth)
                .reduce(AmountRange.point(Money.zero(Money.USD)), AmountRange::plus);
        return sum.low() == null || sum.high() == null ? AmountRange.unknown() : sum;
    }

    private String days(List<UsedOnDay> usage) {
        long told = usage.stream().map(UsedOnDay::day).distinct().count();
        return "usage told on " + told + " of " + charged.daysOfMonth() + " days";
    }
}
