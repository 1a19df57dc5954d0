package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentKind;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.invoice.LineSubject;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Promise: a metric file that counts twice or carries another metric's name is told and not used; any other stands for missing meters. */
class ExportCheckTest {

    private static final BillingPeriod AUGUST = BillingPeriod.of(Months.AUGUST);

    private static Months invoiced(boolean quantities) {
        return Months.august()
                .price("input_tokens", "sonar", null, "1.00", "1000000", "2025-04-18", null)
                .price("output_tokens", "sonar", null, "2.00", "1000000", "2025-04-18", null)
                .paper(Papers.usage("Q7HX2MZP-0001", "2026-09-01")
                        .line("Input", quantities ? "62000000" : null, null, "62.00", AUGUST, of("input_tokens"))
                        .line("Output", quantities ? "31000000" : null, null, "62.00", AUGUST, of("output_tokens")));
    }

    private static LineSubject of(String meter) {
        return LineSubject.usage("sonar", meter, null, "743S");
    }

    private static Months metric(Months months, String file, String meter, long perDay) {
        AUGUST.start()
                .datesUntil(AUGUST.end())
                .forEach(day -> months.used(
                        DocumentKind.METRIC,
                        file,
                        day.toString(),
                        meter,
                        null,
                        null,
                        null,
                        Long.toString(perDay),
                        null));
        return months;
    }

    private static @Nullable Finding only(Months months, FindingCode code) {
        assertThat(months.findings(code)).hasSizeLessThanOrEqualTo(1);
        return months.findings(code).stream().findFirst().orElse(null);
    }

    @Test
    void aFileThatAgreesIsNoFinding() {
        Months months = metric(invoiced(true), "InputTokens.csv", "input_tokens", 2_000_000);
        assertThat(months.reconcile().findings())
                .extracting(Finding::code)
                .doesNotContain(FindingCode.EXPORT_DOUBLED, FindingCode.EXPORT_MISLABELLED, FindingCode.USAGE_MISMATCH);
    }

    @Test
    void exactlyTwiceTheInvoicedQuantityIsADoubledExportAndNoMismatch() {
        for (boolean quantities : new boolean[] {true, false}) {
            Months months = metric(invoiced(quantities), "InputTokens.csv", "input_tokens", 4_000_000);
            assertThat(only(months, FindingCode.EXPORT_DOUBLED))
                    .as("quantities printed: " + quantities)
                    .isNotNull()
                    .extracting(Finding::message)
                    .isEqualTo(
                            "InputTokens.csv holds 124,000,000 units of input_tokens, exactly twice what is charged; the export counts everything twice and is not used.");
            assertThat(only(months, FindingCode.USAGE_MISMATCH)).isNull();
        }
    }

    @Test
    void theFiguresOfAnotherMetricAreAMislabelledExport() {
        Months months = metric(invoiced(true), "InputTokens.csv", "input_tokens", 1_000_000);
        assertThat(only(months, FindingCode.EXPORT_MISLABELLED))
                .isNotNull()
                .extracting(Finding::message)
                .isEqualTo(
                        "InputTokens.csv is named after input_tokens, but its 31,000,000 units are those of output_tokens; it is not used.");
        assertThat(only(months, FindingCode.USAGE_MISMATCH)).isNull();
    }

    @Test
    void nearlyTwiceIsADifferenceOfQuantity() {
        Months months = metric(invoiced(true), "InputTokens.csv", "input_tokens", 4_000_001);
        assertThat(only(months, FindingCode.EXPORT_DOUBLED)).isNull();
        assertThat(only(months, FindingCode.USAGE_MISMATCH))
                .isNotNull()
                .extracting(Finding::amount)
                .isEqualTo(Money.usd("-62.00"));
    }

    @Test
    void aFileOfAMetricThatNobodyKnowsIsToldBesideMetersToo() {
        Months months = metric(invoiced(true), "Mystery.csv", "Mystery", 1)
                .meteredDaily("input_tokens", "sonar", "743S", "2000000");
        assertThat(only(months, FindingCode.UNKNOWN_METER)).isNotNull();
    }

    @Test
    void whereMetersAreThereTheFileIsNotCompared() {
        Months months = metric(invoiced(true), "InputTokens.csv", "input_tokens", 4_000_001)
                .meteredDaily("input_tokens", "sonar", "743S", "2000000")
                .meteredDaily("output_tokens", "sonar", "743S", "1000000");
        assertThat(only(months, FindingCode.USAGE_MISMATCH)).isNull();
    }

    @Test
    void aDoubledFileIsToldAgainstTheMetersTooWhenNoInvoiceIsThere() {
        Months months = metric(
                Months.august()
                        .price("input_tokens", "sonar", null, "1.00", "1000000", "2025-04-18", null)
                        .meteredDaily("input_tokens", "sonar", "743S", "2000000"),
                "InputTokens.csv",
                "input_tokens",
                4_000_000);
        assertThat(only(months, FindingCode.EXPORT_DOUBLED)).isNotNull();
        assertThat(months.account().spend().range().low()).isEqualTo(Money.of(new BigDecimal("62"), Money.USD));
    }
}
