package io.trueup.reconcile;

import io.trueup.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A paper that was read but counts in no figure (formats.md section 1, "not booked").
 *
 * @param finding null for a plain second download
 */
record Unbooked(Paper paper, String reason, @Nullable Finding finding) {

    /** Whether it claims to be the account's invoice for usage or seats, so that the invoice is not simply missing. */
    boolean claims(String account) {
        return finding != null
                && paper.purchaseLines().isEmpty()
                && (paper.account() == null
                        ? account.startsWith("api:") && paper.isApi()
                        : paper.account().equals(account));
    }
}
