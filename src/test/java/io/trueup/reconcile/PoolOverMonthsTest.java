package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.Movement.Kind;
import io.trueup.invoice.LineSubject;
import io.trueup.money.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Promise: a Computer pool's books go on from month to month and tie, with promotions, losses, and balances below zero that are settled afterwards. */
class PoolOverMonthsTest {

    private static final YearMonth FIRST = YearMonth.of(2026, 4);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("trueup.seeds", 40));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void monthsChainAndEveryFigureTies(long seed) {
        Months months = pool(seed);
        Amount before = null;
        for (YearMonth month :
                Stream.iterate(FIRST, each -> each.plusMonths(1)).limit(5).toList()) {
            Reconciliation told = months.reconcile(month);
            Ties.hold(told, "seed " + seed);
            BoughtCredit books = told.detail().boughtCredit().getFirst();
            if (before != null) {
                assertThat(books.opening())
                        .as("seed %s, %s: the closing of the month before", seed, month)
                        .isEqualTo(before);
            }
            before = books.closing();
        }
    }

    /** In hundredths of a credit, hour by hour. */
    static Months pool(long seed) {
        Random random = new Random(seed);
        Months months = Months.august().withoutApi().now("2027-01-01T00:00:00Z");
        long held = random.nextInt(800_000);
        boolean mayGoBelowZero = random.nextBoolean();
        int number = 0;
        LocalDate settle = null;
        long owed = 0;
        int untilRead = 0;
        for (LocalDate day = FIRST.atDay(1); day.isBefore(LocalDate.parse("2026-09-03")); day = day.plusDays(1)) {
            int event = random.nextInt(24);
            long paid = 0;
            for (int hour = 0; hour < 24; hour++) {
                Instant now = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(hour));
                if (untilRead-- <= 0 || day.getDayOfMonth() == 1 && hour == 0 && random.nextInt(3) == 0) {
                    months.pool(
                            now.toString(),
                            BigDecimal.valueOf(held, 2)
                                    .setScale(0, RoundingMode.DOWN)
                                    .toPlainString());
                    untilRead = random.nextInt(24 * 12);
                }
                long used = random.nextInt(random.nextInt(6) == 0 ? 6_000 : 800);
                used = mayGoBelowZero ? used : Math.min(used, Math.max(0, held));
                held -= used;
                paid += used;
                if (hour == event && random.nextInt(12) == 0) {
                    long bought = (1 + random.nextInt(8)) * 100_000L;
                    held += bought;
                    months.paper(Papers.credits(
                            "5RD0CWLB-" + String.format("%04d", ++number),
                            day.toString(),
                            Long.toString(bought / 100),
                            BigDecimal.valueOf(bought / 100, 2).toPlainString()));
                } else if (hour == event && random.nextInt(25) == 0) {
                    held += 30_000;
                    months.poolMovement(Kind.PROMOTION, now.plusSeconds(900).toString(), "300");
                } else if (hour == event && random.nextInt(40) == 0 && held > 40_000) {
                    held -= 12_345;
                    months.poolMovement(Kind.EXPIRY, now.plusSeconds(900).toString(), "-123.45");
                }
                if (day.equals(settle) && hour == 12) {
                    held += owed;
                    settle = null;
                    months.paper(Papers.usage("5RD0CWLB-" + String.format("%04d", ++number), day.toString())
                            .line(
                                    "Computer usage",
                                    null,
                                    null,
                                    BigDecimal.valueOf(owed / 100, 2).toPlainString(),
                                    null,
                                    LineSubject.unattributed()));
                }
            }
            if (random.nextInt(20) > 0) {
                months.bucket(
                        "usage.json",
                        day + "T00:00:00Z",
                        24,
                        null,
                        BigDecimal.valueOf(paid, 2).toPlainString(),
                        "paid=" + BigDecimal.valueOf(paid, 2).toPlainString());
            }
            if (day.getDayOfMonth() == day.lengthOfMonth() && held < -1_000) {
                owed = -held / 100 * 100;
                settle = day.plusDays(2);
            }
        }
        return months;
    }

    /** What the generator makes, so that it does not stop making it unseen. */
    @org.junit.jupiter.api.Test
    void theYearsHoldWhatTheyAreMadeFor() {
        List<Months> some = seeds().mapToObj(PoolOverMonthsTest::pool).toList();
        assertThat(some).anySatisfy(months -> assertThat(months.facts().readings())
                .anyMatch(reading -> reading.remaining().isNegative()));
        assertThat(some).anySatisfy(months -> assertThat(months.facts().invoices())
                .anyMatch(invoice -> invoice.lines().getFirst().description().equals("Computer usage")));
        assertThat(some).anySatisfy(months -> assertThat(months.facts().movements())
                .anyMatch(movement -> movement.kind() == Kind.PROMOTION));
    }
}
