package io.trueup.job;

import io.trueup.reconcile.Facts;
import io.trueup.reconcile.Reconciliation;
import java.time.YearMonth;

/** The pure function that the job feeds; tests of the job give it one of their own. */
@FunctionalInterface
interface Rules {
    Reconciliation reconcile(Facts facts, YearMonth month);
}
