package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.reconcile.BridgeStep.Cause;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BridgeTest {

    private static final AmountRange RANGE = AmountRange.of(Money.usd("598.32"), Money.usd("603.02"));

    private static Finding worth(FindingCode code, String amount) {
        return new Finding(code, "api:ops", Money.usd(amount), "message", List.of());
    }

    private static List<BridgeStep> bridge(String invoiced, Finding... findings) {
        return Bridge.of(RANGE, Money.usd("600.71"), Money.usd(invoiced), Money.usd("0.05"), List.of(findings));
    }

    @Test
    void aProvedCauseIsTakenAndTheRestInsideTheRangeIsCutOff() {
        assertThat(bridge("638.38", worth(FindingCode.USAGE_MISMATCH, "37.50")))
                .containsExactly(
                        new BridgeStep(Cause.CUT_OFF, Money.usd("0.17")),
                        new BridgeStep(Cause.QUANTITY, Money.usd("37.50")));
    }

    @Test
    void withoutAKnownCauseWhatTheRangeCannotHoldIsUnexplained() {
        assertThat(bridge("638.38"))
                .containsExactly(
                        new BridgeStep(Cause.CUT_OFF, Money.usd("2.31")),
                        new BridgeStep(Cause.UNEXPLAINED, Money.usd("35.36")));
    }

    @Test
    void aFewHalfCentsAreRounding() {
        assertThat(bridge("600.73")).containsExactly(new BridgeStep(Cause.ROUNDING, Money.usd("0.02")));
    }

    @Test
    void aCauseThatWouldLeadAwayIsNotTaken() {
        assertThat(bridge("600.81", worth(FindingCode.RATE_MISMATCH, "5.00")))
                .containsExactly(new BridgeStep(Cause.CUT_OFF, Money.usd("0.10")));
    }

    @Test
    void theBridgeAlwaysSumsToTheDifference() {
        long seed = 20260801;
        Random random = new Random(seed);
        for (int round = 0; round < 1_000; round++) {
            Money invoiced = Money.of(java.math.BigDecimal.valueOf(random.nextInt(50_000, 70_000), 2), Money.USD);
            List<Finding> findings = List.of(
                    worth(FindingCode.USAGE_MISMATCH, Integer.toString(random.nextInt(-40, 40))),
                    worth(FindingCode.RATE_MISMATCH, Integer.toString(random.nextInt(-40, 40))),
                    worth(FindingCode.UNKNOWN_KEY, Integer.toString(random.nextInt(0, 40))));
            Money sum = Bridge.of(RANGE, Money.usd("600.71"), invoiced, Money.usd("0.05"), findings).stream()
                    .map(step -> (Money) step.amount())
                    .reduce(Money.usd("0"), Money::plus);
            assertThat(sum).as("seed %d, round %d", seed, round).isEqualTo(invoiced.minus(Money.usd("600.71")));
        }
    }
}
