package io.trueup.report.portfolio;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Severity;
import io.trueup.money.Amount;
import io.trueup.reconcile.Reconciliation;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The money in dispute: what the errors of a month are worth, without sign. INVOICE_OUTSIDE_RANGE may tell the same money as the other errors of its
 * account by other evidence (formats.md section 4), so of each account the larger of both counts.
 */
final class Dispute {

    private BigDecimal named = BigDecimal.ZERO;
    private BigDecimal outside = BigDecimal.ZERO;

    private Dispute() {}

    static BigDecimal of(Reconciliation month, String unit) {
        Map<String, Dispute> byAccount = new TreeMap<>();
        for (Finding finding : month.findings()) {
            Amount amount = finding.amount();
            if (finding.severity() == Severity.ERROR
                    && amount != null
                    && amount.unit().equals(unit)) {
                byAccount
                        .computeIfAbsent(Objects.requireNonNullElse(finding.account(), ""), none -> new Dispute())
                        .add(finding.code(), amount.told().value().abs());
            }
        }
        return byAccount.values().stream()
                .map(dispute -> dispute.named.max(dispute.outside))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void add(FindingCode code, BigDecimal amount) {
        if (code == FindingCode.INVOICE_OUTSIDE_RANGE) {
            outside = outside.add(amount);
        } else {
            named = named.add(amount);
        }
    }
}
