package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.reconcile.BridgeStep.Cause;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {

    private static final Money TWELVE = Money.usd("12");

    @Test
    void aRangeTellsBothEndsAndTheEstimate() {
        assertThat(Words.range(AmountRange.of(Money.usd("598.32"), Money.usd("603.02")), Money.usd("600.71")))
                .isEqualTo("between 598.32 and 603.02 USD, best estimate 600.71 USD");
    }

    @Test
    void anOpenEndIsSaidAndNeverZero() {
        assertThat(Words.range(AmountRange.of(TWELVE, null))).isEqualTo("at least 12.00 USD, upper end open");
        assertThat(Words.range(AmountRange.of(null, TWELVE))).isEqualTo("at most 12.00 USD, lower end open");
        assertThat(Words.range(AmountRange.unknown())).isEqualTo("not known");
        assertThat(Words.range(AmountRange.unknown(), TWELVE)).isEqualTo("best estimate 12.00 USD");
    }

    @Test
    void aPointIsExact() {
        assertThat(Words.range(AmountRange.point(Money.usd("1164.84")), Money.usd("1164.84")))
                .isEqualTo("exactly 1,164.84 USD");
    }

    @Test
    void anAmountKeepsItsUnit() {
        assertThat(Words.amount(Credits.of(10921))).isEqualTo("10,921.00 credits");
        assertThat(Words.amount(Money.usd("-1234567.885"))).isEqualTo("-1,234,567.89 USD");
    }

    @Test
    void aMonthThatIsNotOverSaysSo() {
        assertThat(Words.status(SampleReconciliations.reconciled()))
                .isEqualTo("Reconciled: nothing contradicts the evidence.");
        assertThat(Words.month(YearMonth.of(2026, 8))).isEqualTo("August 2026");
        assertThat(Words.count(SampleReconciliations.discrepant().findings()))
                .isEqualTo("3 errors, 1 warning, 0 for information");
    }

    @Test
    void anInvoicedAmountThatIsMissingTellsWhy() {
        assertThat(Words.invoiced(SampleReconciliations.provisional().accounts().getFirst()))
                .isEqualTo("no invoice yet");
        assertThat(Words.invoiced(SampleReconciliations.discrepant().accounts().getFirst()))
                .isEqualTo("638.38 USD");
    }

    @Test
    void whereNoEstimateIsKnownNobodyIsToldToAccrueIt() {
        assertThat(NextStep.of(missing(Money.usd("22.18")))).startsWith("Accrue the estimate");
        assertThat(NextStep.of(missing(null)))
                .startsWith("Wait for the invoice")
                .doesNotContain("Accrue");
    }

    private static Finding missing(@Nullable Amount estimate) {
        return new Finding(FindingCode.INVOICE_MISSING, "api:ops", estimate, "No invoice claims it.", List.of());
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void everyFindingHasANextStepInOneSentence(FindingCode code) {
        assertThat(NextStep.of(code)).endsWith(".").hasSizeBetween(20, 160);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseOfTheBridgeHasWords(Cause cause) {
        assertThat(Words.cause(cause)).isNotBlank().doesNotContain("_");
    }
}
