package io.trueup.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.History.Options;
import io.trueup.money.Amount;
import io.trueup.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TenThousandHistoriesTest {

    private static final long SEED = 20260801;
    private static final int HISTORIES = 10_000;

    private static Options options(long seed, boolean hidden, boolean onEdges) {
        Random random = new Random(seed);
        return new Options(
                random.nextInt(2, 9),
                random.nextInt(12),
                hidden,
                random.nextInt(4) == 0,
                onEdges,
                random.nextInt(1, 13));
    }

    @Test
    void theTrueFiguresAlwaysLieInTheirRanges() {
        int known = 0;
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            History history = History.random(seed, options(seed, false, seed % 3 == 0));
            Drawdown told = history.ledger().over(history.windows);
            String story = told + "\n" + history.told(seed);
            assertThat(told.range().contains(usd(history.drawn))).as(story).isTrue();
            assertThat(told.opening().contains(usd(history.opening))).as(story).isTrue();
            assertThat(told.closing().contains(usd(history.closing))).as(story).isTrue();
            assertThat(told.shortfalls()).as(story).isEmpty();
            estimatesStandInTheirRanges(told, story);
            known += told.range().isUnknown() ? 0 : 1;
        }
        assertThat(known).isGreaterThan(HISTORIES / 2);
    }

    private static void estimatesStandInTheirRanges(Drawdown told, String story) {
        if (told.estimate() != null) {
            assertThat(told.range().contains(told.estimate())).as(story).isTrue();
            assertThat(told.openingEstimate()).as(story).isNotNull();
            assertThat(told.closingEstimate()).as(story).isNotNull();
        }
        if (told.range().high() != null && told.openingEstimate() != null && told.closingEstimate() != null) {
            Amount end = told.openingEstimate();
            for (PlacedMovement placed : told.movements()) {
                end = placed.side() == PlacedMovement.Side.WITHIN
                        ? end.plus(placed.movement().amount())
                        : end;
            }
            assertThat(end.minus(told.estimate())).as(story).isEqualTo(told.closingEstimate());
        }
    }

    @Test
    void whatCameInUnseenOpensTheUpperEndAndLeavesTheLowerOneTrue() {
        int opened = 0;
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            History history = History.random(seed, options(seed, true, true));
            if (!history.isUnambiguous()) {
                continue;
            }
            Drawdown told = history.ledger().over(history.windows);
            String story = told + "\n" + history.told(seed);
            assertThat(told.range().low().compareTo(usd(history.drawn)))
                    .as(story)
                    .isLessThanOrEqualTo(0);
            BigDecimal missing = told.shortfalls().stream()
                    .map(shortfall -> shortfall.amount().value())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(missing).as(story).isLessThanOrEqualTo(history.hidden);
            if (!told.shortfalls().isEmpty()) {
                opened++;
                assertThat(told.range().high()).as(story).isNull();
            }
        }
        assertThat(opened).isGreaterThan(100);
    }

    @Test
    void readingsOnBothEdgesMakeTheRangeAPoint() {
        int points = 0;
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            History history = History.random(seed, options(seed, false, true));
            Drawdown told = history.ledger().over(history.windows);
            String story = told + "\n" + history.told(seed);
            assertThat(told.opening().isPoint()).as(story).isTrue();
            assertThat(told.closing().isPoint()).as(story).isTrue();
            if (history.isUnambiguous()) {
                points++;
                assertThat(told.range().isPoint()).as(story).isTrue();
                assertThat(told.estimate()).as(story).isEqualTo(told.range().low());
            }
        }
        assertThat(points).isGreaterThan(1000);
    }

    @Test
    void theOrderOfReadingsAndMovementsNeverMatters() {
        for (long seed = SEED; seed < SEED + 2_000; seed++) {
            History history = History.random(seed, options(seed, seed % 2 == 0, false));
            List<BalanceReading> readings = new ArrayList<>(history.readings);
            List<Movement> movements = new ArrayList<>(history.movements);
            readings.addAll(history.readings);
            Collections.shuffle(readings, new Random(seed));
            Collections.shuffle(movements, new Random(seed));
            assertThat(CreditLedger.of(readings, movements).over(history.windows))
                    .as(history.told(seed))
                    .isEqualTo(history.ledger().over(history.windows));
        }
    }

    private static Money usd(BigDecimal value) {
        return Money.of(value, Money.USD);
    }
}
