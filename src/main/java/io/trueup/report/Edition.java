package io.trueup.report;

import io.trueup.reconcile.Reconciliation;
import org.jspecify.annotations.Nullable;

/**
 * One version of an organization's month, as it is to be reported.
 *
 * @param previous the version before it; null for the first
 */
public record Edition(
        Reconciliation month, int version, @Nullable Reconciliation previous) {

    /** A first version. */
    public static Edition first(Reconciliation month) {
        return new Edition(month, 1, null);
    }
}
