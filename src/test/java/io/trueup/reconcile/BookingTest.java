package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.invoice.LineSubject;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import org.junit.jupiter.api.Test;

class BookingTest {

    private static Papers invoice(String number, String amount) {
        return Papers.usage(number, Months.AUGUST, amount);
    }

    private static DocumentUse use(Reconciliation result, String file) {
        return result.documents().stream()
                .filter(use -> use.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aProperInvoiceIsBooked() {
        Reconciliation result =
                Months.august().paper(invoice("Q7HX2MZP-0001", "12.00")).reconcile();
        assertThat(result.accounts().getFirst().invoiced()).isEqualTo(Money.usd("12.00"));
        assertThat(use(result, "Invoice-Q7HX2MZP-0001.pdf").booked()).isTrue();
    }

    @Test
    void namesAreComparedWithoutRegardToCaseAndSpaces() {
        assertThat(Months.august()
                        .paper(invoice("Q7HX2MZP-0001", "12.00")
                                .from(" PERPLEXITY AI,  INC.")
                                .to("halyard labs,inc."))
                        .account()
                        .invoiced())
                .isEqualTo(Money.usd("12.00"));
    }

    @Test
    void somebodyElsesPaperIsReadButNotBookedAndTheMonthIsAmbiguous() {
        for (var foreign : java.util.Map.of(
                        FindingCode.UNKNOWN_ISSUER,
                                invoice("Q7HX2MZP-0001", "12.00").from("Perplexed Ltd"),
                        FindingCode.WRONG_CUSTOMER,
                                invoice("Q7HX2MZP-0001", "12.00").to("Halyard Marine"),
                        FindingCode.CURRENCY_MISMATCH,
                                invoice("Q7HX2MZP-0001", "12.00").in("EUR"),
                        FindingCode.UNKNOWN_SERIES, invoice("XXXXXXXX-0001", "12.00"))
                .entrySet()) {
            Reconciliation result = Months.august()
                    .reading("2026-08-01T00:00:00Z", "100")
                    .reading("2026-09-01T00:00:00Z", "88")
                    .paper(foreign.getValue())
                    .reconcile();
            assertThat(result.findings()).extracting(Finding::code).containsExactly(foreign.getKey());
            assertThat(result.findings().getFirst().amount()).isNull();
            assertThat(result.accounts().getFirst().invoiced()).isNull();
            assertThat(result.accounts().getFirst().verdict()).isEqualTo(Verdict.AMBIGUOUS);
            assertThat(result.status()).isEqualTo(Status.DISCREPANT);
            assertThat(result.documents().stream().filter(use -> use.kind().isPaper()))
                    .singleElement()
                    .satisfies(use -> {
                        assertThat(use.booked()).isFalse();
                        assertThat(use.reason()).isNotBlank();
                    });
        }
    }

    @Test
    void anInvoiceAndItsReceiptAreOneSale() {
        Reconciliation result = Months.august()
                .paper(invoice("Q7HX2MZP-0001", "12.00"))
                .paper(invoice("Q7HX2MZP-0001", "12.00").receipt())
                .reconcile();
        assertThat(result.accounts().getFirst().invoiced()).isEqualTo(Money.usd("12.00"));
        assertThat(result.documents()).allMatch(use -> Boolean.TRUE.equals(use.booked()));
        assertThat(result.findings()).extracting(Finding::code).doesNotContain(FindingCode.DUPLICATE_INVOICE);
    }

    @Test
    void aSecondDownloadOfTheSameContentCountsOnceAndIsNoFinding() {
        Reconciliation result = Months.august()
                .paper(invoice("Q7HX2MZP-0001", "12.00"))
                .paper(invoice("Q7HX2MZP-0001", "12.00").named("again.pdf"))
                .reconcile();
        assertThat(result.accounts().getFirst().invoiced()).isEqualTo(Money.usd("12.00"));
        assertThat(result.findings()).extracting(Finding::code).doesNotContain(FindingCode.DUPLICATE_INVOICE);
        assertThat(result.documents())
                .filteredOn(use -> Boolean.FALSE.equals(use.booked()))
                .hasSize(1);
    }

    @Test
    void ofTwoContentsOfOneNumberTheOneThatAddsUpIsBooked() {
        Papers good = invoice("Q7HX2MZP-0001", "12.00");
        Papers bad = Papers.usage("Q7HX2MZP-0001", "2026-09-01")
                .named("zz.pdf")
                .line(
                        "sonar (743S)",
                        "2",
                        "6.00",
                        "17.00",
                        BillingPeriod.of(Months.AUGUST),
                        LineSubject.usage("sonar", null, null, null));
        assertThat(Months.august().paper(bad).paper(good).reconcile()).satisfies(result -> {
            assertThat(result.accounts().getFirst().invoiced()).isEqualTo(Money.usd("12.00"));
            assertThat(use(result, "zz.pdf").booked()).isFalse();
            assertThat(result.findings())
                    .filteredOn(finding -> finding.code() == FindingCode.DUPLICATE_INVOICE)
                    .singleElement()
                    .extracting(Finding::amount)
                    .isEqualTo(Money.usd("17.00"));
            assertThat(result.findings())
                    .as("what is not booked is not checked")
                    .extracting(Finding::code)
                    .doesNotContain(FindingCode.LINE_AMOUNT_MISMATCH);
        });
    }

    @Test
    void anotherNumberWithTheSamePeriodAndLinesIsAReissueAndNoOverlap() {
        Reconciliation result = Months.august()
                .paper(invoice("Q7HX2MZP-0002", "12.00"))
                .paper(invoice("Q7HX2MZP-0001", "12.00"))
                .reconcile();
        assertThat(result.accounts().getFirst().invoiced()).isEqualTo(Money.usd("12.00"));
        assertThat(use(result, "Invoice-Q7HX2MZP-0002.pdf").booked()).isFalse();
        assertThat(result.findings())
                .filteredOn(finding -> finding.code() == FindingCode.REISSUED_INVOICE)
                .singleElement()
                .extracting(Finding::amount)
                .isEqualTo(Money.usd("12.00"));
        assertThat(result.findings()).extracting(Finding::code).doesNotContain(FindingCode.PERIOD_OVERLAP);
    }

    @Test
    void aNumberThatANewerInvoiceDeclaresVoidIsNotBooked() {
        Reconciliation result = Months.august()
                .paper(invoice("Q7HX2MZP-0001", "12.00"))
                .paper(invoice("Q7HX2MZP-0002", "11.00").replaces("Q7HX2MZP-0001"))
                .reconcile();
        assertThat(result.accounts().getFirst().invoiced()).isEqualTo(Money.usd("11.00"));
        assertThat(use(result, "Invoice-Q7HX2MZP-0001.pdf").booked()).isFalse();
    }

    @Test
    void twoReloadsOfOneAmountAreTwoPurchases() {
        Reconciliation result = Months.august()
                .reading("2026-08-01T00:00:00Z", "10")
                .reading("2026-09-01T00:00:00Z", "100")
                .paper(Papers.purchase("Q7HX2MZP-0001", "2026-08-05", "50.00"))
                .paper(Papers.purchase("Q7HX2MZP-0002", "2026-08-09", "50.00"))
                .reconcile();
        assertThat(result.accounts().getFirst().credit().increases()).isEqualTo(Money.usd("100"));
        assertThat(result.findings()).extracting(Finding::code).containsExactly(FindingCode.INVOICE_MISSING);
    }

    @Test
    void aCreditNoteIsNegativeInTheMonthOfTheInvoiceThatItCredits() {
        Reconciliation result = Months.august()
                .paper(invoice("Q7HX2MZP-0001", "12.00"))
                .paper(Papers.usage("Q7HX2MZP-0001-CN-01", "2026-10-03")
                        .creditNote()
                        .line("sonar (743S)", null, null, "2.00", null, LineSubject.usage("sonar", null, null, "743S"))
                        .row(io.trueup.invoice.TotalsRow.Role.SUBTOTAL, "Subtotal", "2.00")
                        .row(io.trueup.invoice.TotalsRow.Role.TOTAL, "Total", "2.00"))
                .reconcile();
        assertThat(result.accounts().getFirst().invoiced()).isEqualTo(Money.usd("10.00"));
        assertThat(result.accounts().getFirst().paid()).as("paid back in cash").isEqualTo(Money.usd("-2.00"));
    }
}
