package io.trueup.mail;

import io.trueup.document.DocumentKind;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.Basis;
import io.trueup.reconcile.AccountResult.Spend;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Method;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Months to make mails of. */
final class Months {

    static final YearMonth AUGUST = YearMonth.of(2026, 8);

    private String name = "Halyard Labs, Inc.";
    private Status status = Status.RECONCILED;
    private boolean over = true;
    private final List<AccountResult> accounts = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<DocumentUse> documents = new ArrayList<>();

    static Months of(Status status) {
        Months month = new Months();
        month.status = status;
        month.documents.add(new DocumentUse("b.csv", "b1", DocumentKind.BALANCES, false, null, null));
        return month;
    }

    Months named(String other) {
        name = other;
        return this;
    }

    Months notOver() {
        over = false;
        return this;
    }

    Months setAside(String file) {
        documents.add(new DocumentUse(file, file, DocumentKind.UNKNOWN, true, null, "damaged"));
        return finding(FindingCode.UNREADABLE_DOCUMENT, null, null, file + " is damaged.");
    }

    /** Amounts such as {@code 12.34 USD}; null where there is none. */
    Months account(
            String account,
            String low,
            String high,
            String estimate,
            String invoiced,
            String variance,
            Verdict verdict) {
        String unit = Arrays.asList(low, high, estimate, invoiced).stream()
                .filter(text -> text != null)
                .findFirst()
                .map(text -> Amount.parse(text).unit())
                .orElse("USD");
        accounts.add(new AccountResult(
                account,
                unit,
                BillingPeriod.of(AUGUST),
                new Spend(AmountRange.of(amount(low), amount(high)), amount(estimate), Basis.CREDIT_DELTA),
                null,
                amount(invoiced),
                null,
                amount(invoiced),
                amount(variance),
                verdict,
                List.of(),
                null));
        return this;
    }

    Months finding(FindingCode code, String account, String amount, String message) {
        findings.add(new Finding(code, account, amount(amount), message, List.of(Provenance.page("x.pdf", 1, 12))));
        return this;
    }

    Reconciliation build() {
        return new Reconciliation(
                "halyard-labs",
                name,
                AUGUST,
                over,
                status,
                documents,
                accounts,
                findings,
                List.of(),
                new Method(
                        "1",
                        Instant.parse("2026-09-03T00:16:00Z"),
                        new Tolerance(Money.usd("0.02"), new BigDecimal("0.1")),
                        List.of(),
                        List.of()));
    }

    static Reconciliation discrepant() {
        return Months.of(Status.DISCREPANT)
                .account(
                        "api:production",
                        "129.52 USD",
                        "141.70 USD",
                        "135.21 USD",
                        "143.54 USD",
                        "1.84 USD",
                        Verdict.OVER_INVOICED)
                .account("seats", "1164.84 USD", "1164.84 USD", "1164.84 USD", "1164.84 USD", "0 USD", Verdict.MATCHED)
                .finding(
                        FindingCode.INVOICE_OUTSIDE_RANGE,
                        "api:production",
                        "1.84 USD",
                        "The invoice is 1.84 USD above the range.")
                .build();
    }

    private static Amount amount(String text) {
        return text == null ? null : Amount.parse(text);
    }
}
