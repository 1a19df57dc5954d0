package io.trueup.report.focus;

import io.trueup.money.Amount;
import io.trueup.money.Money;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * API usage drawn from prepaid credit: billed nothing, because the credit was paid for before; its effective cost is the bought credit that was
 * drawn, shared out over what is known of the usage. List cost stays quantity × list price.
 */
final class DrawnRows {

    /** Effective costs are told to a millionth of a dollar. */
    static final int SCALE = 6;

    private final Frame frame;
    private final AccountResult account;

    private DrawnRows(Frame frame, AccountResult account) {
        this.frame = frame;
        this.account = account;
    }

    static List<Row> of(Frame frame, AccountResult account) {
        return new DrawnRows(frame, account).rows();
    }

    private List<Row> rows() {
        Drawn drawn = Drawn.of(account, frame.boughtCredit(account.account()));
        if (drawn == null) {
            frame.notes()
                    .leftOut(
                            account.account(),
                            "usage of the month",
                            null,
                            "neither readings, nor meters, nor an invoice tell what was used");
            return List.of();
        }
        frame.notePart(account);
        UsageItems known = UsageItems.of(frame, account);
        if (drawn.all().signum() == 0 && known.basis() != UsageItems.Basis.METERS) {
            return List.of();
        }
        return rows(drawn, known);
    }

    private List<Row> rows(Drawn drawn, UsageItems known) {
        List<UsageItem> items = new ArrayList<>(known.items());
        BigDecimal beyond = beyond(drawn, known);
        if (beyond.signum() > 0) {
            items.add(UsageItem.unmetered(
                    account.compared(), beyond, "API usage drawn from credit beyond what the meters tell"));
        } else if (known.basis() == UsageItems.Basis.NONE) {
            items.set(0, UsageItem.unmetered(account.compared(), drawn.all(), "API usage drawn from credit"));
        }
        List<BigDecimal> costs = Allocation.of(
                drawn.bought(), items.stream().map(UsageItem::weight).toList(), SCALE);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            rows.add(row(items.get(i), costs.get(i), drawn, known.basis()));
        }
        return rows;
    }

    /** What was drawn and charged beyond the meters' worth, if that is more than tolerance: rows of the meters must not be scaled up to hide it. */
    private BigDecimal beyond(Drawn drawn, UsageItems known) {
        if (known.basis() != UsageItems.Basis.METERS) {
            return BigDecimal.ZERO;
        }
        BigDecimal metered = known.items().stream().map(UsageItem::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        Amount paid = account.paid();
        BigDecimal used = drawn.all().add(paid == null ? BigDecimal.ZERO : paid.value());
        BigDecimal tolerance = frame.month()
                .method()
                .tolerance()
                .of(Money.of(used, frame.currency()))
                .value();
        BigDecimal beyond = used.subtract(metered);
        return beyond.compareTo(tolerance) > 0 ? beyond : BigDecimal.ZERO;
    }

    private Row row(UsageItem item, BigDecimal cost, Drawn drawn, UsageItems.Basis basis) {
        boolean metered = item.meter() != null || basis == UsageItems.Basis.INVOICE;
        Row row = frame.row(account.account(), metered ? RowKind.API_USAGE : RowKind.API_USAGE_UNMETERED)
                .billedIn(frame.yearMonth())
                .costs(BigDecimal.ZERO, cost)
                .set(Column.X_CREDIT_POOL, account.account())
                .set(Column.X_CREDIT_KIND, drawn.kind())
                .set(Column.X_ESTIMATE_METHOD, drawn.method() + ", shared by " + basis.words())
                .set(Column.X_RECONCILIATION_STATUS, Frame.standing(account));
        item.tell(row, frame);
        return isEstimate() ? row.provisional() : row;
    }

    /** Until the invoice is there the figures may change, unless none is expected in a month that is over. */
    private boolean isEstimate() {
        return !frame.isClosed()
                && account.invoiced() == null
                && (!frame.month().monthOver() || account.verdict() == Verdict.INVOICE_MISSING);
    }
}
