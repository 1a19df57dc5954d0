package io.trueup.report.focus;

import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.money.Money;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.organization.Organization.SeatPlan;
import io.trueup.organization.Organization.SeatPlan.Interval;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.BookedSale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Seats: monthly ones are usage, billed and used in their period; those paid for longer than a month are bought once, and each month has its share by
 * days, the last one with the rest of rounding.
 */
final class SeatRows {

    static final String UNIT = "User-Months";

    /** No month is longer. */
    private static final int LONGEST_MONTH = 31;

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final int DIGITS = 10;

    private SeatRows() {}

    static Row of(Frame frame, Slot slot) {
        InvoiceLine line = slot.line().line();
        BillingPeriod days = days(slot);
        BigDecimal amount = slot.amount();
        if (isPrepaid(slot.line())) {
            return purchase(frame, slot, days);
        }
        boolean proration = line.subject().nature() == Nature.SEAT_ADJUSTMENT;
        BigDecimal seats = seats(line);
        return told(frame.row(SeatContract.ACCOUNT, proration ? RowKind.SEAT_PRORATION : RowKind.SEAT), line, "month")
                .charged(days)
                .costs(amount, amount)
                .price(price(frame, line, days, seats))
                .consumed(seats, "Users");
    }

    /** The printed price, else the contract's for the amount; what neither tells is priced by its amount. */
    private static Price price(Frame frame, InvoiceLine line, BillingPeriod days, BigDecimal seats) {
        Money printed = line.unitPrice();
        if (printed != null && !printed.isNegative() && line.quantity() != null) {
            return Price.of(seats, UNIT, printed.value());
        }
        BigDecimal contract = monthly(frame, line.subject().plan(), days.start());
        return contract == null
                ? Price.of(line.amount().value(), frame.currency())
                : Price.part(line.amount().value(), UNIT, contract);
    }

    private static Row purchase(Frame frame, Slot slot, BillingPeriod days) {
        InvoiceLine line = slot.line().line();
        Price price = listed(frame, slot.line(), days, BigDecimal.ONE);
        Row row = told(frame.row(SeatContract.ACCOUNT, RowKind.SEAT_ANNUAL_PURCHASE), line, "term")
                .charged(days)
                .costs(slot.amount(), BigDecimal.ZERO)
                .price(price == null ? Price.of(slot.amount(), frame.currency()) : price);
        return price == null ? row : commitment(row, slot, slot.amount()).set(Column.RESOURCE_TYPE, "Subscription");
    }

    /** The month's share of every prepayment whose term reaches into it, of whichever month it was bought in. */
    static List<Row> shares(Frame frame) {
        List<Row> rows = new ArrayList<>();
        for (BookedSale sale : frame.sales(SeatContract.ACCOUNT)) {
            for (int i = 0; i < sale.lines().size(); i++) {
                BookedSale.Line line = sale.lines().get(i);
                BillingPeriod term = line.period();
                if (term != null && isPrepaid(line) && term.overlaps(frame.days())) {
                    rows.add(share(frame, Slot.of(frame, sale, i + 1, line), term));
                }
            }
        }
        return rows;
    }

    private static Row share(Frame frame, Slot slot, BillingPeriod term) {
        BillingPeriod month = frame.days();
        BillingPeriod days = BillingPeriod.of(
                term.start().isAfter(month.start()) ? term.start() : month.start(),
                term.end().isBefore(month.end()) ? term.end() : month.end());
        BigDecimal cost = until(slot, term, days.end()).subtract(until(slot, term, days.start()));
        InvoiceLine line = slot.line().line();
        Price price = listed(frame, slot.line(), term, part(term, days));
        Row row = told(frame.row(SeatContract.ACCOUNT, RowKind.SEAT_ANNUAL_USAGE), line, "term")
                .billedIn(frame.yearMonth())
                .charged(days)
                .costs(BigDecimal.ZERO, cost)
                .price(price == null ? Price.of(cost, frame.currency()) : price)
                .consumed(seats(line), "Users")
                .set(Column.X_SOURCE_DOCUMENT, slot.sale().source().file())
                .set(Column.X_RECONCILIATION_STATUS, "metered")
                .set(Column.CHARGE_DESCRIPTION, "%s, share of %s".formatted(line.description(), frame.yearMonth()));
        return price == null
                ? row
                : commitment(row, slot, cost)
                        .set(Column.COMMITMENT_DISCOUNT_STATUS, "Used")
                        .set(Column.PRICING_CATEGORY, "Committed")
                        .set(Column.RESOURCE_TYPE, "Subscription");
    }

    /** What of the term's price its days before {@code day} cost, to the smallest unit of the currency. */
    private static BigDecimal until(Slot slot, BillingPeriod term, LocalDate day) {
        if (day.equals(term.start())) {
            return BigDecimal.ZERO;
        }
        BigDecimal days = BigDecimal.valueOf(BillingPeriod.of(term.start(), day).days());
        int decimals = Math.max(0, slot.sale().currency().getDefaultFractionDigits());
        return slot.amount().multiply(days).divide(BigDecimal.valueOf(term.days()), decimals, RoundingMode.HALF_UP);
    }

    private static BigDecimal part(BillingPeriod term, BillingPeriod days) {
        return BigDecimal.valueOf(days.days()).divide(BigDecimal.valueOf(term.days()), DIGITS, RoundingMode.HALF_EVEN);
    }

    /** Seats of a whole year at the monthly price that the prepayment undercuts; null where no discount can be told. */
    private static @Nullable Price listed(Frame frame, BookedSale.Line line, BillingPeriod term, BigDecimal part) {
        BigDecimal monthly = monthly(frame, line.line().subject().plan(), term.start());
        BigDecimal seats = line.line().quantity();
        if (monthly == null || seats == null || line.line().subject().nature() != Nature.SEATS) {
            return null;
        }
        BigDecimal all = seats(line.line()).multiply(MONTHS);
        boolean undercut = all.multiply(monthly)
                        .abs()
                        .compareTo(line.line().amount().value().abs())
                > 0;
        return undercut ? Price.of(all.multiply(part), UNIT, monthly) : null;
    }

    private static Row commitment(Row row, Slot slot, BigDecimal quantity) {
        String id = slot.sale().number() + "_" + slot.number();
        return row.set(Column.COMMITMENT_DISCOUNT_CATEGORY, "Spend")
                .set(Column.COMMITMENT_DISCOUNT_ID, id)
                .set(Column.COMMITMENT_DISCOUNT_NAME, slot.line().line().description())
                .set(Column.COMMITMENT_DISCOUNT_QUANTITY, quantity)
                .set(Column.COMMITMENT_DISCOUNT_TYPE, "Annual Prepayment")
                .set(Column.COMMITMENT_DISCOUNT_UNIT, slot.sale().currency().getCurrencyCode())
                .set(Column.RESOURCE_ID, id)
                .set(Column.RESOURCE_NAME, slot.line().line().description());
    }

    private static Row told(Row row, InvoiceLine line, String interval) {
        String plan = line.subject().plan();
        String sku = plan == null ? "seats" : "seats/" + plan;
        return row.sku(sku, sku + "/" + interval, "Seats").set(Column.CHARGE_DESCRIPTION, line.description());
    }

    private static BillingPeriod days(Slot slot) {
        return Objects.requireNonNullElse(
                slot.line().period(), LineRows.restOfMonth(slot.sale().issued()));
    }

    static boolean isPrepaid(BookedSale.Line line) {
        Nature nature = line.line().subject().nature();
        BillingPeriod period = line.period();
        return (nature == Nature.SEATS || nature == Nature.SEAT_ADJUSTMENT)
                && period != null
                && period.days() > LONGEST_MONTH;
    }

    /** Seats of a line with the sign of its amount; one if it prints no quantity. */
    private static BigDecimal seats(InvoiceLine line) {
        BigDecimal printed =
                line.quantity() == null ? BigDecimal.ONE : line.quantity().abs();
        return line.amount().isNegative() ? printed.negate() : printed;
    }

    /** The contract's price of a seat and month on that day; null if it has none. */
    static @Nullable BigDecimal monthly(Frame frame, @Nullable String tier, LocalDate day) {
        SeatContract contract = frame.terms().seats();
        if (contract == null || tier == null) {
            return null;
        }
        return contract.plans().stream()
                .filter(plan -> plan.tier().equals(tier)
                        && plan.interval() == Interval.MONTH
                        && !plan.from().isAfter(day)
                        && plan.price().isPositive())
                .max(Comparator.comparing(SeatPlan::from))
                .map(plan -> plan.price().value())
                .orElse(null);
    }
}
