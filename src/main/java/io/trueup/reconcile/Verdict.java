package io.trueup.reconcile;

import java.util.Locale;

/** What the comparison of an account's evidence with its invoice comes to; the first that holds, in this order (formats.md section 3). */
public enum Verdict {
    INVOICE_MISSING("no invoice has come yet"),
    EVIDENCE_MISSING("nothing to check the invoice against"),
    AMBIGUOUS("cannot be decided on this evidence"),
    MATCHED("agrees"),
    WITHIN_TOLERANCE("agrees within tolerance"),
    OVER_INVOICED("invoiced more than the evidence allows"),
    UNDER_INVOICED("invoiced less than the evidence allows");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** The name in result.json. */
    public String told() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** Whether the verdict alone makes the month discrepant. */
    public boolean isDiscrepant() {
        return this == AMBIGUOUS || this == OVER_INVOICED || this == UNDER_INVOICED;
    }
}
