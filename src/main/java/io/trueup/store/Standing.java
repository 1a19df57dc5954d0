package io.trueup.store;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Severity;
import io.trueup.money.Amount;
import io.trueup.money.Count;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.MoneyInDispute;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Verdict;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * How the newest version of an organization's month stands, in figures to sort and filter by.
 *
 * @param disputed what the errors are worth, in the currency: for each account the larger of what its invoice lies outside the range and
 *     what the other errors come to, because both may tell of the same money (formats.md section 4)
 * @param missing expected invoices that have not come
 * @param accrued the estimates of those that have one, in the currency
 * @param setAside documents that could not be read
 * @param unestimated missing invoices that nothing tells the amount of: with them accrued is too low
 */
public record Standing(
        String organization,
        YearMonth month,
        int version,
        String name,
        String status,
        String currency,
        int errors,
        int warnings,
        BigDecimal disputed,
        int missing,
        BigDecimal accrued,
        int setAside,
        int unestimated) {

    static Standing of(Reconciliation result, int version) {
        return new Standing(
                result.organization(),
                result.month(),
                version,
                result.name(),
                result.status().told(),
                result.method().tolerance().amount().unit(),
                count(result, Severity.ERROR),
                count(result, Severity.WARNING),
                disputed(result),
                (int) result.accounts().stream()
                        .filter(account -> account.verdict() == Verdict.INVOICE_MISSING)
                        .count(),
                accrued(result),
                (int) result.documents().stream().filter(DocumentUse::setAside).count(),
                (int) result.findings().stream()
                        .filter(finding -> finding.code() == FindingCode.INVOICE_MISSING && finding.amount() == null)
                        .count());
    }

    private static int count(Reconciliation result, Severity severity) {
        return (int) result.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static BigDecimal disputed(Reconciliation result) {
        return MoneyInDispute.of(result).amounts().stream()
                .map(Standing::worth)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal accrued(Reconciliation result) {
        return result.findings().stream()
                .filter(finding -> finding.code() == FindingCode.INVOICE_MISSING)
                .map(Finding::amount)
                .map(Standing::worth)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** In the currency: 100 Computer credits are one dollar (domain.md section 1); zero if it has no worth in money. */
    private static BigDecimal worth(@Nullable Amount amount) {
        return switch (amount) {
            case Money money -> money.abs().value();
            case Credits credits -> credits.abs().value().movePointLeft(2);
            case Count count -> BigDecimal.ZERO;
            case null -> BigDecimal.ZERO;
        };
    }

    /** Whether anything tells what the missing invoices will come to; so also where none is missing. */
    public boolean isAccruedKnown() {
        return missing == 0 || unestimated < missing;
    }
}
