package io.trueup.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.period.TimeWindow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenseReadingsTest {

    private static final Instant BEGIN = Instant.parse("2026-07-28T00:00:00Z");
    private static final long SEED = 47_000;

    @Test
    void whatIsLeftOfDenseReadingsProvesTheSame() {
        int thinner = 0;
        for (long seed = SEED; seed < SEED + 1_000; seed++) {
            History history = History.random(seed, new History.Options(4, 3, seed % 3 == 0, false, false, 12));
            List<BalanceReading> all = history.readings.stream()
                    .sorted(Comparator.comparing(BalanceReading::at))
                    .toList();
            List<BalanceReading> thinned = DenseReadings.thinned(all);
            thinner += thinned.size() < all.size() ? 1 : 0;
            List<TimeWindow> windows =
                    List.of(TimeWindow.of(BEGIN.plus(Duration.ofDays(1)), BEGIN.plus(Duration.ofDays(3))));
            Drawdown full = CreditLedger.of(all, history.movements).over(windows);
            Drawdown thin = CreditLedger.of(thinned, history.movements).over(windows);
            String story = full + "\n" + thin + "\n" + history.told(seed);
            assertThat(thin.range()).as(story).isEqualTo(full.range());
            assertThat(thin.opening()).as(story).isEqualTo(full.opening());
            assertThat(thin.closing()).as(story).isEqualTo(full.closing());
            assertThat(sum(thin)).as(story).isEqualByComparingTo(sum(full));
        }
        assertThat(thinner).as("histories in which something was left out").isGreaterThan(500);
    }

    private static BigDecimal sum(Drawdown drawdown) {
        return drawdown.shortfalls().stream()
                .map(shortfall -> shortfall.amount().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
