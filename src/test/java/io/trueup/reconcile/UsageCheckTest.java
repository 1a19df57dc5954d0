package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentKind;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.invoice.LineSubject;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise: USAGE_MISMATCH stands on a line exactly where the meters cover its days and its quantity is not theirs. */
class UsageCheckTest {

    private static final BillingPeriod AUGUST = BillingPeriod.of(Months.AUGUST);
    private static final LineSubject OUTPUT = LineSubject.usage("sonar-pro", "output_tokens", null, "743S");
    private static final LineSubject INPUT = LineSubject.usage("sonar-pro", "input_tokens", null, "743S");

    /** 31 million output tokens at 15 dollars a million: 465 dollars. */
    private static Months metered() {
        return Months.august()
                .price("output_tokens", "sonar-pro", null, "15.00", "1000000", "2025-04-18", null)
                .price("input_tokens", "sonar-pro", null, "3.00", "1000000", "2025-04-18", null)
                .meteredDaily("output_tokens", "sonar-pro", "743S", "1000000");
    }

    private static Papers invoice(String quantity, String amount) {
        return Papers.usage("Q7HX2MZP-0001", "2026-09-01")
                .line("sonar-pro Output Tokens (743S)", quantity, "0.000015", amount, AUGUST, OUTPUT);
    }

    private static java.util.List<Finding> mismatches(Months months) {
        return months.findings(FindingCode.USAGE_MISMATCH);
    }

    @Test
    void aLineThatAgreesIsNoFinding() {
        assertThat(mismatches(metered().paper(invoice("31000000", "465.00")))).isEmpty();
    }

    @Test
    void tooMuchInvoicedIsWorthTheDifferenceAtListPrice() {
        assertThat(mismatches(metered().paper(invoice("33500000", "502.50"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.amount()).isEqualTo(Money.usd("37.50"));
                    assertThat(finding.message())
                            .startsWith(
                                    "\"sonar-pro Output Tokens (743S)\": 33,500,000 units are invoiced, the meters count 31,000,000 from 2026-08-01 to 2026-08-31; the difference of 2,500,000 at the list price of 0.000015 is 37.50 USD.");
                    assertThat(finding.evidence()).hasSize(2);
                });
    }

    @Test
    void tooLittleInvoicedIsNegative() {
        assertThat(mismatches(metered().paper(invoice("30000000", "450.00"))))
                .singleElement()
                .extracting(Finding::amount)
                .isEqualTo(Money.usd("-15.00"));
    }

    /** 0.1 percent of the line and half a cent: of 465.465 dollars 0.470465. */
    @ParameterizedTest
    @CsvSource({"31031364, 465.47046, 0", "31031365, 465.470475, 1", "31032000, 465.48, 1"})
    void aDifferenceOfExactlyTheLinesToleranceIsNone(String quantity, String amount, int findings) {
        Months months = metered().tolerance("0.02", "0.1").paper(invoice(quantity, "465.465"));
        assertThat(mismatches(months)).as(quantity + " units, " + amount).hasSize(findings);
    }

    @Test
    void anInvoiceLineThatNoMeterCountsIsAMismatchOfItsWholeQuantity() {
        Months months = metered()
                .paper(invoice("31000000", "465.00")
                        .line("sonar-pro Input Tokens (743S)", "2000000", "0.000003", "6.00", AUGUST, INPUT));
        assertThat(mismatches(months)).singleElement().satisfies(finding -> {
            assertThat(finding.amount()).isEqualTo(Money.usd("6.00"));
            assertThat(finding.message()).contains("the meters count 0 ");
        });
    }

    @Test
    void aMeteredQuantityThatNoLineChargesIsAMismatchTheOtherWay() {
        Months months = metered()
                .meteredDaily("input_tokens", "sonar-pro", "743S", "100000")
                .paper(invoice("31000000", "465.00"));
        assertThat(mismatches(months)).singleElement().satisfies(finding -> {
            assertThat(finding.amount()).isEqualTo(Money.usd("-9.30"));
            assertThat(finding.message()).contains("no line of the invoice charges them");
        });
    }

    @Test
    void aMeteredQuantityThatIsWorthLessThanTheToleranceNeedsNoLine() {
        Months months = metered()
                .metered("2026-08-03", "input_tokens", "sonar-pro", null, "743S", "8000")
                .paper(invoice("31000000", "465.00"));
        assertThat(mismatches(months)).isEmpty();
    }

    @Test
    void metersThatDoNotCoverTheLinesDaysProveNothing() {
        Months months = Months.august()
                .price("output_tokens", "sonar-pro", null, "15.00", "1000000", "2025-04-18", null)
                .paper(invoice("33500000", "502.50"));
        for (int day = 1; day <= 30; day++) {
            months.metered("2026-08-%02d".formatted(day), "output_tokens", "sonar-pro", null, "743S", "1000000");
        }
        assertThat(mismatches(months)).isEmpty();
    }

    @Test
    void aLineOfHalfTheMonthIsComparedWithItsOwnDays() {
        BillingPeriod half = BillingPeriod.of(LocalDate.parse("2026-08-01"), LocalDate.parse("2026-08-11"));
        Papers split = Papers.usage("Q7HX2MZP-0001", "2026-09-01")
                .line("a", "10000000", "0.000015", "150.00", half, OUTPUT)
                .line("b", "22000000", "0.000015", "330.00", BillingPeriod.of(half.end(), AUGUST.end()), OUTPUT);
        assertThat(mismatches(metered().paper(split))).singleElement().satisfies(finding -> {
            assertThat(finding.amount()).isEqualTo(Money.usd("15.00"));
            assertThat(finding.message()).startsWith("\"b\": 22,000,000");
        });
    }

    @Test
    void aLineThatTellsNoKeyIsComparedWithAllKeysTogether() {
        Papers together = Papers.usage("Q7HX2MZP-0001", "2026-09-01")
                .line(
                        "sonar-pro Output Tokens",
                        "62000000",
                        "0.000015",
                        "930.00",
                        AUGUST,
                        LineSubject.usage("sonar-pro", "output_tokens", null, null));
        Months months = metered().meteredDaily("output_tokens", "sonar-pro", "k9Qd", "1000000");
        assertThat(mismatches(months.paper(together))).isEmpty();
    }

    @Test
    void linesThatTellNoMeterAreNotCompared() {
        Papers vague = Papers.usage("Q7HX2MZP-0001", "2026-09-01")
                .line(
                        "sonar-pro (743S)",
                        null,
                        null,
                        "600.00",
                        AUGUST,
                        LineSubject.usage("sonar-pro", null, null, "743S"));
        assertThat(mismatches(metered().paper(vague))).isEmpty();
    }

    @Test
    void twoExportsOfOneDayAreOneUsage() {
        Months months = metered().paper(invoice("31000000", "465.00"));
        months.used(
                DocumentKind.API_METERS,
                "again group=production.json",
                "2026-08-31",
                "output_tokens",
                "sonar-pro",
                null,
                "743S",
                "400000",
                null);
        assertThat(mismatches(months)).isEmpty();
        assertThat(months.account().spend().estimate()).isEqualTo(Money.usd("465.00"));
    }

    @Test
    void aResponseLogProvesNothingAgainstALine() {
        Months months = Months.august()
                .price("output_tokens", "sonar-pro", null, "15.00", "1000000", "2025-04-18", null)
                .paper(invoice("31000000", "465.00"));
        AUGUST.start()
                .datesUntil(AUGUST.end())
                .forEach(day -> months.used(
                        DocumentKind.RESPONSE_LOG,
                        "log.jsonl",
                        day.toString(),
                        "output_tokens",
                        "sonar-pro",
                        null,
                        null,
                        "5",
                        null));
        assertThat(mismatches(months)).isEmpty();
    }

    @Test
    void theBridgeNamesTheQuantityAndTheSentenceTheOddOneOut() {
        Months months = metered()
                .reading("2026-08-01T00:00:00Z", "1000")
                .reading("2026-09-01T00:00:00Z", "535")
                .paper(invoice("33500000", "502.50"));
        AccountResult account = months.account();
        assertThat(account.bridge()).containsExactly(new BridgeStep(BridgeStep.Cause.QUANTITY, Money.usd("37.50")));
        assertThat(account.verdict()).isEqualTo(Verdict.OVER_INVOICED);
        for (FindingCode code : new FindingCode[] {FindingCode.USAGE_MISMATCH, FindingCode.INVOICE_OUTSIDE_RANGE}) {
            assertThat(months.findings(code))
                    .singleElement()
                    .extracting(Finding::message)
                    .asString()
                    .endsWith(
                            "Usage at list price comes to 465.00 USD, which agrees with the credit: the invoice is the odd one out.");
        }
    }

    @Test
    void usageAgainstInvoiceAndCreditIsTheOddOneItself() {
        Months months = metered()
                .reading("2026-08-01T00:00:00Z", "1000")
                .reading("2026-09-01T00:00:00Z", "497.50")
                .paper(invoice("33500000", "502.50"));
        assertThat(mismatches(months))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .endsWith("while invoice and credit agree: the usage is the odd one out.");
        assertThat(months.account().verdict()).isEqualTo(Verdict.MATCHED);
    }

    @Test
    void creditAgainstInvoiceAndUsageIsTheOddOneItself() {
        Months months = metered()
                .reading("2026-08-01T00:00:00Z", "1000")
                .reading("2026-09-01T00:00:00Z", "400")
                .paper(invoice("31000000", "465.00"));
        assertThat(months.findings(FindingCode.INVOICE_OUTSIDE_RANGE))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .endsWith("which agrees with the invoice: the credit is the odd one out.");
    }

    /** Two keys' lines against a meter that was exported without the key. */
    private static Months keyless(String quantity) {
        return Months.august()
                .price("output_tokens", "sonar-pro", null, "15.00", "1000000", "2025-04-18", null)
                .meteredDaily("output_tokens", "sonar-pro", null, quantity)
                .paper(Papers.usage("Q7HX2MZP-0001", "2026-09-01")
                        .line("sonar-pro Output Tokens (743S)", "21000000", "0.000015", "315.00", AUGUST, OUTPUT)
                        .line(
                                "sonar-pro Output Tokens (k9Qd)",
                                "10000000",
                                "0.000015",
                                "150.00",
                                AUGUST,
                                LineSubject.usage("sonar-pro", "output_tokens", null, "k9Qd")));
    }

    @Test
    void linesThatTheMeterDoesNotTellApartAreComparedTogether() {
        assertThat(mismatches(keyless("1000000"))).isEmpty();
        assertThat(mismatches(keyless("900000"))).singleElement().satisfies(finding -> {
            assertThat(finding.amount()).isEqualTo(Money.usd("46.50"));
            assertThat(finding.evidence()).hasSize(3);
        });
    }

    @Test
    void oneUsageExportedUnderTwoGroupingsCountsOnce() {
        Months months = metered().paper(invoice("31000000", "465.00"));
        AUGUST.start()
                .datesUntil(AUGUST.end())
                .forEach(day -> months.used(
                        io.trueup.document.DocumentKind.API_METERS,
                        "2026-08/by model group=production.json",
                        day.toString(),
                        "output_tokens",
                        "sonar-pro",
                        null,
                        null,
                        "1000000",
                        null));
        assertThat(mismatches(months)).isEmpty();
        assertThat(months.account().spend().estimate()).isEqualTo(Money.usd("465.00"));
    }
}
