package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.reconcile.BridgeStep.Cause;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From the estimate to the invoiced amount by named causes, to the cent. A cause that a finding proves is taken where it brings the rest
 * nearer to nothing; what is left is rounding up to half a cent a line, cut-off as far as the range reaches, and else unexplained.
 */
final class Bridge {

    private static final Map<FindingCode, Cause> CAUSES = new EnumMap<>(Map.ofEntries(
            Map.entry(FindingCode.SEAT_ADJUSTMENT_MISSING, Cause.PRORATION),
            Map.entry(FindingCode.LINE_AMOUNT_MISMATCH, Cause.QUANTITY),
            Map.entry(FindingCode.USAGE_MISMATCH, Cause.QUANTITY),
            Map.entry(FindingCode.RATE_MISMATCH, Cause.PRICE),
            Map.entry(FindingCode.UNKNOWN_KEY, Cause.UNKNOWN_KEY),
            Map.entry(FindingCode.RETIRED_KEY_CHARGED, Cause.UNKNOWN_KEY),
            Map.entry(FindingCode.PRORATION_MISMATCH, Cause.PRORATION),
            Map.entry(FindingCode.SEAT_COUNT_MISMATCH, Cause.SEATS),
            Map.entry(FindingCode.SEAT_PRICE_MISMATCH, Cause.PRICE)));

    private Bridge() {}

    static List<BridgeStep> of(
            AmountRange range,
            @Nullable Amount estimate,
            @Nullable Amount invoiced,
            Amount rounding,
            List<Finding> findings) {
        if (estimate == null || invoiced == null) {
            return List.of();
        }
        Amount rest = invoiced.minus(estimate);
        Map<Cause, Amount> steps = new EnumMap<>(Cause.class);
        for (Map.Entry<Cause, Amount> candidate : candidates(findings).entrySet()) {
            Amount without = rest.minus(candidate.getValue());
            if (without.abs().compareTo(rest.abs()) < 0) {
                steps.put(candidate.getKey(), candidate.getValue());
                rest = without;
            }
        }
        if (!rest.isZero() && rest.abs().compareTo(rounding) <= 0) {
            steps.merge(Cause.ROUNDING, rest, Amount::plus);
        } else {
            Amount beyond = range.distance(estimate.plus(rest));
            steps.merge(Cause.UNEXPLAINED, beyond, Amount::plus);
            steps.merge(Cause.CUT_OFF, rest.minus(beyond), Amount::plus);
        }
        List<BridgeStep> bridge = new ArrayList<>();
        steps.forEach((cause, amount) -> {
            if (!amount.isZero()) {
                bridge.add(new BridgeStep(cause, amount));
            }
        });
        return bridge;
    }

    /** What a finding moves the invoiced amount by; a charge that is missing on the invoice lowers it. */
    private static Amount effect(FindingCode code, Amount amount) {
        return code == FindingCode.SEAT_ADJUSTMENT_MISSING ? amount.told().negated() : amount.told();
    }

    private static Map<Cause, Amount> candidates(List<Finding> findings) {
        Map<Cause, Amount> amounts = new EnumMap<>(Cause.class);
        for (Finding finding : findings) {
            Cause cause = CAUSES.get(finding.code());
            if (cause != null && finding.amount() != null) {
                amounts.merge(cause, effect(finding.code(), finding.amount()), Amount::plus);
            }
        }
        return amounts;
    }
}
