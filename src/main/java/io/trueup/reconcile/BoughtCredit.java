package io.trueup.reconcile;

import io.trueup.money.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a prepaid pool that was paid for, in the pool's unit: what a prepaid account in the books holds. Granted credit goes first and
 * costs nothing. {@code opening + purchased − used − trueUp − expired − refunded = closing}.
 *
 * @param opening by the estimate; null (with closing) if no estimate is possible
 * @param purchased at face value, by printed day
 * @param used by the estimate from the readings; null if none is possible
 * @param trueUp what the invoice adds to (or takes from) that estimate; null while there is none
 * @param expired bought credit that was lost
 * @param refunded bought credit that was paid back
 * @param usedGranted granted credit that was used, at face value: usage without cost
 * @param assumptions which credit was taken to go first, a sentence each
 */
public record BoughtCredit(
        String account,
        @Nullable Amount opening,
        Amount purchased,
        @Nullable Amount used,
        @Nullable Amount trueUp,
        Amount expired,
        Amount refunded,
        @Nullable Amount closing,
        @Nullable Amount usedGranted,
        List<String> assumptions) {

    public BoughtCredit {
        assumptions = List.copyOf(assumptions);
    }
}
