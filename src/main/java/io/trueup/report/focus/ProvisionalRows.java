package io.trueup.report.focus;

import io.trueup.money.Amount;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.SeatLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is expected to be billed and is on no invoice yet, in a month that is still open: seats by the contract, and usage of a group billed after use. */
final class ProvisionalRows {

    private ProvisionalRows() {}

    static List<Row> seats(Frame frame, AccountResult account) {
        if (frame.isClosed() || account.invoiced() != null) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (SeatLine line : frame.detail().seats()) {
            if (line.expected() != null
                    && line.number() == null
                    && !line.expected().isZero()) {
                rows.add(seat(frame, line, line.expected().value()));
            }
        }
        Amount estimate = account.spend().estimate();
        if (rows.isEmpty() && estimate != null && !estimate.isZero()) {
            rows.add(row(frame, account.account(), RowKind.SEAT, frame.days(), estimate.value())
                    .price(Price.of(estimate.value(), frame.currency()))
                    .consumed(estimate.value(), frame.currency().getCurrencyCode())
                    .sku("seats", "seats", "Seats")
                    .set(Column.X_ESTIMATE_METHOD, "contract and member list")
                    .set(Column.CHARGE_DESCRIPTION, "seats by contract and member list")
                    .provisional());
        }
        return rows;
    }

    private static Row seat(Frame frame, SeatLine line, BigDecimal expected) {
        BillingPeriod days = Objects.requireNonNullElse(line.period(), frame.days());
        BigDecimal held =
                Objects.requireNonNullElse(line.held(), BigDecimal.ONE).abs();
        BigDecimal monthly = SeatRows.monthly(frame, line.tier(), days.start());
        boolean renewal = line.kind() == SeatLine.Kind.RENEWAL;
        String sku = line.tier() == null ? "seats" : "seats/" + line.tier();
        return row(frame, SeatContract.ACCOUNT, renewal ? RowKind.SEAT : RowKind.SEAT_PRORATION, days, expected)
                .price(
                        monthly == null
                                ? Price.of(expected, frame.currency())
                                : Price.part(expected, SeatRows.UNIT, monthly))
                .consumed(expected.signum() < 0 ? held.negate() : held, "Users")
                .sku(sku, sku + "/month", "Seats")
                .set(Column.X_ESTIMATE_METHOD, "contract and member list")
                .set(
                        Column.CHARGE_DESCRIPTION,
                        "%s %s"
                                .formatted(
                                        line.tier() == null ? "seats" : line.tier(),
                                        switch (line.kind()) {
                                            case RENEWAL, UNCALLED -> "seats";
                                            case JOINER -> "seat added";
                                            case LEAVER -> "seat given up";
                                        }))
                .provisional();
    }

    /** Usage of a group that is billed after use: at list price until its invoice is there. */
    static List<Row> arrears(Frame frame, AccountResult account) {
        Amount estimate = Drawn.usage(account);
        if (account.invoiced() != null) {
            return List.of();
        }
        if (estimate == null || frame.isClosed()) {
            frame.notes()
                    .leftOut(
                            account.account(),
                            "usage of the month",
                            estimate == null ? null : estimate.value(),
                            estimate == null
                                    ? "no meters tell what was used, and no invoice is there"
                                    : "no invoice is there, though the month is closed");
            return List.of();
        }
        frame.notePart(account);
        if (estimate.isZero()) {
            return List.of();
        }
        UsageItems known = UsageItems.of(frame, account);
        List<UsageItem> items = known.basis() == UsageItems.Basis.METERS
                ? known.items()
                : List.of(UsageItem.unmetered(account.compared(), estimate.value(), "API usage"));
        List<BigDecimal> costs = Allocation.of(
                estimate.value(), items.stream().map(UsageItem::weight).toList(), DrawnRows.SCALE);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Row row = row(
                            frame,
                            account.account(),
                            RowKind.API_USAGE_BILLED,
                            items.get(i).days(),
                            costs.get(i))
                    .set(Column.X_ESTIMATE_METHOD, account.spend().basis().told());
            items.get(i).tell(row, frame);
            rows.add(row.provisional());
        }
        return rows;
    }

    private static Row row(Frame frame, String account, RowKind kind, BillingPeriod days, BigDecimal cost) {
        return frame.row(account, kind)
                .billedIn(frame.yearMonth())
                .charged(days)
                .costs(cost, cost);
    }
}
