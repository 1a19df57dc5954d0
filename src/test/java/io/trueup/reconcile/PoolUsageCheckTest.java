package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.Movement.Kind;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.money.Amount;
import io.trueup.money.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise: POOL_USAGE_MISMATCH tells what left the pool unpaid between readings, is offset by nothing later, and accuses no pool that is right. */
class PoolUsageCheckTest {

    private static final String FILE = "2026-08/usage.json";

    private static Amount credits(String value) {
        return Credits.of(new BigDecimal(value));
    }

    private static Amount excess(Months months) {
        List<Finding> findings = months.findings(FindingCode.POOL_USAGE_MISMATCH);
        assertThat(findings).hasSize(1);
        return findings.getFirst().amount();
    }

    private static void assertNoExcess(Months months) {
        assertThat(months.findings(FindingCode.POOL_USAGE_MISMATCH)).isEmpty();
    }

    @Test
    void anExcessEarlyInTheMonthIsNotHiddenByUseOfAllotmentsLater() {
        Months months = Months.august()
                .paidEachDay("10")
                .pool("2026-08-01T00:00:00Z", "5000")
                .pool("2026-08-11T00:00:00Z", "4000")
                .pool("2026-09-01T00:00:00Z", "4000");
        assertThat(excess(months)).isEqualTo(credits("900"));
        assertThat(months.findings(FindingCode.POOL_USAGE_MISMATCH).getFirst().message())
                .contains(
                        "1,000 credits left the organization's pool between 2026-08-01T00:00:00Z and 2026-08-11T00:00:00Z",
                        "no more than 100 credits can have been paid then");
    }

    @Test
    void severalTimesOfExcessAddUp() {
        assertThat(excess(Months.august()
                        .paidEachDay("10")
                        .pool("2026-08-01T00:00:00Z", "5000")
                        .pool("2026-08-11T00:00:00Z", "4000")
                        .pool("2026-08-21T00:00:00Z", "4000")
                        .pool("2026-09-01T00:00:00Z", "3000")))
                .as("900 before the 11th, 890 from the 21st on")
                .isEqualTo(credits("1790"));
    }

    @Test
    void anExcessIsProvedBesideAMissingDay() {
        assertThat(excess(Months.august()
                        .paidEachDay("10")
                        .withoutBucket("2026-08-15T00:00:00Z")
                        .pool("2026-08-01T00:00:00Z", "5000")
                        .pool("2026-08-11T00:00:00Z", "4000")
                        .pool("2026-09-01T00:00:00Z", "4000")))
                .isEqualTo(credits("900"));
    }

    @Test
    void aDayThatStraddlesAReadingMayHaveBeenPaidOnEitherSide() {
        assertNoExcess(Months.august()
                .paidEachDay("10")
                .pool("2026-08-01T00:00:00Z", "5000")
                .pool("2026-08-10T00:01:00Z", "4900")
                .pool("2026-09-01T00:00:00Z", "4690"));
        assertNoExcess(Months.august()
                .paidEachDay("10")
                .pool("2026-08-01T00:00:00Z", "5000")
                .pool("2026-08-10T23:59:00Z", "4910")
                .pool("2026-09-01T00:00:00Z", "4690"));
    }

    @Test
    void creditsWithoutASourceMayHaveBeenPaid() {
        Months months = Months.august()
                .paidEachDay("10")
                .withoutBucket("2026-08-07T00:00:00Z")
                .bucket(FILE, "2026-08-07T00:00:00Z", 24, null, "55", "paid=10")
                .pool("2026-08-01T00:00:00Z", "5000")
                .pool("2026-09-01T00:00:00Z", "4645");
        assertThat(months.computerCodes()).containsExactly(FindingCode.ANALYTICS_UNATTRIBUTED);
        assertThat(excess(months.pool("2026-08-31T00:00:00Z", "4600")))
                .as("400 left in 30 days, 345 can have been paid")
                .isEqualTo(credits("55"));
    }

    @Test
    void aPromotionIsNotPaid() {
        Months months = Months.august().pool("2026-08-01T00:00:00Z", "5000").pool("2026-09-01T00:00:00Z", "4600");
        for (int day = 1; day <= 31; day++) {
            months.bucket(FILE, "2026-08-%02dT00:00:00Z".formatted(day), 24, null, "15", "paid=10,promo=5");
        }
        assertThat(excess(months)).isEqualTo(credits("90"));
    }

    @Test
    void creditGrantedInAnEarlierMonthMayLeaveThePoolAsPromotionToo() {
        Months months = Months.august()
                .poolMovement(Kind.PROMOTION, "2026-07-20T00:00:00Z", "100")
                .pool("2026-08-01T00:00:00Z", "5000")
                .pool("2026-09-01T00:00:00Z", "4600");
        for (int day = 1; day <= 31; day++) {
            months.bucket(FILE, "2026-08-%02dT00:00:00Z".formatted(day), 24, null, "15", "paid=10,promo=5");
        }
        assertNoExcess(months);
    }

    @Test
    void aPurchaseThatMayLieOnEitherSideOfAReadingProvesNothing() {
        for (String held : List.of("4900", "6900")) {
            assertNoExcess(Months.august()
                    .paidEachDay("10")
                    .paper(Papers.credits("5RD0CWLB-0001", "2026-08-10", "2000", "20.00"))
                    .pool("2026-08-01T00:00:00Z", "5000")
                    .pool("2026-08-10T20:00:00Z", held)
                    .pool("2026-09-01T00:00:00Z", "6690"));
        }
    }

    @Test
    void theCutOfEachShownBalanceIsAllowedAlsoWhereOthersShowDecimals() {
        assertNoExcess(Months.august()
                .paidEachDay("10")
                .pool("2026-08-01T00:00:00Z", "5000.25")
                .pool("2026-08-11T00:00:00Z", "4900")
                .pool("2026-09-01T00:00:00Z", "4690.25"));
    }

    /** Pools that are right, read and cut at random times: never accused. With a loss that nothing tells: never more than the loss is told. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void whatIsToldIsNeverMoreThanWhatWasLost(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 25; round++) {
            boolean loses = random.nextBoolean();
            Months months = Months.august();
            int lost = simulate(months, random, loses);
            List<Finding> findings = months.findings(FindingCode.POOL_USAGE_MISMATCH);
            String told = "seed %s, round %s: %s lost".formatted(seed, round, lost);
            if (findings.isEmpty()) {
                continue;
            }
            assertThat(lost).as(told + ", " + findings).isPositive();
            BigDecimal amount = findings.getFirst().amount().value();
            assertThat(amount.subtract(BigDecimal.valueOf(lost)))
                    .as(told + ", " + findings)
                    .isLessThan(BigDecimal.valueOf(30)); // a credit for each balance shown cut
        }
    }

    /** Hour by hour, in hundredths of a credit. */
    private static int simulate(Months months, Random random, boolean loses) {
        TreeSet<Integer> readings = new TreeSet<>();
        for (int i = 0; i < 2 + random.nextInt(12); i++) {
            readings.add(random.nextInt(31 * 60 * 24));
        }
        long pool = 2_000_000;
        int lossAt = loses ? random.nextInt(31 * 24) : -1;
        int lost = 0;
        long paidOfDay = 0;
        long freeOfDay = 0;
        long nowhereOfDay = 0;
        int missing = random.nextInt(40);
        for (int hour = 0; hour < 31 * 24; hour++) {
            int paid = random.nextInt(900);
            int fromPool = random.nextInt(3) == 0 ? random.nextInt(paid + 1) : paid;
            int minute = random.nextInt(60);
            for (int at : readings.subSet(hour * 60, hour * 60 + minute)) {
                read(months, at, pool);
            }
            pool -= fromPool;
            if (hour == lossAt) {
                lost = 1 + random.nextInt(3_000);
                pool -= lost * 100L;
            }
            if (random.nextInt(200) == 0) {
                pool += 1_000_000;
                int instant = hour * 60 + minute;
                months.poolMovement(
                        Kind.PURCHASE,
                        Instant.ofEpochSecond(1785542400L + instant * 60L - 1).toString(),
                        "10000");
            }
            for (int at : readings.subSet(hour * 60 + minute, hour * 60 + 60)) {
                read(months, at, pool);
            }
            boolean isAttributed = random.nextInt(10) > 0;
            paidOfDay += isAttributed ? paid : 0;
            nowhereOfDay += isAttributed ? 0 : paid;
            freeOfDay += random.nextInt(300);
            if (hour % 24 == 23) {
                int day = hour / 24 + 1;
                if (day != missing) {
                    months.bucket(
                            FILE,
                            "2026-08-%02dT00:00:00Z".formatted(day),
                            24,
                            null,
                            told(paidOfDay + freeOfDay + nowhereOfDay),
                            "paid=" + told(paidOfDay) + ",promo=" + told(freeOfDay));
                }
                paidOfDay = 0;
                freeOfDay = 0;
                nowhereOfDay = 0;
            }
        }
        return lost;
    }

    private static void read(Months months, int minute, long pool) {
        months.pool(
                Instant.ofEpochSecond(1785542400L + minute * 60L).toString(),
                BigDecimal.valueOf(pool, 2).setScale(0, RoundingMode.DOWN).toPlainString());
    }

    private static String told(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString();
    }
}
