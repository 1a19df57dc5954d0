package io.trueup.reconcile;

import io.trueup.document.DocumentKind;
import org.jspecify.annotations.Nullable;

/**
 * A document that bears on the month, and what became of it.
 *
 * @param setAside whether it could not be read
 * @param booked whether it counts in the figures; null for anything but invoices, receipts and credit notes that were read
 * @param reason why it was set aside or not booked; null otherwise
 */
public record DocumentUse(
        String file,
        String sha256,
        DocumentKind kind,
        boolean setAside,
        @Nullable Boolean booked,
        @Nullable String reason) {

    public String outcome() {
        return setAside ? "set-aside" : "read";
    }
}
