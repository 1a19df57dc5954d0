package io.trueup.credit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.finding.Provenance;
import io.trueup.money.Money;
import io.trueup.period.TimeWindow;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Dense readings and many reloads must stay exact and quick; the limits are of processor time, and wide. */
class DenseReadingsTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:30Z");

    private final List<BalanceReading> readings = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private BigDecimal drawn = BigDecimal.ZERO;

    @Test
    void tenReloadsADayWithHourlyReadingsAreExactAndQuick() {
        history(3_000, Duration.ofHours(1), 10, 2);
        answeredWithin(Duration.ofSeconds(2));
    }

    @Test
    void threeThousandReadingsAndTwoHundredPurchases() {
        history(3_000, Duration.ofHours(1), 2, 5);
        answeredWithin(Duration.ofSeconds(2));
    }

    @Test
    void whetherEachOfTwoHundredPurchasesIsNeededIsToldQuickly() {
        history(3_000, Duration.ofHours(1), 2, 5);
        CreditLedger ledger = CreditLedger.of(readings, movements);
        Duration started = busy();
        assertThat(movements).allMatch(ledger::needs);
        assertThat(busy().minus(started)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aReadingAMinuteForHalfAYearIsAMatterOfSeconds() {
        history(260_000, Duration.ofMinutes(1), 10, 1);
        answeredWithin(Duration.ofSeconds(5));
    }

    private void answeredWithin(Duration limit) {
        List<TimeWindow> all = List.of(TimeWindow.of(
                readings.getFirst().at().plusSeconds(40 * 3600),
                readings.getLast().at().minusSeconds(40 * 3600)));
        Duration started = busy();
        Drawdown told = CreditLedger.of(readings, movements).over(all);
        Duration took = busy().minus(started);

        assertThat(told.assumptions()).noneMatch(sentence -> sentence.contains("not every combination"));
        assertThat(told.shortfalls()).isEmpty();
        assertThat(requireNonNull(told.range().low()).value()).isLessThanOrEqualTo(drawn);
        assertThat(took).isLessThan(limit);
    }

    /** What this thread has worked, whatever else the machine does. */
    private static Duration busy() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private void history(int count, Duration step, int reloadsADay, int amounts) {
        Random random = new Random(4);
        long stepsADay = Duration.ofDays(1).dividedBy(step);
        BigDecimal rate = BigDecimal.valueOf(50_000_000L * reloadsADay / stepsADay, 6);
        BigDecimal balance = new BigDecimal("60");
        for (int i = 0; i < count; i++) {
            Instant at = BEGIN.plus(step.multipliedBy(i));
            BigDecimal taken =
                    rate.multiply(BigDecimal.valueOf(random.nextInt(2_000), 3)).min(balance);
            balance = balance.subtract(taken);
            drawn = i == 0 ? drawn : drawn.add(taken);
            if (balance.compareTo(BigDecimal.valueOf(25)) < 0) {
                BigDecimal amount = BigDecimal.valueOf(50L + random.nextInt(amounts));
                balance = balance.add(amount);
                LocalDate day = at.minusSeconds(1)
                        .atZone(ZoneId.of("America/Los_Angeles"))
                        .toLocalDate();
                movements.add(new Movement(
                        "api:test",
                        Movement.Kind.RELOAD,
                        Money.of(amount, Money.USD),
                        Movement.windowOf(day),
                        day,
                        null,
                        Provenance.of("receipt.pdf")));
            }
            readings.add(
                    new BalanceReading("api:test", at, Money.of(balance, Money.USD), Provenance.of("balances.csv")));
        }
    }
}
