package io.trueup.schedule;

import io.trueup.job.RunSummary;
import io.trueup.job.RunSummary.OrganizationOutcome;
import io.trueup.job.RunSummary.State;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.Basis;
import io.trueup.reconcile.AccountResult.Spend;
import io.trueup.reconcile.Method;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Verdict;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/** How runs can end. */
final class Summaries {
    private static final Money SPENT = Money.usd("24.80");

    private Summaries() {}

    static RunSummary completed(YearMonth month, OrganizationOutcome... outcomes) {
        return new RunSummary(month, 1L, State.COMPLETED, null, List.of(outcomes));
    }

    static RunSummary ended(YearMonth month, State state, String message) {
        return new RunSummary(month, 1L, state, message, List.of());
    }

    static RunSummary reconciled(YearMonth month) {
        return completed(month, outcome(month, "halyard-labs", Status.RECONCILED, Verdict.MATCHED));
    }

    static RunSummary withoutInvoice(YearMonth month) {
        return completed(
                month,
                outcome(month, "halyard-labs", Status.RECONCILED, Verdict.MATCHED),
                outcome(month, "northfold", Status.PROVISIONAL, Verdict.INVOICE_MISSING));
    }

    static OrganizationOutcome setAside(String organization) {
        return new OrganizationOutcome(organization, null, null, false, null, List.of("Its yaml is broken."));
    }

    static OrganizationOutcome outcome(YearMonth month, String organization, Status status, Verdict verdict) {
        AccountResult account = new AccountResult(
                "api:default",
                "USD",
                BillingPeriod.of(month),
                new Spend(AmountRange.point(SPENT), SPENT, Basis.CREDIT_DELTA),
                null,
                verdict == Verdict.INVOICE_MISSING ? null : SPENT,
                null,
                SPENT,
                null,
                verdict,
                List.of(),
                null);
        Reconciliation result = new Reconciliation(
                organization,
                organization,
                month,
                true,
                status,
                List.of(),
                List.of(account),
                List.of(),
                List.of(),
                new Method("1", null, new Tolerance(Money.usd("0.02"), new BigDecimal("0.1")), List.of(), List.of()));
        return new OrganizationOutcome(organization, result, 1, false, null, List.of());
    }
}
