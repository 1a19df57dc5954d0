package io.trueup.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.History.Options;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.period.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitPeriodTest {

    private static final long SEED = 20261120;
    private static final int HISTORIES = 5_000;

    /** Mornings heavier than evenings: a shape that is not even. */
    private static final ConsumptionShape SQUARE_ROOT = (from, until, at) -> {
        double share = Duration.between(from, at).toMillis()
                / (double) Duration.between(from, until).toMillis();
        return java.math.BigDecimal.valueOf(Math.sqrt(share));
    };

    private record Told(History history, Drawdown whole, List<Portion> days, String story) {}

    private static Told told(long seed, boolean hidden) {
        Random random = new Random(seed);
        Options options = new Options(
                random.nextInt(2, 9),
                random.nextInt(12),
                hidden,
                random.nextInt(4) == 0,
                random.nextBoolean(),
                random.nextInt(1, 13));
        History history = History.random(seed, options);
        CreditLedger ledger = history.ledger();
        ConsumptionShape shape = seed % 2 == 0 ? ConsumptionShape.byTime() : SQUARE_ROOT;
        Drawdown whole = ledger.over(history.windows, shape);
        List<Portion> days = ledger.split(days(history.windows.getFirst()), shape);
        String story = whole + "\n"
                + String.join("\n", days.stream().map(Portion::toString).toList()) + "\n" + history.told(seed);
        return new Told(history, whole, days, story);
    }

    private static List<TimeWindow> days(TimeWindow window) {
        List<TimeWindow> days = new ArrayList<>();
        Instant from = window.start();
        while (from.isBefore(window.end())) {
            Instant midnight = from.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
            Instant until = midnight.isBefore(window.end()) ? midnight : window.end();
            days.add(TimeWindow.of(from, until));
            from = until;
        }
        return days;
    }

    @Test
    void theEstimatesOfTheDaysAddUpToThatOfThePeriod() {
        int known = 0;
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            Told told = told(seed, seed % 3 == 0);
            Amount estimate = told.whole().estimate();
            if (estimate == null) {
                assertThat(told.days()).as(told.story()).allSatisfy(day -> assertThat(day.drawnEstimate())
                        .isNull());
                continue;
            }
            Amount sum = told.days().stream()
                    .map(Portion::drawnEstimate)
                    .map(Amount.class::cast)
                    .reduce(estimate.zero(), Amount::plus);
            assertThat(sum).as(told.story()).isEqualTo(estimate);
            assertThat(told.days().getLast().closingEstimate())
                    .as(told.story())
                    .isEqualTo(told.whole().closingEstimate());
            known++;
        }
        assertThat(known).isGreaterThan(HISTORIES / 2);
    }

    @Test
    void theRangeOfThePeriodLiesWithinTheSumOfTheDaysRanges() {
        int bounded = 0;
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            Told told = told(seed, seed % 3 == 0);
            AmountRange sum = told.days().stream()
                    .map(Portion::drawn)
                    .reduce(AmountRange.point(Money.usd("0")), AmountRange::plus);
            AmountRange whole = told.whole().range();
            if (sum.low() != null) {
                assertThat(whole.low()).as(told.story()).isNotNull().isGreaterThanOrEqualTo(sum.low());
            }
            if (sum.high() != null) {
                assertThat(whole.high()).as(told.story()).isNotNull().isLessThanOrEqualTo(sum.high());
                bounded++;
            }
        }
        assertThat(bounded).isGreaterThan(1_000);
    }

    @Test
    void everyEstimateLiesInTheRangeOfItsDay() {
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            Told told = told(seed, seed % 3 == 0);
            for (Portion day : told.days()) {
                if (day.drawnEstimate() != null) {
                    assertThat(day.drawn().contains(day.drawnEstimate()))
                            .as(told.story())
                            .isTrue();
                    assertThat(day.drawnEstimate().isNegative())
                            .as(told.story())
                            .isFalse();
                }
                if (day.closingEstimate() != null) {
                    assertThat(day.closing().contains(day.closingEstimate()))
                            .as(told.story())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aReadingAtTheEndOfADayIsItsClosing() {
        int seen = 0;
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            Told told = told(seed, false);
            for (Portion day : told.days()) {
                for (BalanceReading reading : told.history().readings) {
                    if (reading.at().equals(day.window().end())) {
                        assertThat(day.closing()).as(told.story()).isEqualTo(AmountRange.point(reading.remaining()));
                        seen++;
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(1_000);
    }

    @Test
    void aDayThatNoReadingsEncloseIsUnknownAndNeverZero() {
        int unknown = 0;
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            Told told = told(seed, false);
            for (Portion day : told.days()) {
                boolean before = told.history().readings.stream()
                        .allMatch(reading -> !reading.at().isBefore(day.window().end()));
                boolean after = told.history().readings.stream()
                        .allMatch(reading -> !reading.at().isAfter(day.window().start()));
                if (before || after) {
                    assertThat(day.drawn().isUnknown()).as(told.story()).isTrue();
                    unknown++;
                }
            }
        }
        assertThat(unknown).isGreaterThan(100);
    }

    @Test
    void aPeriodWithoutPartsHasNone() {
        assertThat(CreditLedger.of(List.of(), List.of()).split(List.of(), ConsumptionShape.byTime()))
                .isEmpty();
        assertThat(CreditLedger.of(List.of(), List.of())
                        .split(
                                List.of(TimeWindow.of(
                                        Instant.parse("2026-08-01T00:00:00Z"), Instant.parse("2026-08-02T00:00:00Z"))),
                                ConsumptionShape.byTime()))
                .singleElement()
                .satisfies(day -> assertThat(day.drawn().isUnknown()).isTrue());
    }
}
