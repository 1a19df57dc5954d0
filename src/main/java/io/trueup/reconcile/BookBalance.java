package io.trueup.reconcile;

import io.trueup.money.Amount;

/**
 * What a prepaid pool holds by the books, told to the cent.
 *
 * @param total bought and granted credit
 * @param granted the part of it that cost nothing; never below zero
 */
record BookBalance(Amount total, Amount granted) {

    Amount bought() {
        return total.minus(granted);
    }

    /** What of so much usage granted credit covers, that of the month included: it goes first. */
    Amount coveredByGrants(BookedMovements moved, Amount drawn) {
        return granted.plus(moved.granted()).min(drawn).max(drawn.zero());
    }

    /** What of the credit lost in the month was granted: what is left of it after usage is lost first. */
    Amount lostOfGrants(BookedMovements moved, Amount usedGranted) {
        return granted.plus(moved.granted())
                .minus(usedGranted)
                .min(moved.lost())
                .max(granted.zero());
    }

    /**
     * After a month.
     *
     * @param usedGranted what of the drawn credit cost nothing
     */
    BookBalance after(BookedMovements moved, Amount drawn, Amount usedGranted) {
        Amount left = granted.plus(moved.granted()).minus(usedGranted).minus(lostOfGrants(moved, usedGranted));
        return of(total.plus(moved.net()).minus(drawn), left);
    }

    /** @param granted as far as the pool holds so much */
    static BookBalance of(Amount total, Amount granted) {
        return new BookBalance(total, granted.min(total).max(total.zero()));
    }
}
