package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.invoice.LineSubject;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class PeriodAndSeriesTest {

    private static Papers invoice(String number, String from, String until, String what) {
        return Papers.usage(number, "2026-09-01")
                .line(
                        what,
                        null,
                        null,
                        "5.00",
                        BillingPeriod.of(LocalDate.parse(from), LocalDate.parse(until)),
                        LineSubject.usage("sonar", null, null, null));
    }

    @Test
    void twoInvoicesThatShareTheMonthCoverItTogether() {
        Reconciliation result = Months.august()
                .paper(invoice("Q7HX2MZP-0001", "2026-08-01", "2026-08-20", "sonar"))
                .paper(invoice("Q7HX2MZP-0002", "2026-08-20", "2026-09-01", "sonar"))
                .reconcile();
        assertThat(result.accounts().getFirst().invoiced()).isEqualTo(Money.usd("10.00"));
        assertThat(result.findings()).extracting(Finding::code).containsExactly(FindingCode.EVIDENCE_MISSING);
    }

    @Test
    void oneCommonDayOfTheSameChargeIsAnOverlap() {
        assertThat(Months.august()
                        .paper(invoice("Q7HX2MZP-0001", "2026-08-01", "2026-08-21", "sonar"))
                        .paper(invoice("Q7HX2MZP-0002", "2026-08-20", "2026-09-01", "sonar"))
                        .findings(FindingCode.PERIOD_OVERLAP))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.amount()).isNull();
                    assertThat(finding.message()).contains("2026-08-20 to 2026-08-20");
                });
    }

    @Test
    void differentChargesForTheSameDaysAreNoOverlap() {
        assertThat(Months.august()
                        .paper(invoice("Q7HX2MZP-0001", "2026-08-01", "2026-09-01", "sonar"))
                        .paper(invoice("Q7HX2MZP-0002", "2026-08-01", "2026-09-01", "sonar-pro"))
                        .findings(FindingCode.PERIOD_OVERLAP))
                .isEmpty();
    }

    @Test
    void uncoveredDaysAreAGapButNotBeforeTheFirstInvoice() {
        assertThat(Months.august()
                        .paper(invoice("Q7HX2MZP-0001", "2026-08-25", "2026-09-01", "sonar"))
                        .findings(FindingCode.PERIOD_GAP))
                .as("the group's first month may start on the 25th")
                .isEmpty();
        assertThat(Months.august()
                        .paper(Papers.usage("Q7HX2MZP-0001", YearMonth.of(2026, 7), "1.00"))
                        .paper(invoice("Q7HX2MZP-0002", "2026-08-03", "2026-09-01", "sonar"))
                        .findings(FindingCode.PERIOD_GAP))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("2 days", "2026-08-01", "2026-08-02"));
    }

    @Test
    void withoutAnInvoiceThereIsNoGap() {
        assertThat(Months.august()
                        .paper(Papers.usage("Q7HX2MZP-0001", YearMonth.of(2026, 7), "1.00"))
                        .findings(FindingCode.PERIOD_GAP))
                .isEmpty();
    }

    @Test
    void aMissingNumberIsToldInTheMonthOfTheOneAfterTheGap() {
        Months months = Months.august()
                .paper(Papers.usage("Q7HX2MZP-0007", YearMonth.of(2026, 7), "1.00"))
                .paper(Papers.usage("Q7HX2MZP-0010", YearMonth.of(2026, 8), "2.00"));
        assertThat(months.findings(FindingCode.SERIES_GAP)).singleElement().satisfies(finding -> {
            assertThat(finding.account()).isEqualTo(Months.ACCOUNT);
            assertThat(finding.message()).contains("Q7HX2MZP-0008, Q7HX2MZP-0009 are missing");
        });
        assertThat(months.findings(FindingCode.SERIES_GAP, YearMonth.of(2026, 7)))
                .isEmpty();
    }

    @Test
    void aVoidedNumberIsNotMissing() {
        assertThat(Months.august()
                        .paper(Papers.usage("Q7HX2MZP-0007", YearMonth.of(2026, 7), "1.00"))
                        .paper(Papers.usage("Q7HX2MZP-0009", YearMonth.of(2026, 8), "2.00")
                                .replaces("Q7HX2MZP-0008"))
                        .findings(FindingCode.SERIES_GAP))
                .isEmpty();
    }

    @Test
    void everySeriesCountsForItself() {
        assertThat(Months.august()
                        .paper(Papers.usage("HLYRDX-00007", YearMonth.of(2026, 7), "1.00"))
                        .paper(Papers.usage("Q7HX2MZP-0001", YearMonth.of(2026, 8), "2.00"))
                        .findings(FindingCode.SERIES_GAP))
                .isEmpty();
    }
}
