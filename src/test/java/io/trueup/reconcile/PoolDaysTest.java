package io.trueup.reconcile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.Movement.Kind;
import io.trueup.invoice.LineSubject;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Promise: the days of a pool tell what its readings prove of each day, and their estimates add up to the month's. */
class PoolDaysTest {

    private static final LineSubject OUTPUT = LineSubject.usage("sonar-pro", "output_tokens", null, "743S");

    private static List<PoolDay> days(Months months) {
        return months.reconcile().detail().poolDays();
    }

    private static PoolDay on(Months months, String day) {
        return days(months).stream()
                .filter(one -> one.day().equals(LocalDate.parse(day)))
                .findFirst()
                .orElseThrow();
    }

    private static Amount drawn(List<PoolDay> days) {
        return days.stream()
                .map(PoolDay::drawnEstimate)
                .map(Amount.class::cast)
                .reduce(Amount::plus)
                .orElseThrow();
    }

    /** From 400 dollars down by ten a day, read at every midnight. */
    private static Months readAtMidnight() {
        Months months = Months.august();
        for (int day = 0; day <= 31; day++) {
            months.reading(
                    Instant.parse("2026-08-01T00:00:00Z")
                            .plus(Duration.ofDays(day))
                            .toString(),
                    "" + (400 - 10 * day));
        }
        return months;
    }

    @Test
    void readingsAtMidnightMakeEveryDayExact() {
        List<PoolDay> days = days(readAtMidnight());
        assertThat(days).hasSize(31).allSatisfy(day -> {
            assertThat(day.drawn()).isEqualTo(AmountRange.point(Money.usd("10")));
            assertThat(day.drawnEstimate()).isEqualTo(Money.usd("10"));
            assertThat(day.readings()).isEqualTo(1);
            assertThat(day.closing())
                    .isEqualTo(AmountRange.point(requireNonNull(day.last()).remaining()));
            assertThat(day.closingEstimate()).isEqualTo(day.last().remaining());
        });
        assertThat(days).extracting(PoolDay::day).isSorted();
    }

    @Test
    void betweenTwoReadingsADayIsARange() {
        Months months = Months.august()
                .reading("2026-08-01T00:00:00Z", "100")
                .reading("2026-08-11T00:00:00Z", "80")
                .reading("2026-09-01T00:00:00Z", "38");
        PoolDay day = on(months, "2026-08-05");
        assertThat(day.drawn()).isEqualTo(AmountRange.of(Money.usd("0"), Money.usd("20")));
        assertThat(day.drawnEstimate()).isEqualTo(Money.usd("2"));
        assertThat(day.closing()).isEqualTo(AmountRange.of(Money.usd("80"), Money.usd("100")));
        assertThat(day.closingEstimate()).isEqualTo(Money.usd("90"));
        assertThat(day.readings()).isZero();
        assertThat(day.last()).isNull();
        assertThat(drawn(days(months))).isEqualTo(Money.usd("62"));
    }

    @Test
    void theEstimateFollowsTheMeteredDays() {
        Months months = Months.august()
                .price("output_tokens", "sonar-pro", null, "15.00", "1000000", "2025-04-18", null)
                .reading("2026-08-01T00:00:00Z", "100")
                .reading("2026-08-03T00:00:00Z", "60")
                .metered("2026-08-01", "output_tokens", "sonar-pro", null, "743S", "2000000")
                .metered("2026-08-02", "output_tokens", "sonar-pro", null, "743S", "500000");
        assertThat(on(months, "2026-08-01").drawnEstimate()).isEqualTo(Money.usd("32"));
        assertThat(on(months, "2026-08-02").drawnEstimate()).isEqualTo(Money.usd("8"));
    }

    @Test
    void aDayAfterTheLastReadingIsUnknownAndGoesOnAtTheMeanRate() {
        Months months = Months.august().reading("2026-08-01T00:00:00Z", "100").reading("2026-08-21T00:00:00Z", "80");
        PoolDay day = on(months, "2026-08-25");
        assertThat(day.drawn().isUnknown()).isTrue();
        assertThat(day.closing().isUnknown()).isTrue();
        assertThat(day.drawnEstimate()).isEqualTo(Money.usd("1"));
        assertThat(day.closingEstimate()).isEqualTo(Money.usd("75"));
    }

    @Test
    void aPoolWithoutReadingsHasNoDays() {
        assertThat(days(Months.august())).isEmpty();
    }

    @Test
    void movementsStandOnTheirPrintedDay() {
        Months months = readAtMidnight()
                .movement(Kind.GRANT, "2026-08-05T10:00:00Z", "5", null)
                .movement(Kind.ADJUSTMENT, "2026-08-05T11:00:00Z", "1", null)
                .movement(Kind.RELOAD, "2026-08-06T10:00:00Z", "50", null)
                .movement(Kind.EXPIRY, "2026-08-07T10:00:00Z", "-3", null)
                .movement(Kind.REFUND, "2026-08-07T11:00:00Z", "-2", null);
        assertThat(on(months, "2026-08-05").granted()).isEqualTo(Money.usd("6"));
        assertThat(on(months, "2026-08-06").bought()).isEqualTo(Money.usd("50"));
        assertThat(on(months, "2026-08-06").drawn()).isEqualTo(AmountRange.point(Money.usd("60")));
        assertThat(on(months, "2026-08-07").lost()).isEqualTo(Money.usd("5"));
        assertThat(on(months, "2026-08-08").lost()).isEqualTo(Money.usd("0"));
    }

    @Test
    void aMonthThatIsNotOverHasItsDaysSoFar() {
        Months months = Months.august()
                .asOf("2026-08-06T00:00:00Z")
                .reading("2026-08-01T00:00:00Z", "100")
                .reading("2026-08-04T12:00:00Z", "93");
        List<PoolDay> days = days(months);
        assertThat(days)
                .extracting(PoolDay::day)
                .containsExactly(
                        LocalDate.parse("2026-08-01"),
                        LocalDate.parse("2026-08-02"),
                        LocalDate.parse("2026-08-03"),
                        LocalDate.parse("2026-08-04"));
        assertThat(days.getLast().closing()).isEqualTo(AmountRange.point(Money.usd("93")));
        assertThat(drawn(days)).isEqualTo(Money.usd("7"));
    }

    @Test
    void noDayLiesInTheFuture() {
        Months months = Months.august().asOf("2026-08-03T12:00:00Z").reading("2026-07-31T00:00:00Z", "100");
        assertThat(days(months)).hasSize(3).allSatisfy(day -> {
            assertThat(day.drawn().isUnknown()).isTrue();
            assertThat(day.drawnEstimate()).isNull();
        });
    }

    @Test
    void theDaysAreThoseOfTheMonthWhenTheInvoiceCoversLess() {
        Months months = readAtMidnight()
                .paper(Papers.usage("Q7HX2MZP-0001", "2026-09-01")
                        .line(
                                "sonar-pro Output Tokens (743S)",
                                "1000000",
                                null,
                                "70.00",
                                BillingPeriod.of(LocalDate.parse("2026-08-25"), LocalDate.parse("2026-09-01")),
                                OUTPUT));
        assertThat(days(months)).hasSize(31);
        assertThat(months.account().compared().start()).isEqualTo("2026-08-25");
    }

    @Test
    void wholeComputerCreditsLeaveOneMoreOrLessADay() {
        Months months = Months.august().pool("2026-08-01T00:00:00Z", "1000").pool("2026-08-02T00:00:00Z", "900");
        PoolDay day = on(months, "2026-08-01");
        assertThat(day.account()).isEqualTo("computer:organization");
        assertThat(day.drawn()).isEqualTo(AmountRange.of(Credits.of(99), Credits.of(101)));
        assertThat(day.drawnEstimate()).isEqualTo(Credits.of(100));
    }

    @Test
    void usageThatAReadingOfZeroMayHideLeavesTheDaysUpToItOpen() {
        Months months = Months.august()
                .pool("2026-08-01T00:00:00Z", "1000.5")
                .pool("2026-08-03T12:00:00Z", "0")
                .pool("2026-08-05T00:00:00Z", "0.5")
                .poolMovement(Kind.PURCHASE, "2026-08-04T06:00:00Z", "0.5");
        assertThat(on(months, "2026-08-01").drawn().high()).isNull();
        assertThat(on(months, "2026-08-03").drawn().high()).isNull();
        assertThat(on(months, "2026-08-04").drawn().high()).isNotNull();
    }

    /** The reconciler's month and its days rest on one course, whatever is read, bought and metered when. */
    @Test
    void theDaysOfRandomMonthsAddUpToTheMonth() {
        int told = 0;
        for (long seed = 4_000; seed < 4_400; seed++) {
            Months months = random(new Random(seed));
            Reconciliation result = months.reconcile();
            AccountResult.RollForward roll = result.accounts().getFirst().rollForward();
            if (roll == null || roll.drawdown() == null) {
                continue;
            }
            List<PoolDay> days = result.detail().poolDays();
            assertThat(drawn(days).told()).as("seed " + seed).isEqualTo(roll.drawdown());
            assertThat(days.getLast().closingEstimate()).as("seed " + seed).isNotNull();
            assertThat(days.getLast().closingEstimate().told())
                    .as("seed " + seed)
                    .isEqualTo(roll.closing());
            assertThat(days.getFirst().openingEstimate()).as("seed " + seed).isNotNull();
            assertThat(days.getFirst().openingEstimate().told())
                    .as("seed " + seed)
                    .isEqualTo(roll.opening());
            for (int day = 1; day < days.size(); day++) {
                assertThat(days.get(day).opening())
                        .as("seed " + seed)
                        .isEqualTo(days.get(day - 1).closing());
                assertThat(days.get(day).openingEstimate())
                        .as("seed " + seed)
                        .isEqualTo(days.get(day - 1).closingEstimate());
            }
            assertThat(sum(days, PoolDay::bought)).as("seed " + seed).isEqualTo(roll.increases());
            AmountRange range =
                    requireNonNull(result.accounts().getFirst().credit()).drawdown();
            AmountRange sum =
                    days.stream().map(PoolDay::drawn).reduce(AmountRange.point(Money.usd("0")), AmountRange::plus);
            if (sum.high() != null) {
                assertThat(requireNonNull(range.high()))
                        .as("seed " + seed)
                        .isLessThanOrEqualTo(sum.high().told());
            }
            told++;
        }
        assertThat(told).isGreaterThan(200);
    }

    private static Amount sum(List<PoolDay> days, java.util.function.Function<PoolDay, Amount> part) {
        return days.stream().map(part).reduce(Money.usd("0"), Amount::plus);
    }

    private static Months random(Random random) {
        Months months =
                Months.august().price("output_tokens", "sonar-pro", null, "15.00", "1000000", "2025-04-18", null);
        BigDecimal balance = new BigDecimal("300");
        Instant at = Instant.parse("2026-07-30T00:00:00Z").plusSeconds(random.nextInt(90_000));
        while (at.isBefore(Instant.parse("2026-09-02T00:00:00Z"))) {
            months.reading(at.toString(), balance.toPlainString());
            BigDecimal bought = random.nextInt(4) == 0 ? new BigDecimal(50) : BigDecimal.ZERO;
            if (bought.signum() > 0 && random.nextInt(8) > 0) {
                months.movement(Kind.PURCHASE, at.plusSeconds(60).toString(), "50", null);
            }
            balance = balance.add(bought);
            balance = balance.subtract(balance.min(BigDecimal.valueOf(random.nextInt(30_000_000), 6)));
            at = at.plusSeconds(120 + random.nextInt(200_000));
        }
        for (int day = 1; day <= 31; day++) {
            if (random.nextInt(3) > 0) {
                months.metered(
                        "2026-08-%02d".formatted(day),
                        "output_tokens",
                        "sonar-pro",
                        null,
                        "743S",
                        Integer.toString(random.nextInt(2_000_000)));
            }
        }
        return months;
    }
}
