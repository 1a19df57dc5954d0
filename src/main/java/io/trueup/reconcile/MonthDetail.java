package io.trueup.reconcile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reports of a month show beyond its figures, in a fixed order.
 *
 * @param terms what of organization.yaml the reports need; null in versions stored before reports knew it
 * @param sales the booked papers of the month: those issued or paid in it, those that charge its usage, credit notes of what was sold in it, and
 *     earlier prepayments of seats that reach into it
 * @param poolDays balance and consumption of every pool, day by day
 * @param computerDays what the analytics tell of Computer credits, day by day
 * @param usage metered API usage that counts, day by day and subject
 * @param seats seats called for beside seats charged
 * @param boughtCredit the part of every prepaid pool that was paid for
 * @param seatShares seat charges by days, and what was served and is not billed yet
 */
public record MonthDetail(
        @Nullable Terms terms,
        List<BookedSale> sales,
        List<PoolDay> poolDays,
        List<ComputerDay> computerDays,
        List<UsedOnDay> usage,
        List<SeatLine> seats,
        List<BoughtCredit> boughtCredit,
        List<SeatShare> seatShares) {

    /** Nothing beyond the figures. */
    public static final MonthDetail NONE =
            new MonthDetail(null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public MonthDetail {
        sales = List.copyOf(sales);
        poolDays = List.copyOf(poolDays);
        computerDays = List.copyOf(computerDays);
        usage = List.copyOf(usage);
        seats = List.copyOf(seats);
        boughtCredit = List.copyOf(boughtCredit);
        seatShares = seatShares == null ? List.of() : List.copyOf(seatShares);
    }

    /** Without seats by days. */
    public MonthDetail(
            @Nullable Terms terms,
            List<BookedSale> sales,
            List<PoolDay> poolDays,
            List<ComputerDay> computerDays,
            List<UsedOnDay> usage,
            List<SeatLine> seats,
            List<BoughtCredit> boughtCredit) {
        this(terms, sales, poolDays, computerDays, usage, seats, boughtCredit, List.of());
    }
}
