package io.trueup.reconcile;

import io.trueup.money.Money;
import io.trueup.organization.Organization.ApiGroup;
import io.trueup.organization.Organization.Mode;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.period.BillingPeriod;
import io.trueup.period.TimeWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One API group's month, as the checks see it.
 *
 * @param days what is compared: the union of the periods invoiced, else the month
 * @param windows the same as instants; for a month that is not over, up to the newest reading
 * @param credit null where the group has no pool or no reading
 * @param usage what meters, metric files and response logs tell
 */
record ApiMonth(
        Month month,
        ApiGroup group,
        MonthBook book,
        List<BillingPeriod> days,
        List<TimeWindow> windows,
        @Nullable CreditEvidence credit,
        UsageMonth usage) {

    static ApiMonth of(Month month, ApiGroup group) {
        MonthBook book = MonthBook.of(
                month.books(),
                group.account(),
                month.month(),
                month.facts().organization().currency());
        List<BillingPeriod> days = book.isInvoiced() ? book.days() : List.of(month.days());
        Pool pool = month.pool(group.account());
        UsageMonth usage = UsageMonth.of(month, group, book, days);
        List<TimeWindow> windows =
                !book.isInvoiced() && !month.isOver() ? List.of(soFar(month, pool, usage)) : MonthBook.windows(days);
        Money invoiced = book.invoiced();
        Money paid = book.paid();
        CreditEvidence credit = null;
        if (group.mode() != Mode.ARREARS && !pool.readings().isEmpty()) {
            Tolerance tolerance = month.facts().organization().tolerance();
            Money metered = usage.exactWorth(windows);
            if (invoiced != null && paid != null) {
                Money allowance = tolerance.of(invoiced).plus(book.roundingAllowance());
                credit = CreditEvidence.of(pool, windows, usage.shape(), invoiced.minus(paid), allowance);
            } else {
                Money allowance = metered == null ? null : tolerance.of(metered).plus(Money.halfCent(Money.USD));
                credit = CreditEvidence.of(pool, windows, usage.shape(), metered, allowance);
            }
        }
        return new ApiMonth(month, group, book, days, windows, credit, usage);
    }

    /** A month that is not over is reported up to its newest reading; without one up to the last day of usage told. */
    private static TimeWindow soFar(Month month, Pool pool, UsageMonth usage) {
        Instant told = usage.end();
        return pool.newestInside(month).isEmpty() && told != null && month.endsWith(told)
                ? TimeWindow.of(month.window().start(), told)
                : pool.soFar(month);
    }

    /** The whole month; if it is not over, as much of it as is reported. */
    TimeWindow soFar() {
        return month.isOver() ? month.window() : soFar(month, month.pool(account()), usage);
    }

    String account() {
        return group.account();
    }

    boolean isCompared(LocalDate day) {
        return days.stream().anyMatch(period -> period.contains(day));
    }

    /** The day after the last day compared. */
    LocalDate lastDay() {
        return windows.getLast().end().minusNanos(1).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    boolean isInvoiceExpected() {
        return group.mode() != Mode.MARKETPLACE && month.isOver();
    }

    /** Whether only papers that are not booked claim the month. */
    boolean isClaimedByUnbookedOnly() {
        return !book.isInvoiced()
                && month.books().unbooked().stream()
                        .anyMatch(unbooked -> unbooked.claims(account())
                                && unbooked.paper().months().contains(month.month()));
    }
}
