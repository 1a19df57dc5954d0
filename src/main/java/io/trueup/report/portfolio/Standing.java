package io.trueup.report.portfolio;

import io.trueup.reconcile.Status;

/** How an organization stands in a portfolio, the worst first. */
public enum Standing {
    SET_ASIDE("set aside"),
    DISCREPANT("discrepant"),
    PROVISIONAL("provisional"),
    RECONCILED("reconciled");

    private final String words;

    Standing(String words) {
        this.words = words;
    }

    /** For people, and the criterion of the totals' formulas. */
    public String words() {
        return words;
    }

    static Standing of(Status status) {
        return switch (status) {
            case DISCREPANT -> DISCREPANT;
            case PROVISIONAL -> PROVISIONAL;
            case RECONCILED -> RECONCILED;
        };
    }
}
