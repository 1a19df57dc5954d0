package io.trueup.reconcile;

import io.trueup.money.Amount;
import java.util.Locale;

/** One named cause on the way from the estimate to the invoiced amount, told to the cent. */
public record BridgeStep(Cause cause, Amount amount) {

    /** The causes of design.md ("The core, exactly"), in the order of the bridge. */
    public enum Cause {
        CUT_OFF,
        MISSING_PURCHASE,
        QUANTITY,
        PRICE,
        UNKNOWN_KEY,
        PRORATION,
        SEATS,
        DUPLICATE,
        OVERDRAFT,
        ROUNDING,
        UNEXPLAINED;

        public String told() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
