package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.credit.CreditLedger;
import io.trueup.credit.Movement;
import io.trueup.period.TimeWindow;
import io.trueup.reconcile.Purchases.Purchase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one pool of credit: its readings up to the run's "as of", and what moved it.
 *
 * @param certain movements that surely happened: paid purchases, and what movement files tell
 * @param purchases on paper, paid or not, by day
 * @param future readings later than the run itself: kept out
 * @param expiries credit that seems to have expired though no document says so
 * @param isCutOffByAsOf whether readings were left out because they are later than what is asked
 */
record Pool(
        String name,
        List<BalanceReading> readings,
        List<Movement> certain,
        List<Purchase> purchases,
        List<BalanceReading> future,
        List<PoolExpiry> expiries,
        boolean isCutOffByAsOf) {

    static Pool of(Facts facts, Books books, String name) {
        List<BalanceReading> readings = new ArrayList<>();
        List<BalanceReading> future = new ArrayList<>();
        boolean isCutOff = false;
        for (BalanceReading reading : facts.readings()) {
            if (!reading.pool().equals(name)) {
                continue;
            }
            if (reading.at().isAfter(facts.now())) {
                future.add(reading);
            } else if (reading.at().isAfter(facts.asOf())) {
                isCutOff = true;
            } else {
                readings.add(reading);
            }
        }
        List<Purchase> purchases = Purchases.onPaper(books, name).stream()
                .sorted(java.util.Comparator.comparing(
                                (Purchase purchase) -> purchase.movement().day())
                        .thenComparing(purchase -> purchase.movement().source()))
                .toList();
        List<Movement> certain = new ArrayList<>(Purchases.fromFiles(facts, books, name));
        purchases.stream().filter(Purchase::proved).map(Purchase::movement).forEach(certain::add);
        return new Pool(name, readings, certain, purchases, future, List.of(), isCutOff);
    }

    /** With what seems to have expired, as far as it surely was no usage. */
    Pool with(List<PoolExpiry> seeming) {
        List<Movement> more = new ArrayList<>(certain);
        more.addAll(inferred(seeming));
        return new Pool(name, readings, more, purchases, future, seeming, isCutOffByAsOf);
    }

    /** Movements that no document tells. */
    List<Movement> inferred() {
        return inferred(expiries);
    }

    private static List<Movement> inferred(List<PoolExpiry> seeming) {
        return seeming.stream()
                .filter(expiry -> expiry.lost().isPositive())
                .map(PoolExpiry::movement)
                .toList();
    }

    CreditLedger ledger() {
        return CreditLedger.of(readings, certain);
    }

    /** A month that is not over is reported up to its newest reading. */
    TimeWindow soFar(Month month) {
        return newestInside(month)
                .map(newest -> TimeWindow.of(month.window().start(), newest))
                .orElse(month.window());
    }

    /** The newest reading of the month, its end included. */
    Optional<Instant> newestInside(Month month) {
        return readings.stream().map(BalanceReading::at).filter(month::endsWith).max(Instant::compareTo);
    }

    /** Purchases whose invoice is there but no proof that it was paid. */
    List<Movement> unproved() {
        return purchases.stream()
                .filter(purchase -> !purchase.proved())
                .map(Purchase::movement)
                .toList();
    }

    /** Whether a movement is an invoice for usage below zero, which fills the pool up again, and no purchase. */
    boolean isSettlement(Movement movement) {
        return purchases.stream()
                .anyMatch(purchase -> purchase.movement().equals(movement) && ComputerMonth.isArrears(purchase.sale()));
    }
}
