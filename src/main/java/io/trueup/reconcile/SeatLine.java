package io.trueup.reconcile;

import io.trueup.finding.Provenance;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Seats that the contract and the member list call for, beside what was charged for them; before tax, credits negative.
 *
 * @param tier the plan; null where the line's wording does not tell it
 * @param members whose part period it is, e-mail addresses joined by a comma; null for a renewal
 * @param period the days charged; null where none is known
 * @param price of one seat for the whole interval by the contract; null if the contract has none
 * @param held seats that the member list holds; null where nothing is called for
 * @param expected null where nothing is called for
 * @param charged seats on the invoice; null where no line charges them
 * @param invoiced null where no line charges them
 * @param number of the invoice; null where no line charges them
 * @param source null where no line charges them
 */
public record SeatLine(
        Kind kind,
        @Nullable String tier,
        @Nullable String members,
        @Nullable BillingPeriod period,
        @Nullable Money price,
        @Nullable BigDecimal held,
        @Nullable Money expected,
        @Nullable BigDecimal charged,
        @Nullable Money invoiced,
        @Nullable String number,
        @Nullable Provenance source) {

    /** What a line of seats is for. */
    public enum Kind {
        RENEWAL,
        JOINER,
        LEAVER,
        /** On an invoice, and nothing calls for it. */
        UNCALLED
    }
}
