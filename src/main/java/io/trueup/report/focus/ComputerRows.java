package io.trueup.report.focus;

import io.trueup.money.Amount;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.ComputerDay;
import io.trueup.reconcile.PoolDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Computer credits used: what left the organization's pool, by day, at what it cost; and what was promotional, at no cost. What seat allotments
 * covered is part of the seats' price and has no row.
 */
final class ComputerRows {

    private static final int SCALE = DrawnRows.SCALE;
    private static final BigDecimal CREDITS = BigDecimal.valueOf(100);

    /** A part of the pool's drawdown. */
    private record Part(BillingPeriod days, BigDecimal weight) {}

    private final Frame frame;
    private final AccountResult account;
    private final List<Row> rows = new ArrayList<>();

    private ComputerRows(Frame frame, AccountResult account) {
        this.frame = frame;
        this.account = account;
    }

    static List<Row> of(Frame frame, AccountResult account) {
        ComputerRows computer = new ComputerRows(frame, account);
        computer.paid();
        computer.promotional();
        return computer.rows;
    }

    private void paid() {
        Drawn drawn = Drawn.of(account, frame.boughtCredit(account.account()));
        if (drawn == null) {
            frame.notes()
                    .leftOut(
                            account.account(),
                            "credits drawn from the pool",
                            null,
                            "neither readings nor analytics tell what left the pool");
            return;
        }
        if (drawn.all().signum() == 0) {
            return;
        }
        List<Part> parts = parts();
        List<BigDecimal> weights = parts.stream().map(Part::weight).toList();
        List<BigDecimal> credits = Allocation.of(drawn.all(), weights, SCALE);
        List<BigDecimal> costs = Allocation.of(drawn.bought(), weights, SCALE);
        for (int i = 0; i < parts.size(); i++) {
            rows.add(used(RowKind.COMPUTER_USAGE_PAID, parts.get(i).days(), credits.get(i), costs.get(i))
                    .set(Column.CHARGE_DESCRIPTION, "Computer credits consumed, organization pool")
                    .set(Column.X_CREDIT_KIND, drawn.kind())
                    .set(Column.X_ESTIMATE_METHOD, drawn.method()));
            if (!frame.month().monthOver()) {
                rows.getLast().provisional();
            }
        }
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (PoolDay day : frame.detail().poolDays()) {
            Amount drawn = day.drawnEstimate();
            if (day.account().equals(account.account()) && drawn != null && drawn.isPositive()) {
                parts.add(new Part(UsageItems.day(day.day()), drawn.value()));
            }
        }
        if (parts.isEmpty()) {
            for (ComputerDay day : frame.detail().computerDays()) {
                if (day.paid() != null && day.paid().isPositive()) {
                    parts.add(new Part(UsageItems.day(day.day()), day.paid().value()));
                }
            }
        }
        return parts.isEmpty() ? List.of(new Part(account.compared(), BigDecimal.ONE)) : parts;
    }

    private void promotional() {
        for (ComputerDay day : frame.detail().computerDays()) {
            Amount credits = day.promotional();
            if (credits != null && credits.isPositive()) {
                rows.add(used(
                                RowKind.COMPUTER_USAGE_PROMOTIONAL,
                                UsageItems.day(day.day()),
                                Drawn.dollars(credits),
                                BigDecimal.ZERO)
                        .set(Column.CHARGE_DESCRIPTION, "Computer credits consumed, promotional")
                        .set(Column.X_CREDIT_KIND, "promotional")
                        .set(Column.X_ESTIMATE_METHOD, "analytics"));
            }
        }
    }

    /** @param dollars face value of the credits */
    private Row used(RowKind kind, BillingPeriod days, BigDecimal dollars, BigDecimal cost) {
        return frame.row(account.account(), kind)
                .billedIn(frame.yearMonth())
                .charged(days)
                .costs(BigDecimal.ZERO, cost)
                .price(Price.credits(dollars))
                .consumed(dollars.multiply(CREDITS), "Credits")
                .sku("computer-credits", "computer-credits", "Credits Consumed")
                .set(Column.X_CREDIT_POOL, account.account())
                .set(Column.X_RECONCILIATION_STATUS, "metered");
    }
}
