package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.credit.CreditLedger;
import io.trueup.credit.Drawdown;
import io.trueup.credit.Movement;
import io.trueup.credit.PlacedMovement;
import io.trueup.credit.PlacedMovement.Side;
import io.trueup.money.Amount;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.Purchases.Purchase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a pool held where months meet, by the readings next to that moment alone and evenly over time: every later month's view of it is the same,
 * so that books can be carried on from it.
 */
final class EdgeBalances {

    private final CreditLedger ledger;
    private final List<Movement> counted;
    private final List<BalanceReading> readings;

    private EdgeBalances(CreditLedger ledger, List<Movement> counted) {
        this.ledger = ledger;
        this.counted = counted;
        this.readings = ledger.readings();
    }

    static EdgeBalances of(Month month, Pool pool) {
        Facts facts = month.facts();
        Instant until = facts.asOf().isBefore(facts.now()) ? facts.asOf() : facts.now();
        List<BalanceReading> known = Stream.concat(facts.history().readings().stream(), pool.readings().stream())
                .filter(reading -> reading.pool().equals(pool.name()))
                .filter(reading -> !reading.at().isAfter(until))
                .distinct()
                .sorted(Comparator.comparing(BalanceReading::at).thenComparing(BalanceReading::source))
                .toList();
        List<Movement> counted =
                new ArrayList<>(Purchases.fromFiles(facts.history().movements(), month.books(), pool.name()));
        pool.purchases().stream()
                .filter(Purchase::proved)
                .map(Purchase::movement)
                .forEach(counted::add);
        counted.addAll(pool.inferred());
        for (Movement unproved : pool.unproved()) {
            List<Movement> more = new ArrayList<>(counted);
            more.add(unproved);
            // whether the balance shows it is told by all readings at hand; a balance next to an edge is the same with
            // it and without
            if (CreditLedger.of(known, more).needs(unproved)) {
                counted = more;
            }
        }
        CreditLedger ledger = CreditLedger.of(nextToEdges(known, month.month()), counted);
        return new EdgeBalances(ledger, List.copyOf(counted));
    }

    /** What moved the pool by the readings: paid purchases, those that the balance shows, and what movement files tell. */
    List<Movement> counted() {
        return counted;
    }

    /** The readings next to the start of every month up to the one after the last, on either side. */
    private static List<BalanceReading> nextToEdges(List<BalanceReading> known, YearMonth last) {
        List<BalanceReading> next = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            YearMonth own = monthOf(known.get(i).at());
            boolean isFirst = i == 0 || !monthOf(known.get(i - 1).at()).equals(own);
            boolean isLast =
                    i == known.size() - 1 || !monthOf(known.get(i + 1).at()).equals(own);
            boolean isAtEdge =
                    BillingPeriod.of(own).window().start().equals(known.get(i).at());
            boolean followsEdge = i > 0
                    && BillingPeriod.of(own)
                            .window()
                            .start()
                            .equals(known.get(i - 1).at());
            if ((isFirst || isLast || isAtEdge || followsEdge) && !own.isAfter(last.plusMonths(1))) {
                next.add(known.get(i));
            }
        }
        return next;
    }

    /** The first month that begins with or after a reading; null if there is none. */
    @Nullable YearMonth first() {
        if (readings.isEmpty()) {
            return null;
        }
        Instant at = readings.getFirst().at();
        YearMonth own = monthOf(at);
        return BillingPeriod.of(own).window().start().equals(at) ? own : own.plusMonths(1);
    }

    /** What the pool held when a month began, by booked days; null if it cannot be told. */
    @Nullable Amount at(YearMonth month) {
        Drawdown drawdown = over(month);
        Amount held = drawdown.openingEstimate();
        return held == null
                ? null
                : held.plus(inTransit(drawdown, month.atDay(1), Side.BEFORE, held.zero()))
                        .told();
    }

    /** What was drawn in a month, exact; null if it cannot be told. */
    @Nullable Amount drawn(YearMonth month) {
        return over(month).estimate();
    }

    private Drawdown over(YearMonth month) {
        return ledger.over(List.of(BillingPeriod.of(month).window()));
    }

    /**
     * What books already hold on a day (or no longer hold) and the balance does not show yet.
     *
     * @param before {@code BEFORE} where the day begins what the drawdown covers, else {@code WITHIN}
     */
    static Amount inTransit(Drawdown drawdown, LocalDate day, Side before, Amount zero) {
        Amount inTransit = zero;
        for (PlacedMovement placed : drawdown.movements()) {
            boolean isBooked = placed.movement().day().isBefore(day);
            boolean isCredited = placed.side().compareTo(before) <= 0;
            if (isBooked != isCredited) {
                Amount amount = placed.movement().amount();
                inTransit = isBooked ? inTransit.plus(amount) : inTransit.minus(amount);
            }
        }
        return inTransit;
    }

    private static YearMonth monthOf(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }
}
