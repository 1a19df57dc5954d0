package io.trueup.reconcile;

import java.time.YearMonth;
import java.util.List;

/** Reconciles one organization's month: a pure function of its facts. */
public final class Reconciler {

    /** Changes whenever the same facts could come out differently. */
    public static final String RULES = "1";

    private Reconciler() {}

    public static Reconciliation reconcile(Facts facts, YearMonth month) {
        return new Reconciliation(
                facts.organization().id(),
                facts.organization().name(),
                month,
                true,
                Status.RECONCILED,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Method(RULES, null, facts.organization().tolerance(), List.of(), List.of()));
    }
}
