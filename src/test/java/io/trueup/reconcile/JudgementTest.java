package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {

    private static Judgement judge(String low, String high, String invoiced, String rounding, String tolerance) {
        return Judgement.of(
                AmountRange.of(low == null ? null : Money.usd(low), high == null ? null : Money.usd(high)),
                invoiced == null ? null : Money.usd(invoiced),
                true,
                false,
                Money.usd(rounding),
                Money.usd(tolerance));
    }

    @ParameterizedTest(name = "{2} against [{0}, {1}] is {3}")
    @CsvSource({
        "598.32, 603.02, 600.00, MATCHED, 0.00",
        "598.32, 603.02, 598.32, MATCHED, 0.00",
        "598.32, 603.02, 603.03, MATCHED, 0.01",
        "598.32, 603.02, 603.05, WITHIN_TOLERANCE, 0.03",
        "598.32, 603.02, 603.06, OVER_INVOICED, 0.04",
        "598.32, 603.02, 598.28, UNDER_INVOICED, -0.04",
        "100.00,       , 100.01, MATCHED, 0.00",
        "100.00,       , 100.02, AMBIGUOUS, 0.00",
        "100.00,       ,  99.00, UNDER_INVOICED, -1.00",
        "      , 100.00,  99.98, AMBIGUOUS, 0.00",
        "      , 100.00, 101.00, OVER_INVOICED, 1.00",
        "      ,       , 101.00, EVIDENCE_MISSING, ",
        "598.32, 603.02,       , INVOICE_MISSING, "
    })
    void theFirstThatHolds(String low, String high, String invoiced, Verdict verdict, String variance) {
        Judgement judgement = judge(low, high, invoiced, "0.01", "0.02");
        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.variance()).isEqualTo(variance == null ? null : Money.usd(variance));
    }

    @Test
    void aToleranceExactlyMetIsWithinIt() {
        Money tolerance = new io.trueup.organization.Organization.Tolerance(
                        Money.usd("0.02"), new java.math.BigDecimal("2"))
                .of(Money.usd("1210.00"));
        assertThat(tolerance).isEqualTo(Money.usd("24.20"));
        Judgement met = Judgement.of(
                AmountRange.point(Money.usd("1185.80")), Money.usd("1210.00"), true, false, Money.usd("0"), tolerance);
        assertThat(met.verdict()).isEqualTo(Verdict.WITHIN_TOLERANCE);
        Judgement missed = Judgement.of(
                AmountRange.point(Money.usd("1185.79")), Money.usd("1210.00"), true, false, Money.usd("0"), tolerance);
        assertThat(missed.verdict()).isEqualTo(Verdict.OVER_INVOICED);
    }

    @Test
    void anInvoiceThatIsNotExpectedIsNotMissing() {
        assertThat(Judgement.of(AmountRange.point(Money.usd("1")), null, false, false, Money.usd("0"), Money.usd("0"))
                        .verdict())
                .isEqualTo(Verdict.MATCHED);
    }
}
