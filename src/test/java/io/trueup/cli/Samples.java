package io.trueup.cli;

import io.trueup.document.DocumentKind;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject;
import io.trueup.invoice.Place;
import io.trueup.invoice.PrintedPeriod;
import io.trueup.invoice.TotalsRow;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.job.RunSummary;
import io.trueup.job.RunSummary.OrganizationOutcome;
import io.trueup.job.RunSummary.State;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.organization.Organization;
import io.trueup.organization.Organization.ApiGroup;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.organization.Organization.Mode;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.Basis;
import io.trueup.reconcile.AccountResult.Credit;
import io.trueup.reconcile.AccountResult.Spend;
import io.trueup.reconcile.BridgeStep;
import io.trueup.reconcile.BridgeStep.Cause;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Method;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Verdict;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** Results, invoices and an organization as the sample inbox has them. */
final class Samples {
    static final YearMonth AUGUST = YearMonth.of(2026, 8);

    private Samples() {}

    static Organization organization() {
        return new Organization(
                "halyard-labs",
                "Halyard Labs, Inc.",
                ZoneOffset.UTC,
                Money.USD,
                "Perplexity AI, Inc.",
                List.of(
                        new ApiGroup("production", Mode.PREPAID, List.of("Q7HX2MZP"), null, List.of()),
                        new ApiGroup("batch", Mode.ARREARS, List.of("K7HX2MZP"), null, List.of())),
                null,
                new ComputerPool(List.of("5RD0CWLB")),
                tolerance(),
                List.of());
    }

    private static Tolerance tolerance() {
        return new Tolerance(Money.usd("0.02"), new BigDecimal("0.1"));
    }

    static AccountResult account(
            String name, AmountRange spend, Amount estimate, Amount invoiced, Verdict verdict, BridgeStep... bridge) {
        Amount variance = invoiced == null || spend.isUnknown() ? null : spend.distance(invoiced);
        return new AccountResult(
                name,
                spend.low() == null ? "USD" : spend.low().unit(),
                BillingPeriod.of(AUGUST),
                new Spend(spend, estimate, Basis.CREDIT_DELTA),
                null,
                invoiced,
                invoiced == null ? null : invoiced.zero(),
                invoiced == null ? estimate : invoiced,
                variance,
                verdict,
                List.of(bridge),
                null);
    }

    static AmountRange dollars(String low, String high) {
        return AmountRange.of(low == null ? null : Money.usd(low), high == null ? null : Money.usd(high));
    }

    static Reconciliation reconciliation(
            String id, Status status, List<AccountResult> accounts, List<Finding> findings, DocumentUse... documents) {
        return new Reconciliation(
                id,
                id,
                AUGUST,
                true,
                status,
                List.of(documents),
                accounts,
                findings,
                List.of(),
                new Method("1", null, tolerance(), List.of(), List.of()));
    }

    static OrganizationOutcome outcome(Path reports, Reconciliation result, int version, boolean unchanged) {
        return new OrganizationOutcome(
                result.organization(),
                result,
                version,
                unchanged,
                reports.resolve(result.organization()).resolve("2026-08").resolve("v" + version),
                List.of());
    }

    static Finding finding(FindingCode code, String account, Amount amount, String message) {
        return new Finding(
                code,
                account,
                amount,
                message,
                List.of(
                        Provenance.page("2026-08/Invoice-M0VQ8R2T-0013.pdf", 1, 12),
                        Provenance.line("2026-08/balances.csv", 64)));
    }

    /** Over-invoiced, with a bridge. */
    static Reconciliation discrepant() {
        AccountResult ops = account(
                "api:ops",
                dollars("598.32", "603.02"),
                Money.usd("600.71"),
                Money.usd("638.38"),
                Verdict.OVER_INVOICED,
                new BridgeStep(Cause.QUANTITY, Money.usd("37.50")),
                new BridgeStep(Cause.CUT_OFF, Money.usd("0.17")));
        Credit credit = new Credit(
                dollars("428.30", "431.00"),
                Money.usd("600"),
                Money.usd("0"),
                Money.usd("12.5"),
                Money.usd("0"),
                dollars("598.32", "603.02"),
                dollars("425.37", "430.01"));
        return reconciliation(
                "cobalt-freight",
                Status.DISCREPANT,
                List.of(new AccountResult(
                        ops.account(),
                        ops.unit(),
                        ops.compared(),
                        ops.spend(),
                        credit,
                        ops.invoiced(),
                        ops.paid(),
                        ops.reported(),
                        ops.variance(),
                        ops.verdict(),
                        ops.bridge(),
                        null)),
                List.of(
                        finding(
                                FindingCode.INVOICE_OUTSIDE_RANGE,
                                "api:ops",
                                Money.usd("35.36"),
                                "The invoice says that 638.38 USD were drawn from credit, but the balances prove at most 603.02 USD."),
                        finding(
                                FindingCode.SERIES_GAP,
                                "api:ops",
                                null,
                                "Number M0VQ8R2T-0012 is missing between 0011 and 0013.")));
    }

    static Reconciliation reconciled() {
        return reconciliation(
                "halyard-labs",
                Status.RECONCILED,
                List.of(
                        account(
                                "api:production",
                                dollars("134.19", "139.87"),
                                Money.usd("137.02"),
                                Money.usd("136.94"),
                                Verdict.MATCHED),
                        account(
                                "computer:organization",
                                AmountRange.point(Credits.of(7745)),
                                Credits.of(7745),
                                null,
                                Verdict.MATCHED)),
                List.of());
    }

    static Reconciliation provisional() {
        return reconciliation(
                "northfold",
                Status.PROVISIONAL,
                List.of(account(
                        "api:default", dollars("23.95", "25.71"), Money.usd("24.80"), null, Verdict.INVOICE_MISSING)),
                List.of(finding(
                        FindingCode.INVOICE_MISSING,
                        "api:default",
                        Money.usd("24.80"),
                        "August is over and no invoice claims it.")));
    }

    static Reconciliation withDocumentSetAside() {
        return reconciliation(
                "tidewater-mutual",
                Status.DISCREPANT,
                List.of(account("api:main", dollars("11.20", null), null, null, Verdict.INVOICE_MISSING)),
                List.of(),
                new DocumentUse(
                        "2026-08/Invoice-TDWTR4MU-0007.pdf",
                        "ab",
                        DocumentKind.UNKNOWN,
                        true,
                        null,
                        "The file ends in the middle of a page (its last 2,048 bytes are missing): ask for it again."));
    }

    static RunSummary summary(Path reports) {
        return new RunSummary(
                AUGUST,
                7L,
                State.COMPLETED,
                null,
                List.of(
                        outcome(reports, discrepant(), 2, false),
                        outcome(reports, reconciled(), 1, true),
                        new OrganizationOutcome(
                                "kestrel-and-partners-international-holdings",
                                null,
                                null,
                                false,
                                null,
                                List.of(
                                        "organization.yaml line 14, api[0].mode: found \"prepayd\", allowed are prepaid, arrears, marketplace")),
                        outcome(reports, provisional(), 1, false),
                        outcome(reports, withDocumentSetAside(), 1, false)));
    }

    static Invoice invoice() {
        PrintedPeriod august = new PrintedPeriod(BillingPeriod.of(AUGUST), "Aug 1–Aug 31, 2026");
        return new Invoice(
                DocumentKind.USAGE_INVOICE,
                "Invoice",
                "Perplexity AI, Inc.",
                "Halyard Labs, Inc.",
                "Q7HX2MZP-0018",
                null,
                LocalDate.of(2026, 9, 1),
                Money.USD,
                null,
                List.of(),
                List.of(
                        new InvoiceLine(
                                "sonar-pro (743S) Input Tokens",
                                new BigDecimal("23435000"),
                                Money.usd("0.000003"),
                                Money.usd("70.31"),
                                null,
                                august,
                                null,
                                LineSubject.usage("sonar-pro", "input_tokens", null, "743S"),
                                new Place(1, 14)),
                        new InvoiceLine(
                                "Late fee",
                                null,
                                null,
                                Money.usd("1.5"),
                                "18%",
                                null,
                                null,
                                LineSubject.unattributed(),
                                new Place(1, 16))),
                List.of(
                        new TotalsRow(Role.SUBTOTAL, "Subtotal", Money.usd("71.81"), new Place(1, 20)),
                        new TotalsRow(Role.DISCOUNT, "Partner discount", Money.usd("-1"), new Place(1, 21)),
                        new TotalsRow(Role.TAX, "VAT (18%)", Money.usd("0.27"), new Place(1, 22)),
                        new TotalsRow(Role.TOTAL, "Total", Money.usd("71.08"), new Place(1, 23)),
                        new TotalsRow(Role.APPLIED, "Credit grant applied", Money.usd("-70.31"), new Place(1, 24)),
                        new TotalsRow(Role.DUE, "Amount due", Money.usd("0.77"), new Place(1, 25))),
                null,
                List.of(),
                Provenance.of("invoice.pdf"));
    }
}
