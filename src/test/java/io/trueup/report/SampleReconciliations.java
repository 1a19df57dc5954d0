package io.trueup.report;

import io.trueup.credit.Movement;
import io.trueup.document.DocumentKind;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.Basis;
import io.trueup.reconcile.AccountResult.Credit;
import io.trueup.reconcile.AccountResult.RollForward;
import io.trueup.reconcile.AccountResult.Spend;
import io.trueup.reconcile.BookedLine;
import io.trueup.reconcile.BridgeStep;
import io.trueup.reconcile.BridgeStep.Cause;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Method;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Verdict;
import io.trueup.usage.ListPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Three months as the reconciler tells them, with the figures of sample months 01 (reconciled), 04 (discrepant) and 03 (provisional). */
final class SampleReconciliations {

    private static final Money ZERO = Money.usd("0");
    private static final Tolerance TOLERANCE = new Tolerance(Money.usd("0.02"), new BigDecimal("0.1"));

    private SampleReconciliations() {}

    static Reconciliation reconciled() {
        YearMonth month = YearMonth.of(2026, 8);
        String usage = "2026-08/Invoice-Q7HX2MZP-0031.pdf";
        List<DocumentUse> documents = new ArrayList<>();
        documents.add(paper(usage, DocumentKind.USAGE_INVOICE, 0x31));
        documents.add(paper("2026-08/Invoice-8K2MNQ4T-0011.pdf", DocumentKind.SEAT_INVOICE, 0x11));
        documents.add(paper("2026-08/Invoice-8K2MNQ4T-0012.pdf", DocumentKind.SEAT_INVOICE, 0x12));
        documents.add(paper("2026-08/Receipt-5RD0CWLB-0004.pdf", DocumentKind.RECEIPT, 0x04));
        documents.add(new DocumentUse("2026-08/balances.csv", sha(0xB1), DocumentKind.BALANCES, false, null, null));
        List<Movement> movements = new ArrayList<>();
        int number = 23;
        for (int day : new int[] {4, 7, 11, 15, 19, 24, 27, 31}) {
            movements.add(purchase("api:production", "50.00 USD", month.atDay(day), "Q7HX2MZP-00" + number, "2026-08"));
            documents.add(paper("2026-08/Receipt-Q7HX2MZP-00" + number + ".pdf", DocumentKind.RECEIPT, number));
            number++;
        }
        AccountResult api = new AccountResult(
                "api:production",
                "USD",
                BillingPeriod.of(month),
                new Spend(range("369.31", "397.78"), Money.usd("383.61"), Basis.CREDIT_DELTA),
                new Credit(
                        range("34.60", "48.47"),
                        Money.usd("400"),
                        ZERO,
                        ZERO,
                        ZERO,
                        range("369.31", "397.78"),
                        range("50.69", "65.29")),
                Money.usd("383.63"),
                ZERO,
                Money.usd("383.63"),
                ZERO,
                Verdict.MATCHED,
                List.of(new BridgeStep(Cause.CUT_OFF, Money.usd("0.02"))),
                new RollForward(
                        Money.usd("34.62"),
                        Money.usd("400"),
                        ZERO,
                        ZERO,
                        ZERO,
                        Money.usd("383.61"),
                        ZERO,
                        ZERO,
                        Money.usd("51.02"),
                        Money.usd("0.01"),
                        movements));
        List<BookedLine> lines = new ArrayList<>(SampleLines.ofUsage("Q7HX2MZP-0031", "api:production", month, usage));
        lines.addAll(SampleLines.ofSeats(month));
        return new Reconciliation(
                "halyard-labs",
                "Halyard Labs, Inc.",
                month,
                true,
                Status.RECONCILED,
                documents,
                List.of(api, computer(month), seats(month)),
                List.of(new Finding(
                        FindingCode.ANALYTICS_UNATTRIBUTED,
                        "computer:organization",
                        Credits.of(45),
                        "The analytics count 10,966 credits, but tell the source of only 10,921: 45 are unattributed.",
                        List.of(Provenance.of("2026-08/computer-credit-usage.json")))),
                lines,
                method("2026-09-03T00:16:00Z"));
    }

    static Reconciliation discrepant() {
        YearMonth month = YearMonth.of(2026, 6);
        String invoice = "2026-06/Invoice-M0VQ8R2T-0010.pdf";
        String balances = "2026-06/balances.csv";
        AmountRange drawn = range("598.32", "603.02");
        AccountResult account = new AccountResult(
                "api:ops",
                "USD",
                BillingPeriod.of(month),
                new Spend(drawn, Money.usd("600.71"), Basis.CREDIT_DELTA),
                new Credit(
                        range("209.66", "211.00"),
                        Money.usd("600"),
                        ZERO,
                        ZERO,
                        ZERO,
                        drawn,
                        range("207.97", "211.34")),
                Money.usd("638.38"),
                ZERO,
                Money.usd("638.38"),
                Money.usd("35.36"),
                Verdict.OVER_INVOICED,
                List.of(
                        new BridgeStep(Cause.CUT_OFF, Money.usd("0.17")),
                        new BridgeStep(Cause.QUANTITY, Money.usd("37.50"))),
                new RollForward(
                        Money.usd("210.82"),
                        Money.usd("600"),
                        ZERO,
                        ZERO,
                        ZERO,
                        Money.usd("600.71"),
                        ZERO,
                        ZERO,
                        Money.usd("210.11"),
                        ZERO,
                        List.of(
                                purchase("api:ops", "300.00 USD", month.atDay(8), "M0VQ8R2T-0008", "2026-06"),
                                purchase("api:ops", "300.00 USD", month.atDay(18), "M0VQ8R2T-0009", "2026-06"))));
        return new Reconciliation(
                "cobalt-freight",
                "Cobalt Freight Systems, Inc.",
                month,
                true,
                Status.DISCREPANT,
                List.of(
                        paper(invoice, DocumentKind.USAGE_INVOICE, 0x10),
                        paper("2026-06/Receipt-M0VQ8R2T-0008.pdf", DocumentKind.RECEIPT, 8),
                        paper("2026-06/Receipt-M0VQ8R2T-0009.pdf", DocumentKind.RECEIPT, 9),
                        new DocumentUse(balances, sha(0xB4), DocumentKind.BALANCES, false, null, null),
                        new DocumentUse(
                                "2026-06/copy of M0VQ8R2T-0010.pdf",
                                sha(0x44),
                                DocumentKind.USAGE_INVOICE,
                                false,
                                false,
                                "Its number M0VQ8R2T-0010 is booked with another content."),
                        new DocumentUse(
                                "2026-06/scan.pdf",
                                sha(0x5C),
                                DocumentKind.UNKNOWN,
                                true,
                                null,
                                "The PDF holds no text, only a picture: file the invoice as the vendor sent it.")),
                List.of(account),
                List.of(
                        new Finding(
                                FindingCode.UNKNOWN_LAYOUT,
                                null,
                                null,
                                "2026-06/scan.pdf holds no text, only a picture; it counts in no figure.",
                                List.of(Provenance.of("2026-06/scan.pdf"))),
                        new Finding(
                                FindingCode.INVOICE_OUTSIDE_RANGE,
                                "api:ops",
                                Money.usd("35.36"),
                                "The invoice M0VQ8R2T-0010 says that 638.38 USD were drawn from credit, but between 598.32 and 603.02 USD left the balance: 35.36 USD too much.",
                                List.of(
                                        Provenance.page(invoice, 2, 15),
                                        Provenance.line(balances, 2),
                                        Provenance.line(balances, 5))),
                        new Finding(
                                FindingCode.USAGE_MISMATCH,
                                "api:ops",
                                Money.usd("37.50"),
                                "sonar-pro Output Tokens (71aB): 6,884,233 were invoiced, the meters counted 4,384,233; at list price that is 37.50 USD.",
                                List.of(
                                        Provenance.page(invoice, 1, 19),
                                        Provenance.of("2026-06/usage group=ops.json"))),
                        new Finding(
                                FindingCode.SERIES_GAP,
                                "api:ops",
                                null,
                                "M0VQ8R2T-0007 is missing between M0VQ8R2T-0006 and M0VQ8R2T-0008.",
                                List.of(Provenance.of("2026-06/Receipt-M0VQ8R2T-0008.pdf")))),
                SampleLines.ofUsage("M0VQ8R2T-0010", "api:ops", month, invoice),
                method("2026-07-01T06:50:00Z"));
    }

    static Reconciliation provisional() {
        YearMonth month = YearMonth.of(2026, 7);
        AccountResult account = new AccountResult(
                "api:production",
                "USD",
                BillingPeriod.of(month),
                new Spend(AmountRange.of(Money.usd("112.64"), null), null, Basis.CREDIT_DELTA),
                new Credit(
                        range("80.87", "118.06"),
                        Money.usd("100"),
                        ZERO,
                        ZERO,
                        ZERO,
                        AmountRange.of(Money.usd("112.64"), null),
                        AmountRange.of(null, Money.usd("68.22"))),
                null,
                ZERO,
                null,
                null,
                Verdict.INVOICE_MISSING,
                List.of(),
                new RollForward(
                        null,
                        Money.usd("100"),
                        ZERO,
                        ZERO,
                        ZERO,
                        null,
                        ZERO,
                        ZERO,
                        null,
                        ZERO,
                        List.of(purchase(
                                "api:production", "100.00 USD", month.atDay(17), "Q7HX2MZP-0004", "2026-07"))));
        return new Reconciliation(
                "halyard-labs",
                "Halyard Labs, Inc.",
                month,
                true,
                Status.PROVISIONAL,
                List.of(
                        paper("2026-07/Receipt-Q7HX2MZP-0004.pdf", DocumentKind.RECEIPT, 4),
                        new DocumentUse("2026-07/balances.csv", sha(0xB3), DocumentKind.BALANCES, false, null, null)),
                List.of(account),
                List.of(new Finding(
                        FindingCode.INVOICE_MISSING,
                        "api:production",
                        null,
                        "July 2026 is over and no invoice claims it; at least 112.64 USD were spent, the upper end is open.",
                        List.of())),
                List.of(),
                new Method("1", Instant.parse("2026-07-25T17:04:00Z"), TOLERANCE, List.of(), List.of()));
    }

    static List<Reconciliation> all() {
        return List.of(reconciled(), discrepant(), provisional());
    }

    /** The same month with other findings, lines and documents. */
    static Reconciliation with(
            Reconciliation month, List<Finding> findings, List<BookedLine> lines, List<DocumentUse> documents) {
        return new Reconciliation(
                month.organization(),
                month.name(),
                month.month(),
                month.monthOver(),
                month.status(),
                documents,
                month.accounts(),
                findings,
                lines,
                month.method());
    }

    private static AccountResult computer(YearMonth month) {
        Amount drawn = Credits.of(10921);
        Amount none = Credits.of(0);
        AmountRange point = AmountRange.point(drawn);
        return new AccountResult(
                "computer:organization",
                "credits",
                BillingPeriod.of(month),
                new Spend(point, drawn, Basis.CREDIT_DELTA),
                new Credit(
                        AmountRange.point(Credits.of(20000)),
                        Credits.of(20000),
                        none,
                        none,
                        none,
                        point,
                        AmountRange.point(Credits.of(29079))),
                null,
                null,
                drawn,
                null,
                Verdict.MATCHED,
                List.of(),
                new RollForward(
                        Credits.of(20000),
                        Credits.of(20000),
                        none,
                        none,
                        none,
                        drawn,
                        none,
                        none,
                        Credits.of(29079),
                        none,
                        List.of(purchase(
                                "computer:organization",
                                "20000 credits",
                                month.atDay(9),
                                "5RD0CWLB-0004",
                                "2026-08"))));
    }

    private static AccountResult seats(YearMonth month) {
        Money expected = Money.usd("1164.84");
        return new AccountResult(
                "seats",
                "USD",
                BillingPeriod.of(month),
                new Spend(AmountRange.point(expected), expected, Basis.EXPECTED),
                null,
                expected,
                expected,
                expected,
                ZERO,
                Verdict.MATCHED,
                List.of(),
                null);
    }

    private static Method method(String until) {
        LocalDate from = LocalDate.of(2025, 4, 18);
        LocalDate end = LocalDate.of(2026, 9, 28);
        BigDecimal million = new BigDecimal("1000000");
        BigDecimal thousand = new BigDecimal("1000");
        return new Method(
                "1",
                Instant.parse(until),
                TOLERANCE,
                List.of(
                        "Granted credit is used first, then bought credit.",
                        "A purchase happened within its printed day in San Francisco: between 00:00 UTC of that day and 08:00 UTC of the next."),
                List.of(
                        new ListPrice("input_tokens", "sonar-pro", null, new BigDecimal("3"), million, from, end),
                        new ListPrice("output_tokens", "sonar-pro", null, new BigDecimal("15"), million, from, end),
                        new ListPrice("api_requests", "sonar-pro", "high", new BigDecimal("14"), thousand, from, end),
                        new ListPrice(
                                "embeddings_api_prompt_tokens",
                                "pplx-embed-v1-0.6b",
                                null,
                                new BigDecimal("0.004"),
                                million,
                                from,
                                null)));
    }

    private static Movement purchase(String pool, String amount, LocalDate day, String number, String folder) {
        return new Movement(
                pool,
                Movement.Kind.PURCHASE,
                Amount.parse(amount),
                Movement.windowOf(day),
                day,
                number,
                Provenance.page(folder + "/Receipt-" + number + ".pdf", 1, 14));
    }

    private static DocumentUse paper(String file, DocumentKind kind, int seed) {
        return new DocumentUse(file, sha(seed), kind, false, true, null);
    }

    private static AmountRange range(String low, String high) {
        return AmountRange.of(Money.usd(low), Money.usd(high));
    }

    private static String sha(int seed) {
        return HexFormat.of().toHexDigits((byte) seed).repeat(32);
    }
}
