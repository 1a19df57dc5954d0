package io.trueup.reconcile;

import io.trueup.credit.Movement;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.period.BillingPeriod;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a month comes to in one account; every figure is told (rounded to the cent, half up) and in the account's unit.
 *
 * @param account {@code api:<group>}, {@code seats} or {@code computer:organization}
 * @param unit {@code USD} (or another currency) or {@code credits}
 * @param compared the days whose evidence is compared: the union of the periods invoiced, else the month (so far)
 * @param credit null where the account has no pool or no reading
 * @param invoiced null: no booked invoice, which is not zero
 * @param paid the part charged instead of drawn; null if unknown
 * @param reported what the month costs on the report; null if neither invoice nor estimate is there
 * @param variance invoiced minus the nearest end of the range; null if it cannot be told
 * @param bridge from the estimate to the invoiced amount; empty if either is missing
 * @param rollForward null where the account has no pool or no reading
 */
public record AccountResult(
        String account,
        String unit,
        BillingPeriod compared,
        Spend spend,
        @Nullable Credit credit,
        @Nullable Amount invoiced,
        @Nullable Amount paid,
        @Nullable Amount reported,
        @Nullable Amount variance,
        Verdict verdict,
        List<BridgeStep> bridge,
        @Nullable RollForward rollForward) {

    public AccountResult {
        bridge = List.copyOf(bridge);
    }

    /**
     * What the evidence alone proves of the month's usage, never the invoice itself.
     *
     * @param estimate null if nothing is known
     */
    public record Spend(AmountRange range, @Nullable Amount estimate, Basis basis) {}

    /** What the spend rests on. */
    public enum Basis {
        CREDIT_DELTA("the change in credit"),
        USAGE("metered usage"),
        EXPECTED("the contract"),
        NONE("no evidence");

        private final String words;

        Basis(String words) {
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
    }

    /** The pool's month. Increases are purchases and reloads by printed day; grants, expiries and refunds apart, all as positive amounts. */
    public record Credit(
            AmountRange opening,
            Amount increases,
            Amount granted,
            Amount expired,
            Amount refunded,
            AmountRange drawdown,
            AmountRange closing) {}

    /**
     * The pool's month on its estimates, so that it closes to the cent:
     * opening + increases + granted + inTransit + undocumented − drawdown − expired − refunded + rounding = closing.
     *
     * @param opening null (with closing and drawdown) if no estimate is possible
     * @param inTransit purchases booked in the month by their printed day but credited outside of it (negative), or the reverse (positive)
     * @param undocumented increases that no document explains, at the least
     * @param rounding what telling the figures to the cent leaves over
     */
    public record RollForward(
            @Nullable Amount opening,
            Amount increases,
            Amount granted,
            Amount inTransit,
            Amount undocumented,
            @Nullable Amount drawdown,
            Amount expired,
            Amount refunded,
            @Nullable Amount closing,
            Amount rounding,
            List<Movement> movements) {
        public RollForward {
            movements = List.copyOf(movements);
        }
    }
}
