package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.money.Amount;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promise: over random months, invoiced or not, in whatever order, the prepaid account of the proposed entries goes on from month to month, what
 * lies between it and the balance is named, and FOCUS tells the same change.
 */
class BooksOverMonthsTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("trueup.seeds", 60));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void monthsChainAndEveryFigureTies(long seed) {
        RandomYears year = RandomYears.of(seed);
        Amount before = null;
        for (var month : RandomYears.all().toList()) {
            Reconciliation told = Reconciler.reconcile(year.facts(month), month);
            Ties.hold(told, "seed " + seed);
            BoughtCredit books = told.detail().boughtCredit().getFirst();
            if (before != null) {
                assertThat(books.opening())
                        .as("seed %s, %s: the closing of the month before", seed, month)
                        .isEqualTo(before);
            }
            before = books.closing();
        }
    }
}
