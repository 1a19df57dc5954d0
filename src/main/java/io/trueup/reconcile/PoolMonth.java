package io.trueup.reconcile;

import io.trueup.credit.Movement;
import io.trueup.finding.Provenance;
import java.util.List;

/**
 * One pool's month, as the checks of its own history see it.
 *
 * @param drawn where the figure compared with the pool is told: by its invoices, or by metered usage; empty where none is
 * @param isInvoiced whether that figure is an invoice's
 * @param zeroHidesUsage whether a balance of zero may stand for one that usage went beyond
 * @param beyondCredit the end of a sentence: where usage shows that a balance of zero hides
 */
record PoolMonth(
        Month month,
        String account,
        CreditEvidence credit,
        List<Provenance> drawn,
        boolean isInvoiced,
        boolean zeroHidesUsage,
        String beyondCredit) {

    /** Whether a movement is told by no document but by the balance itself. */
    boolean isInferred(Movement movement) {
        return month.pool(account).inferred().contains(movement);
    }
}
