package io.trueup.report;

import io.trueup.finding.Finding;
import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.reconcile.Reconciliation;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The findings that a cover or a mail names: the gravest first, of those the ones worth most; the others stand on the sheet Findings. */
public record TopFindings(List<Finding> shown, int others) {

    private static final Comparator<Finding> GRAVEST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(TopFindings::worth, Comparator.reverseOrder())
            .thenComparing(Finding.ORDER);

    public static TopFindings of(Reconciliation month, int most) {
        PriorityQueue<Finding> kept = new PriorityQueue<>(most + 1, GRAVEST_FIRST.reversed());
        month.findings().forEach(finding -> {
            kept.add(finding);
            if (kept.size() > most) {
                kept.remove();
            }
        });
        return new TopFindings(
                kept.stream().sorted(GRAVEST_FIRST).toList(), month.findings().size() - kept.size());
    }

    /** For the order alone: credits by what they cost. */
    private static BigDecimal worth(Finding finding) {
        Amount amount = finding.amount();
        if (amount == null) {
            return BigDecimal.ZERO;
        }
        return amount instanceof Credits credits
                ? credits.worth(Credits.CreditRate.COMPUTER).value().abs()
                : amount.value().abs();
    }
}
