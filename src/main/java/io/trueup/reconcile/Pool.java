package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.credit.CreditLedger;
import io.trueup.credit.Movement;
import io.trueup.reconcile.Purchases.Purchase;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one pool of credit: its readings up to the run's "as of", and what moved it.
 *
 * @param certain movements that surely happened: paid purchases, and what movement files tell
 * @param purchases on paper, paid or not, by day
 * @param future readings later than the run itself: kept out
 */
record Pool(
        String name,
        List<BalanceReading> readings,
        List<Movement> certain,
        List<Purchase> purchases,
        List<BalanceReading> future) {

    static Pool of(Facts facts, Books books, String name) {
        List<BalanceReading> readings = new ArrayList<>();
        List<BalanceReading> future = new ArrayList<>();
        for (BalanceReading reading : facts.readings()) {
            if (!reading.pool().equals(name)) {
                continue;
            }
            if (reading.at().isAfter(facts.now())) {
                future.add(reading);
            } else if (!reading.at().isAfter(facts.asOf())) {
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
        return new Pool(name, readings, certain, purchases, future);
    }

    CreditLedger ledger() {
        return CreditLedger.of(readings, certain);
    }

    /** Purchases whose invoice is there but no proof that it was paid. */
    List<Movement> unproved() {
        return purchases.stream()
                .filter(purchase -> !purchase.proved())
                .map(Purchase::movement)
                .toList();
    }
}
