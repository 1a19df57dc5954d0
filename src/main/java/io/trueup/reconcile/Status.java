package io.trueup.reconcile;

import java.util.Locale;

/** How an organization's month stands (formats.md section 3). */
public enum Status {
    DISCREPANT,
    PROVISIONAL,
    RECONCILED;

    public String told() {
        return name().toLowerCase(Locale.ROOT);
    }
}
