package io.trueup.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.Movement;
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
import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BookedLine;
import io.trueup.reconcile.BridgeStep;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Method;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static final YearMonth AUGUST = YearMonth.of(2026, 8);

    @Test
    void aReconciliationComesBackAsItWasStored() {
        Money ten = Money.usd("10");
        AmountRange range = AmountRange.of(ten, null);
        Reconciliation before = new Reconciliation(
                "halyard-labs",
                "Halyard Labs, Inc.",
                AUGUST,
                true,
                Status.DISCREPANT,
                List.of(new DocumentUse("a.pdf", "ab", DocumentKind.USAGE_INVOICE, false, true, null)),
                List.of(new AccountResult(
                        "computer:organization",
                        "credits",
                        BillingPeriod.of(AUGUST),
                        new AccountResult.Spend(range, ten, AccountResult.Basis.CREDIT_DELTA),
                        new AccountResult.Credit(range, ten, ten, ten, ten, range, AmountRange.unknown()),
                        null,
                        Credits.of(12),
                        null,
                        ten,
                        Verdict.AMBIGUOUS,
                        List.of(new BridgeStep(BridgeStep.Cause.CUT_OFF, ten)),
                        new AccountResult.RollForward(
                                ten,
                                ten,
                                ten,
                                ten,
                                ten,
                                ten,
                                ten,
                                ten,
                                ten,
                                ten,
                                List.of(new Movement(
                                        "api:x",
                                        Movement.Kind.PURCHASE,
                                        ten,
                                        Movement.windowOf(LocalDate.of(2026, 8, 3)),
                                        LocalDate.of(2026, 8, 3),
                                        null,
                                        Provenance.of("a.pdf")))))),
                List.of(new Finding(
                        FindingCode.OVERDRAFT, null, ten, "message", List.of(Provenance.page("a.pdf", 1, 12)))),
                List.of(new BookedLine(
                        "api:x", "A-1", LocalDate.EPOCH, null, line(), "0.000001", Provenance.of("a.pdf"))),
                new Method(
                        "1",
                        Instant.parse("2026-09-01T00:00:00Z"),
                        new Tolerance(Money.usd("0.02"), new BigDecimal("0.1")),
                        List.of("one"),
                        List.of()));

        String json = Json.mapper().writeValueAsString(before);

        assertThat(json).contains("\"10.00 USD\"").doesNotContain("\"point\"").doesNotContain("\"unknown\"");
        assertThat(Json.mapper().readValue(json, Reconciliation.class)).isEqualTo(before);
    }

    @Test
    void anInvoiceComesBackAsItWasRead() {
        Invoice before = new Invoice(
                DocumentKind.CREDIT_NOTE,
                "Credit note",
                "Perplexity AI, Inc.",
                "Halyard",
                "Q7HX2MZP-0031",
                null,
                LocalDate.of(2026, 9, 1),
                Money.USD,
                null,
                List.of(),
                List.of(line()),
                List.of(new TotalsRow(TotalsRow.Role.SUBTOTAL, "Subtotal", Money.usd("4.70"), new Place(1, 20))),
                null,
                List.of(),
                Provenance.of("a.pdf"));

        String json = Json.mapper().writeValueAsString(before);

        assertThat(Json.mapper().readValue(json, Invoice.class)).isEqualTo(before);
    }

    private static InvoiceLine line() {
        return new InvoiceLine(
                "sonar Input Tokens (743S)",
                new BigDecimal("4704667"),
                Money.usd("0.000001"),
                Money.usd("4.70"),
                null,
                new PrintedPeriod(BillingPeriod.of(AUGUST), "Aug 1–Aug 31, 2026"),
                null,
                LineSubject.usage("sonar", "input_tokens", null, "743S"),
                new Place(1, 12));
    }
}
