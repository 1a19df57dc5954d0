package io.trueup.reconcile;

import io.trueup.finding.Provenance;
import java.util.List;

/**
 * One pool's month, as the checks of its own history see it.
 *
 * @param invoiced where the invoices compared with the pool tell their figure; empty where none is
 * @param zeroHidesUsage whether a balance of zero may stand for one that usage went beyond
 * @param beyondCredit the end of a sentence: where usage shows that a balance of zero hides
 */
record PoolMonth(
        Month month,
        String account,
        CreditEvidence credit,
        List<Provenance> invoiced,
        boolean zeroHidesUsage,
        String beyondCredit) {}
