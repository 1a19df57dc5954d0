package io.trueup.report;

import io.trueup.document.DocumentKind;
import io.trueup.finding.Provenance;
import io.trueup.invoice.Place;
import io.trueup.invoice.TotalsRow;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.LedgerAccounts;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.Basis;
import io.trueup.reconcile.AccountResult.Spend;
import io.trueup.reconcile.BookedLine;
import io.trueup.reconcile.BookedSale;
import io.trueup.reconcile.BridgeStep;
import io.trueup.reconcile.BridgeStep.Cause;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Method;
import io.trueup.reconcile.MonthDetail;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Terms;
import io.trueup.reconcile.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** Months that the three of {@link SampleReconciliations} do not show. */
final class WorkbookSamples {

    private WorkbookSamples() {}

    static List<Reconciliation> all() {
        return List.of(yen(), belowZero(), withDocuments(), empty());
    }

    /** An organization that pays in a currency without decimals. */
    static Reconciliation yen() {
        AccountResult api = account(
                "api:tokyo",
                Money.of(new BigDecimal("1200"), "JPY"),
                Money.of(new BigDecimal("1250"), "JPY"),
                List.of(new BridgeStep(Cause.PRICE, Money.of(new BigDecimal("50"), "JPY"))));
        Money price = Money.of(new BigDecimal("0.125"), "JPY");
        BookedLine line = SampleLines.line(
                "api:tokyo",
                "T-0001",
                "sonar Input Tokens",
                Money.of(new BigDecimal("1250"), "JPY"),
                Provenance.page("2026-08/a.pdf", 1, 1));
        return month("tokyo", List.of(api), List.of(line), MonthDetail.NONE, new Tolerance(price, BigDecimal.ONE));
    }

    /** A credit note larger than the month's usage: the bridge crosses zero and a cause is unexplained. */
    static Reconciliation belowZero() {
        AccountResult api = account(
                "api:refunds",
                Money.usd("20.00"),
                Money.usd("-15.50"),
                List.of(
                        new BridgeStep(Cause.QUANTITY, Money.usd("-30.25")),
                        new BridgeStep(Cause.DUPLICATE, Money.usd("-10.25")),
                        new BridgeStep(Cause.UNEXPLAINED, Money.usd("5.00"))));
        return month("refunds", List.of(api), List.of(), MonthDetail.NONE, tolerance());
    }

    /** An invoice and a credit note that prints positive amounts, with a person to ask. */
    static Reconciliation withDocuments() {
        BookedLine charge = SampleLines.line(
                "api:ops", "M-0010", "sonar Input Tokens", Money.usd("100.00"), Provenance.page("2026-08/a.pdf", 1, 1));
        BookedLine credit = SampleLines.line(
                "api:ops", "M-0010", "Credit", Money.usd("10.00"), Provenance.page("2026-08/*.pdf", 1, 1));
        AccountResult api = account("api:ops", Money.usd("90.00"), Money.usd("90.00"), List.of());
        Terms terms = new Terms(
                "Perplexity AI, Inc.",
                Money.USD,
                List.of(),
                null,
                "Accounts Payable, ap@halyard.example",
                LedgerAccounts.PLAIN,
                true);
        MonthDetail detail = new MonthDetail(
                terms,
                List.of(
                        sale("M-0010", null, charge, "2026-08/a.pdf"),
                        sale("CN-0001", "M-0010", credit, "2026-08/*.pdf")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return month("ops", List.of(api), List.of(charge, credit), detail, tolerance());
    }

    /** A month without any document. */
    static Reconciliation empty() {
        return month("empty", List.of(), List.of(), MonthDetail.NONE, tolerance());
    }

    /** The same month with a further document, as a later version would hold it. */
    static Reconciliation withAnotherDocument(Reconciliation month, Status status) {
        DocumentUse more =
                new DocumentUse("2026-08/late.pdf", "ab".repeat(32), DocumentKind.USAGE_INVOICE, false, true, null);
        return new Reconciliation(
                month.organization(),
                month.name(),
                month.month(),
                month.monthOver(),
                status,
                Stream.concat(month.documents().stream(), Stream.of(more)).toList(),
                month.accounts(),
                month.findings(),
                month.lines(),
                month.method(),
                month.detail());
    }

    private static BookedSale sale(String number, String credits, BookedLine line, String file) {
        Money amount =
                credits == null ? line.line().amount() : line.line().amount().negated();
        return new BookedSale(
                line.account(),
                number,
                credits,
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2026, 9, 1),
                true,
                Currency.getInstance("USD"),
                List.of(new BookedSale.Line(line.line(), null, true)),
                List.of(
                        new TotalsRow(Role.SUBTOTAL, "Subtotal", amount, new Place(1, 2)),
                        new TotalsRow(Role.DISCOUNT, "Loyalty", Money.usd("-1.00"), new Place(1, 3)),
                        new TotalsRow(Role.DUE, "Amount due", Money.usd("0"), new Place(1, 4))),
                amount,
                Provenance.of(file));
    }

    private static AccountResult account(String name, Money estimate, Money invoiced, List<BridgeStep> bridge) {
        return new AccountResult(
                name,
                estimate.unit(),
                BillingPeriod.of(YearMonth.of(2026, 8)),
                new Spend(AmountRange.point(estimate), estimate, Basis.USAGE),
                null,
                invoiced,
                invoiced.minus(invoiced),
                invoiced,
                invoiced.minus(estimate),
                Verdict.MATCHED,
                bridge,
                null);
    }

    private static Tolerance tolerance() {
        return new Tolerance(Money.usd("0.02"), new BigDecimal("0.1"));
    }

    private static Reconciliation month(
            String id, List<AccountResult> accounts, List<BookedLine> lines, MonthDetail detail, Tolerance tolerance) {
        return new Reconciliation(
                id,
                "Sample " + id,
                YearMonth.of(2026, 8),
                true,
                Status.RECONCILED,
                List.of(),
                accounts,
                List.of(),
                lines,
                new Method("1", null, tolerance, List.of(), List.of()),
                detail);
    }
}
