package io.trueup.console.month;

import io.trueup.console.page.Badge;
import io.trueup.console.page.Shown;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.RollForward;
import io.trueup.reconcile.PoolDay;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Verdict;
import io.trueup.report.NextStep;
import io.trueup.report.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account of a month as its page shows it.
 *
 * @param roll the roll-forward of its pool; empty where it has none
 */
record AccountCard(
        String account,
        String compared,
        Badge verdict,
        String verdictWords,
        String basis,
        String spend,
        String estimate,
        String invoiced,
        String paid,
        String variance,
        String next,
        @Nullable RangePicture range,
        @Nullable Waterfall waterfall,
        boolean hasPool,
        @Nullable BalanceChart balance,
        List<Line> roll) {

    AccountCard {
        roll = List.copyOf(roll);
    }

    /** Whether an invoice is awaited. */
    public boolean isMissing() {
        return verdict.equals(Badge.of(Verdict.INVOICE_MISSING));
    }

    /** Where the page shows it, in addresses. */
    public String anchor() {
        return "account-" + account.replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** A line of the roll-forward. */
    record Line(String label, String amount, boolean isTotal) {}

    static AccountCard of(AccountResult account, Reconciliation month) {
        List<PoolDay> days = month.detail().poolDays().stream()
                .filter(day -> day.account().equals(account.account()))
                .toList();
        return new AccountCard(
                account.account(),
                account.compared().start() + " to " + account.compared().end().minusDays(1),
                Badge.of(account.verdict()),
                account.verdict().words(),
                account.spend().basis().words(),
                Shown.range(account.spend().range()),
                account.spend().estimate() == null
                        ? Words.NOT_KNOWN
                        : Shown.amount(account.spend().estimate()),
                account.invoiced() == null ? Words.noInvoice(account.verdict()) : Shown.amount(account.invoiced()),
                account.paid() == null ? Words.NOT_KNOWN : Shown.amount(account.paid()),
                variance(account),
                NextStep.of(account),
                RangePicture.of(account),
                Waterfall.of(account),
                account.credit() != null,
                BalanceChart.of(days),
                roll(account.rollForward()));
    }

    /** Without an invoice there is nothing to compare. */
    private static String variance(AccountResult account) {
        return account.variance() == null && account.invoiced() != null
                ? Words.NOT_KNOWN
                : Shown.difference(account.variance());
    }

    private static List<Line> roll(@Nullable RollForward roll) {
        List<Line> lines = new ArrayList<>();
        if (roll != null) {
            lines.add(new Line("Opening balance", known(roll.opening()), true));
            add(lines, "Purchases and reloads", roll.increases(), false);
            add(lines, "Granted", roll.granted(), false);
            add(lines, "In transit over the month’s edge", roll.inTransit(), false);
            add(lines, "Came in without a document", roll.undocumented(), false);
            lines.add(new Line(
                    "Drawn by usage",
                    roll.drawdown() == null
                            ? Words.NOT_KNOWN
                            : Shown.difference(roll.drawdown().negated()),
                    false));
            add(lines, "Expired", roll.expired(), true);
            add(lines, "Refunded", roll.refunded(), true);
            add(lines, "Rounding", roll.rounding(), false);
            lines.add(new Line("Closing balance", known(roll.closing()), true));
        }
        return lines;
    }

    private static void add(List<Line> lines, String label, io.trueup.money.Amount amount, boolean leaves) {
        if (!amount.isZero()) {
            lines.add(new Line(label, Shown.difference(leaves ? amount.negated() : amount), false));
        }
    }

    private static String known(io.trueup.money.@Nullable Amount amount) {
        return amount == null ? Words.NOT_KNOWN : Shown.amount(amount);
    }
}
