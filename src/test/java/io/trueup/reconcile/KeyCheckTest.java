package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.invoice.LineSubject;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import org.junit.jupiter.api.Test;

class KeyCheckTest {

    private static final BillingPeriod AUGUST = BillingPeriod.of(Months.AUGUST);

    private static Papers charging(String... suffixes) {
        Papers paper = Papers.usage("Q7HX2MZP-0001", "2026-09-01");
        for (String suffix : suffixes) {
            paper.line(
                    "sonar (" + suffix + ")",
                    null,
                    null,
                    "3.20",
                    AUGUST,
                    LineSubject.usage("sonar", null, null, suffix));
        }
        return paper;
    }

    @Test
    void aRegisteredKeyIsNoFinding() {
        assertThat(Months.august()
                        .key("743S", "2026-01-10", null)
                        .paper(charging("743S"))
                        .reconcile()
                        .findings())
                .extracting(Finding::code)
                .doesNotContain(FindingCode.UNKNOWN_KEY, FindingCode.RETIRED_KEY_CHARGED, FindingCode.AMBIGUOUS_KEY);
    }

    @Test
    void theChargesOfAnUnknownKeyAreSummedInOneFinding() {
        assertThat(Months.august()
                        .key("743S", "2026-01-10", null)
                        .paper(charging("743S", "Zz99", "Zz99"))
                        .findings(FindingCode.UNKNOWN_KEY))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.amount()).isEqualTo(Money.usd("6.40"));
                    assertThat(finding.account()).isEqualTo(Months.ACCOUNT);
                    assertThat(finding.evidence()).hasSize(2);
                    assertThat(finding.message()).contains("Zz99", "6.40");
                });
    }

    @Test
    void aKeyThatEndedBeforeThePeriodIsRetired() {
        assertThat(Months.august()
                        .key("743S", "2026-01-10", "2026-07-31")
                        .paper(charging("743S"))
                        .findings(FindingCode.RETIRED_KEY_CHARGED))
                .singleElement()
                .extracting(Finding::amount)
                .isEqualTo(Money.usd("3.20"));
    }

    @Test
    void aKeyValidOnTheFirstDayOfThePeriodMayBeCharged() {
        assertThat(Months.august()
                        .key("743S", "2026-01-10", "2026-08-01")
                        .paper(charging("743S"))
                        .findings(FindingCode.RETIRED_KEY_CHARGED))
                .isEmpty();
    }

    @Test
    void aKeyThatStartsOnTheLastDayOfThePeriodMayBeCharged() {
        assertThat(Months.august()
                        .key("743S", "2026-08-31", null)
                        .paper(charging("743S"))
                        .findings(FindingCode.RETIRED_KEY_CHARGED))
                .isEmpty();
        assertThat(Months.august()
                        .key("743S", "2026-09-01", null)
                        .paper(charging("743S"))
                        .findings(FindingCode.RETIRED_KEY_CHARGED))
                .hasSize(1);
    }

    @Test
    void twoKeysOfOneSuffixAreAmbiguousOnlyOnCommonDays() {
        assertThat(Months.august()
                        .key("743S", "2026-01-10", "2026-08-10")
                        .key("743S", "2026-08-10", null)
                        .paper(charging("743S"))
                        .findings(FindingCode.AMBIGUOUS_KEY))
                .singleElement()
                .extracting(Finding::amount)
                .isEqualTo(Money.usd("3.20"));
        assertThat(Months.august()
                        .key("743S", "2026-01-10", "2026-08-09")
                        .key("743S", "2026-08-10", null)
                        .paper(charging("743S"))
                        .findings(FindingCode.AMBIGUOUS_KEY))
                .isEmpty();
    }

    @Test
    void aGroupThatRegistersNoKeysIsNotCheckedAndSaysSo() {
        Reconciliation result = Months.august().paper(charging("Zz99")).reconcile();
        assertThat(result.findings()).extracting(Finding::code).doesNotContain(FindingCode.UNKNOWN_KEY);
        assertThat(result.method().assumptions()).anyMatch(sentence -> sentence.contains("no API keys are registered"));
    }
}
