package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.invoice.LineSubject;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import org.junit.jupiter.api.Test;

class RateCheckTest {

    private static final BillingPeriod AUGUST = BillingPeriod.of(Months.AUGUST);
    private static final LineSubject INPUT = LineSubject.usage("sonar", "input_tokens", null, null);

    private static Months listing() {
        return Months.august()
                .price("input_tokens", "sonar", null, "1.00", "1000000", "2025-04-18", "2026-08-20")
                .price("input_tokens", "sonar", null, "1.20", "1000000", "2026-08-20", null)
                .price("api_requests", "sonar", "low", "5.00", "1000", "2025-04-18", null)
                .price("api_requests", "sonar", "high", "12.00", "1000", "2025-04-18", null);
    }

    private static Papers charging(String quantity, String unitPrice, String amount, LineSubject subject) {
        return Papers.usage("Q7HX2MZP-0001", "2026-09-01").line("a line", quantity, unitPrice, amount, AUGUST, subject);
    }

    @Test
    void anyPriceValidOnSomeDayOfThePeriodIsRight() {
        for (String price : new String[] {"0.000001", "0.0000012"}) {
            assertThat(listing()
                            .paper(charging("2000000", price, "2.00", INPUT))
                            .findings(FindingCode.RATE_MISMATCH))
                    .isEmpty();
        }
    }

    @Test
    void aPrintedPriceThatIsNotTheListsIsWorthTheDifferenceTimesTheQuantity() {
        assertThat(listing()
                        .paper(charging("2000000", "0.0000015", "3.00", INPUT))
                        .findings(FindingCode.RATE_MISMATCH))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.amount())
                            .as("against the nearest list price")
                            .isEqualTo(Money.usd("0.60"));
                    assertThat(finding.evidence()).hasSize(1);
                });
    }

    @Test
    void withoutAPrintedPriceTheAmountMayDifferByHalfACent() {
        LineSubject high = LineSubject.usage("sonar", "api_requests", "high", null);
        assertThat(listing().paper(charging("277", null, "3.32", high)).findings(FindingCode.RATE_MISMATCH))
                .isEmpty();
        assertThat(listing().paper(charging("277", null, "3.34", high)).findings(FindingCode.RATE_MISMATCH))
                .singleElement()
                .extracting(Finding::amount)
                .isEqualTo(Money.usd("0.02"));
    }

    @Test
    void anExactHalfCentMayGoEitherWay() {
        LineSubject low = LineSubject.usage("sonar", "api_requests", "low", null);
        assertThat(listing().paper(charging("329", null, "1.64", low)).findings(FindingCode.RATE_MISMATCH))
                .isEmpty();
        assertThat(listing().paper(charging("329", null, "1.65", low)).findings(FindingCode.RATE_MISMATCH))
                .isEmpty();
    }

    @Test
    void aMeterThatTheListDoesNotKnowIsUnlistedAndWorthItsAmount() {
        LineSubject unknown = LineSubject.usage("sonar-ultra", "input_tokens", null, null);
        assertThat(listing().paper(charging("10", "0.5", "5.00", unknown)).findings(FindingCode.UNLISTED_CHARGE))
                .singleElement()
                .extracting(Finding::amount)
                .isEqualTo(Money.usd("5.00"));
    }

    @Test
    void aLineThatTellsNoMeterOrNoModelCannotBePricedAndIsNoFinding() {
        assertThat(listing()
                        .paper(charging("1", "33.07", "33.07", LineSubject.usage("sonar", null, null, "743S")))
                        .reconcile()
                        .findings())
                .extracting(Finding::code)
                .doesNotContain(FindingCode.RATE_MISMATCH, FindingCode.UNLISTED_CHARGE);
        assertThat(listing()
                        .paper(charging("1", "33.07", "33.07", LineSubject.usage(null, "input_tokens", null, null)))
                        .findings(FindingCode.UNLISTED_CHARGE))
                .isEmpty();
    }

    @Test
    void aRequestLineWithoutContextMayHaveAnyContextsPrice() {
        LineSubject anyContext = LineSubject.usage("sonar", "api_requests", null, null);
        assertThat(listing()
                        .paper(charging("1000", "0.012", "12.00", anyContext))
                        .findings(FindingCode.RATE_MISMATCH))
                .isEmpty();
        assertThat(listing()
                        .paper(charging("1000", "0.009", "9.00", anyContext))
                        .findings(FindingCode.RATE_MISMATCH))
                .hasSize(1);
    }

    @Test
    void thePriceOfAnotherTimeIsNotRight() {
        assertThat(Months.august()
                        .price("input_tokens", "sonar", null, "1.00", "1000000", "2025-04-18", "2026-08-01")
                        .paper(charging("10", "0.000001", "0.00", INPUT))
                        .findings(FindingCode.UNLISTED_CHARGE))
                .hasSize(1);
    }
}
