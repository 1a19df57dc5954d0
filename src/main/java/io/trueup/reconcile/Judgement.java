package io.trueup.reconcile;

import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import org.jspecify.annotations.Nullable;

/** The verdict over one account: the first that holds of formats.md section 3. */
record Judgement(Verdict verdict, @Nullable Amount variance) {

    /**
     * @param range the spend that the evidence proves, told
     * @param invoiced told; null if no invoice is booked
     * @param rounding half a cent a line
     * @param tolerance the account's tolerance for this amount
     */
    static Judgement of(
            AmountRange range,
            @Nullable Amount invoiced,
            boolean isInvoiceExpected,
            boolean isClaimedByUnbookedOnly,
            Money rounding,
            Money tolerance) {
        Amount variance = invoiced == null || range.isUnknown() ? null : range.distance(invoiced);
        return new Judgement(
                verdict(range, invoiced, variance, isInvoiceExpected, isClaimedByUnbookedOnly, rounding, tolerance),
                variance);
    }

    private static Verdict verdict(
            AmountRange range,
            @Nullable Amount invoiced,
            @Nullable Amount variance,
            boolean isInvoiceExpected,
            boolean isClaimedByUnbookedOnly,
            Money rounding,
            Money tolerance) {
        if (invoiced == null && isInvoiceExpected && !isClaimedByUnbookedOnly) {
            return Verdict.INVOICE_MISSING;
        }
        if (range.isUnknown()) {
            return Verdict.EVIDENCE_MISSING;
        }
        if (isClaimedByUnbookedOnly) {
            return Verdict.AMBIGUOUS;
        }
        if (invoiced == null || variance == null) {
            return Verdict.MATCHED;
        }
        if (variance.isZero() && isDecidedByAnOpenEnd(range, invoiced, rounding)) {
            return Verdict.AMBIGUOUS;
        }
        if (variance.abs().compareTo(rounding) <= 0) {
            return Verdict.MATCHED;
        }
        if (variance.abs().compareTo(tolerance.plus(rounding)) <= 0) {
            return Verdict.WITHIN_TOLERANCE;
        }
        return variance.isPositive() ? Verdict.OVER_INVOICED : Verdict.UNDER_INVOICED;
    }

    /** Inside only because one end is open: nothing proves that side. At the closed end itself, rounding apart, it agrees. */
    private static boolean isDecidedByAnOpenEnd(AmountRange range, Amount invoiced, Money rounding) {
        if (range.high() == null && range.low() != null) {
            return invoiced.minus(range.low()).compareTo(rounding) > 0;
        }
        return range.low() == null
                && range.high() != null
                && range.high().minus(invoiced).compareTo(rounding) > 0;
    }
}
