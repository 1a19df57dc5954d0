package io.trueup.report.focus;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class AllocationTest {

    @RepeatedTest(200)
    void sharesAddUpExactlyAndStayWithinOneUnitOfTheirPart(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 2);
        int scale = 2 + random.nextInt(5);
        List<BigDecimal> weights = new ArrayList<>();
        for (int i = 1 + random.nextInt(40); i > 0; i--) {
            weights.add(BigDecimal.valueOf(random.nextInt(5) == 0 ? 0 : random.nextInt(100_000), 4));
        }
        List<BigDecimal> shares = Allocation.of(amount, weights, scale);
        assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("seed %d", seed)
                .isEqualByComparingTo(amount);
        BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        for (int i = 0; all.signum() > 0 && i < weights.size(); i++) {
            BigDecimal off = shares.get(i).multiply(all).subtract(amount.multiply(weights.get(i)));
            assertThat(off.abs()).as("seed %d, share %d", seed, i).isLessThanOrEqualTo(all.movePointLeft(scale));
        }
    }

    @Test
    void theFirstOfEqualsGetsTheRest() {
        assertThat(Allocation.of(new BigDecimal("1.00"), List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE), 2))
                .containsExactly(new BigDecimal("0.34"), new BigDecimal("0.33"), new BigDecimal("0.33"));
    }

    @Test
    void withoutWeightsAllGetTheSame() {
        assertThat(Allocation.of(new BigDecimal("3"), List.of(BigDecimal.ZERO, BigDecimal.ZERO), 2))
                .containsExactly(new BigDecimal("1.50"), new BigDecimal("1.50"));
    }
}
