package io.trueup.report.focus;

import io.trueup.organization.Organization.ComputerPool;
import io.trueup.organization.Organization.Mode;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BookedSale;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All records of a month.
 *
 * @param rows of Cost and Usage
 * @param invoiceOnly invoices that bill nothing, because prepaid credit covers them: they are told in Invoice Detail alone
 */
record MonthRows(List<Row> rows, List<Row> invoiceOnly, List<CreditBlocks.Block> blocks) {

    static MonthRows of(Frame frame) {
        List<Row> rows = new ArrayList<>();
        List<Row> invoiceOnly = new ArrayList<>();
        List<CreditBlocks.Block> blocks = new ArrayList<>();
        for (AccountResult account : frame.month().accounts()) {
            List<Row> ofAccount = new ArrayList<>();
            for (BookedSale sale : frame.sales(account.account())) {
                List<Row> ofSale = SaleRows.of(frame, account, sale);
                ofAccount.addAll(ofSale);
                if (ofSale.isEmpty()
                        && frame.group(sale.account()) != null
                        && sale.lines().stream().anyMatch(BookedSale.Line::ofMonth)) {
                    invoiceOnly.add(covered(frame, sale));
                }
            }
            ofAccount.addAll(notInvoiced(frame, account));
            List<Row> kept = frame.terms().provisionalRows() ? ofAccount : withoutProvisional(frame, ofAccount);
            if (!frame.is(account.account(), Mode.MARKETPLACE)) {
                blocks.addAll(CreditBlocks.apply(frame, account, kept));
            }
            rows.addAll(kept);
        }
        return new MonthRows(List.copyOf(rows), List.copyOf(invoiceOnly), List.copyOf(blocks));
    }

    private static List<Row> notInvoiced(Frame frame, AccountResult account) {
        List<Row> rows = new ArrayList<>();
        switch (account.account()) {
            case SeatContract.ACCOUNT -> {
                rows.addAll(SeatRows.shares(frame));
                rows.addAll(ProvisionalRows.seats(frame, account));
            }
            case ComputerPool.ACCOUNT -> {
                rows.addAll(ComputerRows.of(frame, account));
                rows.addAll(MovementRows.of(frame, account));
            }
            default -> {
                if (frame.is(account.account(), Mode.ARREARS)) {
                    rows.addAll(ProvisionalRows.arrears(frame, account));
                } else {
                    rows.addAll(DrawnRows.of(frame, account));
                    rows.addAll(MovementRows.of(frame, account));
                }
            }
        }
        return rows;
    }

    private static Row covered(Frame frame, BookedSale sale) {
        return frame.row(sale.account(), RowKind.OVERDRAFT)
                .billedIn(YearMonth.from(sale.issued()))
                .charged(frame.days())
                .costs(BigDecimal.ZERO, BigDecimal.ZERO)
                .sku("api-usage", "api-usage", "API Usage")
                .onInvoice(
                        sale.number(),
                        sale.number() + "_usage_" + frame.yearMonth(),
                        sale.issued(),
                        sale.credits() == null ? sale.number() : sale.credits())
                .set(Column.X_SOURCE_DOCUMENT, sale.source().file())
                .set(
                        Column.CHARGE_DESCRIPTION,
                        "API usage of %s, all of it drawn from prepaid credit".formatted(frame.yearMonth()));
    }

    private static List<Row> withoutProvisional(Frame frame, List<Row> rows) {
        Map<RowKind, BigDecimal> costs = new EnumMap<>(RowKind.class);
        for (Row row : rows) {
            if (row.isProvisional()) {
                costs.merge(row.kind(), row.effective(), BigDecimal::add);
            }
        }
        costs.forEach((kind, cost) -> frame.notes()
                .leftOut(
                        rows.getFirst().account(),
                        "provisional rows of kind " + kind.told(),
                        cost,
                        "provisional rows are switched off (report: focus: provisional: false)"));
        return rows.stream().filter(row -> !row.isProvisional()).toList();
    }
}
