package io.trueup.reconcile;

import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import io.trueup.seats.ExpectedCharge;
import io.trueup.seats.ExpectedCharge.Joiner;
import io.trueup.seats.ExpectedCharge.Leaver;
import io.trueup.seats.ExpectedCharge.Renewal;
import io.trueup.seats.SeatSchedule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Printed seat lines beside the charges that the contract calls for. Matching runs over every booked seat invoice in the order of issue, so
 * that a charge billed in another month is not missed in this one.
 *
 * @param lines with what each should have been
 * @param open expected part-period charges that no line bills
 */
record SeatMatch(List<Matched> lines, List<ExpectedCharge> open) {

    private static final int HALF_A_MONTH = 15;

    /**
     * A printed line; a credit note's counts negative, in the month of the invoice that it credits.
     *
     * @param charges what it bills: one renewal, or the part periods of as many members as its quantity says; empty if nothing calls for it
     */
    record Matched(Sale sale, YearMonth month, InvoiceLine line, List<ExpectedCharge> charges) {

        Money amount() {
            Money printed = line.amount();
            return sale.isCreditNote() && printed.isPositive() ? printed.negated() : printed;
        }

        boolean isRenewal() {
            return line.subject().nature() == Nature.SEATS;
        }

        /** Whether it bills a renewal, be it on another day than the contract's: then its own day counts, and the renewal is not due again. */
        boolean bills(Renewal renewal) {
            return isRenewal()
                    && charges.stream()
                            .anyMatch(charge -> charge.tier().equals(renewal.tier())
                                    && Math.abs(ChronoUnit.DAYS.between(charge.due(), renewal.due())) < HALF_A_MONTH);
        }

        Money expected() {
            Money sum = charges.stream()
                    .map(ExpectedCharge::amount)
                    .reduce(Money.zero(line.amount().currency()), Money::plus);
            return isRounding(amount().minus(sum)) ? amount() : sum;
        }

        /** Several members on one line may be rounded one by one or together: both are right. */
        private boolean isRounding(Money difference) {
            Money allowed = Money.halfCent(difference.currency()).times(BigDecimal.valueOf(charges.size()));
            return charges.size() > 1 && difference.abs().compareTo(allowed) <= 0;
        }

        /** Seats charged; a credit note takes them back. */
        BigDecimal quantity() {
            BigDecimal printed = Objects.requireNonNullElse(line.quantity(), BigDecimal.ONE);
            return sale.isCreditNote() ? printed.abs().negate() : printed;
        }

        /** The first day charged: of the printed period, else the billing day before the date of issue. */
        LocalDate start(SeatSchedule schedule) {
            BillingPeriod period = sale.paper().periodOf(line);
            return period == null ? schedule.billingDayBefore(sale.invoice().issued()) : period.start();
        }
    }

    static SeatMatch of(SeatSchedule schedule, List<Sale> sales) {
        List<ExpectedCharge> open = new ArrayList<>(schedule.adjustments());
        List<Matched> lines = new ArrayList<>();
        sales.stream()
                .sorted(Comparator.comparing((Sale sale) -> sale.invoice().issued())
                        .thenComparing(sale -> sale.invoice().number()))
                .forEach(sale -> sale.invoice()
                        .lines()
                        .forEach(line -> lines.add(match(schedule, monthOf(sale, sales), sale, line, open))));
        return new SeatMatch(lines, open);
    }

    /** A seat invoice belongs to the month of its issue; a credit note to that of the invoice which it credits. */
    static YearMonth monthOf(Sale sale, List<Sale> all) {
        return all.stream()
                .filter(other -> sale.isCreditNote() && !other.isCreditNote())
                .filter(other -> other.paper().number().equals(sale.paper().number()))
                .findFirst()
                .map(credited -> YearMonth.from(credited.invoice().issued()))
                .orElse(YearMonth.from(sale.invoice().issued()));
    }

    private static Matched match(
            SeatSchedule schedule, YearMonth month, Sale sale, InvoiceLine line, List<ExpectedCharge> open) {
        Matched alone = new Matched(sale, month, line, List.of());
        String plan = line.subject().plan();
        if (plan == null) {
            return alone;
        }
        LocalDate start = alone.start(schedule);
        if (alone.isRenewal()) {
            return schedule.renewal(plan, start)
                    .map(renewal -> new Matched(sale, month, line, List.of(renewal)))
                    .orElse(alone);
        }
        boolean isCredit = alone.amount().isNegative();
        List<ExpectedCharge> taken = open.stream()
                .filter(charge -> isCredit ? charge instanceof Leaver : charge instanceof Joiner)
                .filter(charge ->
                        charge.tier().equals(plan) && charge.period().start().equals(start))
                .limit(Math.max(1, alone.quantity().abs().longValue()))
                .toList();
        open.removeAll(taken);
        return new Matched(sale, month, line, taken);
    }

    List<Matched> of(YearMonth month) {
        return lines.stream().filter(line -> line.month().equals(month)).toList();
    }

    /** The day from which on a missing adjustment can be told: before the first seat invoice at hand, nothing is known. */
    @Nullable LocalDate firstIssued() {
        return lines.stream()
                .map(line -> line.sale().invoice().issued())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
