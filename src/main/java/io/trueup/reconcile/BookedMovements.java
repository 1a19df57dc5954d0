package io.trueup.reconcile;

import io.trueup.credit.Movement;
import io.trueup.credit.Movement.Kind;
import io.trueup.money.Amount;
import io.trueup.reconcile.Purchases.Purchase;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What moved a pool by its papers and movement files, as books are kept: a purchase counts when its invoice is there, whether or not the balance
 * shows it yet.
 *
 * @param all by booked day
 * @param zero of the pool's unit
 */
record BookedMovements(List<Movement> all, Amount zero) {

    private static final Comparator<Movement> ORDER =
            Comparator.comparing(Movement::day).thenComparing(Movement::source).thenComparing(Movement::amount);

    /** @param counted what the balance shows: an invoice for usage below zero fills the pool up only if it is among it */
    static BookedMovements of(Month month, String pool, List<Movement> counted, Amount zero) {
        Stream<Movement> files = Purchases.fromFiles(month.facts().history().movements(), month.books(), pool).stream();
        Stream<Movement> papers = month.pool(pool).purchases().stream()
                .filter(purchase -> !ComputerMonth.isArrears(purchase.sale()) || counted.contains(purchase.movement()))
                .map(Purchase::movement);
        return of(Stream.of(files, papers, month.pool(pool).inferred().stream()).flatMap(movements -> movements), zero);
    }

    static BookedMovements of(Stream<Movement> movements, Amount zero) {
        return new BookedMovements(movements.sorted(ORDER).toList(), zero);
    }

    BookedMovements in(YearMonth month) {
        return of(all.stream().filter(movement -> YearMonth.from(movement.day()).equals(month)), zero);
    }

    Amount bought() {
        return sum(movement -> movement.kind().isBought());
    }

    /** Credit that cost nothing; adjustments that add count here. */
    Amount granted() {
        return sum(BookedMovements::isGranted);
    }

    /** Credit lost; adjustments that take count here. */
    Amount lost() {
        return sum(BookedMovements::isLost).negated();
    }

    Amount refunded() {
        return sum(movement -> movement.kind() == Kind.REFUND).negated();
    }

    static boolean isGranted(Movement movement) {
        return movement.kind().isGranted() || movement.kind() == Kind.ADJUSTMENT && movement.isIncrease();
    }

    static boolean isLost(Movement movement) {
        return movement.kind() == Kind.EXPIRY || movement.kind() == Kind.ADJUSTMENT && !movement.isIncrease();
    }

    /** Bought and granted less lost and refunded. */
    Amount net() {
        return bought().plus(granted()).minus(lost()).minus(refunded());
    }

    /** Each told by itself, as its entry is. */
    private Amount sum(Predicate<Movement> kind) {
        return all.stream()
                .filter(kind)
                .map(movement -> movement.amount().told())
                .reduce(zero, Amount::plus);
    }
}
