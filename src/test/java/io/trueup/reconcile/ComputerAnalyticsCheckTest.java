package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.Movement.Kind;
import io.trueup.document.DocumentKind;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.money.Amount;
import io.trueup.money.Credits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Promise: readings and analytics are held against each other over the days that both tell, and each hour counts once. */
class ComputerAnalyticsCheckTest {

    private static final String FILE = "2026-08/usage.json";

    /** 310 credits paid in August, 10 a day; so many left the pool. */
    private static Months drawn(int credits) {
        return Months.august()
                .pool("2026-08-01T00:00:00Z", "5000")
                .pool("2026-09-01T00:00:00Z", Integer.toString(5000 - credits))
                .paidEachDay("10");
    }

    private static Amount credits(String value) {
        return Credits.of(new BigDecimal(value));
    }

    private static Amount amount(Months months, FindingCode code) {
        List<Finding> findings = months.findings(code);
        assertThat(findings).hasSize(1);
        return findings.getFirst().amount();
    }

    @Test
    void aPoolThatLosesWhatWasPaidIsReconciled() {
        assertThat(drawn(310).computerCodes()).isEmpty();
        assertThat(drawn(200).computerCodes())
                .as("members used their allotments")
                .isEmpty();
    }

    @Test
    void whatLeftThePoolBeyondWhatWasPaidIsTheWholeExcess() {
        assertThat(amount(drawn(1810), FindingCode.POOL_USAGE_MISMATCH)).isEqualTo(credits("1500"));
    }

    @Test
    void aCreditAtEachEdgeMayBeCutOff() {
        assertThat(drawn(312).computerCodes()).isEmpty();
        assertThat(amount(drawn(313), FindingCode.POOL_USAGE_MISMATCH)).isEqualTo(credits("3"));
    }

    @Test
    void aMissingDayProvesNothingAndIsTold() {
        Months months = drawn(1810).withoutBucket("2026-08-07T00:00:00Z").withoutBucket("2026-08-09T00:00:00Z");
        assertThat(months.computerCodes()).containsExactly(FindingCode.ANALYTICS_GAP);
        assertThat(amount(months, FindingCode.ANALYTICS_GAP)).isEqualTo(credits("2"));
    }

    @Test
    void daysThatReadingsEncloseAreProvedBesideAMissingOne() {
        Months months = drawn(1810)
                .withoutBucket("2026-08-31T00:00:00Z")
                .pool("2026-08-31T00:00:00Z", Integer.toString(5000 - 1000));
        assertThat(amount(months, FindingCode.POOL_USAGE_MISMATCH)).isEqualTo(credits("700"));
    }

    @Test
    void creditGrantedIntoThePoolMayLeaveItAsPromotion() {
        Months months = Months.august()
                .pool("2026-08-01T00:00:00Z", "5000")
                .pool("2026-09-01T00:00:00Z", "4690")
                .poolMovement(Kind.PROMOTION, "2026-08-02T00:00:00Z", "100");
        for (int day = 1; day <= 31; day++) {
            months.bucket(FILE, "2026-08-%02dT00:00:00Z".formatted(day), 24, null, "15", "paid=10,promo=5");
        }
        assertThat(months.computerCodes()).isEmpty();
    }

    @Test
    void withoutABreakdownAllThatWasCountedMayHaveBeenPaid() {
        Months months = drawn(320).withoutBucket("2026-08-07T00:00:00Z");
        assertThat(months.bucket(FILE, "2026-08-07T00:00:00Z", 24, null, "20", null)
                        .computerCodes())
                .isEmpty();
    }

    @Test
    void creditsWithoutASourceAreCounted() {
        Months months = drawn(310)
                .withoutBucket("2026-08-07T00:00:00Z")
                .bucket(FILE, "2026-08-07T00:00:00Z", 24, null, "55", "paid=10");
        assertThat(months.computerCodes()).containsExactly(FindingCode.ANALYTICS_UNATTRIBUTED);
        assertThat(amount(months, FindingCode.ANALYTICS_UNATTRIBUTED)).isEqualTo(credits("45"));
    }

    @Test
    void hoursAndTheirDayAreNotAddedUp() {
        Months months = drawn(310);
        hours(months, 5, 24, "0.5", "2026-08/hours.json");
        assertThat(months.computerCodes()).containsExactly(FindingCode.ROW_REFUSED);
        assertThat(months.findings(FindingCode.POOL_USAGE_MISMATCH)).isEmpty();
        Months equal = drawn(310).withoutBucket("2026-08-05T00:00:00Z");
        hours(equal, 5, 20, "0.5", "2026-08/hours.json");
        assertThat(amount(equal, FindingCode.ANALYTICS_GAP)).isEqualTo(credits("4"));
        hours(equal, 5, 24, "0.5", "2026-08/more-hours.json");
        assertThat(equal.computerCodes()).isEmpty();
    }

    private static void hours(Months months, int day, int count, String credits, String file) {
        for (int hour = 0; hour < count; hour++) {
            months.bucket(file, "2026-08-%02dT%02d:00:00Z".formatted(day, hour), 1, null, credits, "paid=" + credits);
        }
    }

    @Test
    void aMonthToldByHoursMissesHours() {
        Months months = Months.august();
        for (int day = 1; day <= 30; day++) {
            hours(months, day, 24, "1", FILE);
        }
        hours(months, 31, 23, "1", FILE);
        assertThat(amount(months, FindingCode.ANALYTICS_GAP)).isEqualTo(credits("1"));
    }

    @Test
    void aMonthThatIsNotOverMissesNothingAfterItsNewestBucket() {
        Months months = Months.august().asOf("2026-08-10T12:00:00Z");
        for (int day = 1; day <= 9; day++) {
            months.bucket(FILE, "2026-08-%02dT00:00:00Z".formatted(day), 24, null, "1", "paid=1");
        }
        assertThat(months.findings(FindingCode.ANALYTICS_GAP)).isEmpty();
    }

    @Test
    void theSameBucketInTwoFilesCountsOnceAndOfTwoFiguresTheHigher() {
        Months months = drawn(310);
        months.bucket("2026-08/again.json", "2026-08-03T00:00:00Z", 24, null, "10", "paid=10");
        assertThat(months.computerCodes()).isEmpty();
        months.bucket("2026-08/later.json", "2026-08-04T00:00:00Z", 24, null, "60", "paid=60");
        assertThat(months.computerCodes()).containsExactly(FindingCode.ROW_REFUSED);
        assertThat(months.findings(FindingCode.ROW_REFUSED).getFirst().evidence())
                .extracting(place -> place.file())
                .containsExactly(FILE);
    }

    @Test
    void aBucketInTheFutureIsKeptOutAndTold() {
        Months months = Months.august()
                .asOf("2026-08-03T12:00:00Z")
                .bucket(FILE, "2026-08-02T00:00:00Z", 24, null, "10", "paid=10")
                .bucket(FILE, "2026-08-03T00:00:00Z", 24, null, "10", "paid=10");
        assertThat(months.findings(FindingCode.ROW_REFUSED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("1 buckets", "future", "2026-08-03"));
    }

    @Test
    void membersWhoLeftAreWhatTheirRowsFallShortOf() {
        Months months = drawn(310);
        for (int day = 1; day <= 31; day++) {
            String start = "2026-08-%02dT00:00:00Z".formatted(day);
            months.bucket("2026-08/members.json", start, 24, "a@halyard.example", "6", null);
            months.bucket("2026-08/members.json", start, 24, "b@halyard.example", "3", null);
            months.bucket("2026-08/members.json", start, 24, "b@halyard.example", "3", null);
        }
        assertThat(amount(months, FindingCode.MEMBER_USAGE_SHORT)).isEqualTo(credits("31"));
    }

    @Test
    void aMembersDaySplitOverPagesIsJoined() {
        Months months = drawn(310);
        for (int day = 1; day <= 31; day++) {
            String start = "2026-08-%02dT00:00:00Z".formatted(day);
            months.bucket("2026-08/members.json", start, 24, "a@halyard.example", "6", null);
            months.bucket("2026-08/members.json", start, 24, "a@halyard.example", "4", null);
        }
        assertThat(months.computerCodes()).isEmpty();
    }

    @Test
    void memberCreditsStandInWhereNoMemberAnalyticsAre() {
        Months months = drawn(310)
                .memberCredits("2026-08-11T00:00:00Z", "a@halyard.example", "60")
                .memberCredits("2026-08-11T00:00:00Z", "b@halyard.example", "30");
        assertThat(amount(months, FindingCode.MEMBER_USAGE_SHORT)).isEqualTo(credits("10"));
        assertThat(drawn(310)
                        .memberCredits("2026-08-11T00:00:00Z", "a@halyard.example", "100")
                        .computerCodes())
                .isEmpty();
    }

    @Test
    void analyticsBearOnTheMonthOfTheirBuckets() {
        Months months = drawn(310).bucket("july.json", "2026-07-31T00:00:00Z", 24, null, "10", "paid=10");
        assertThat(months.reconcile().documents())
                .filteredOn(document -> document.kind() == DocumentKind.COMPUTER_ANALYTICS)
                .extracting(DocumentUse::file)
                .containsExactly(FILE);
    }

    @Test
    void theOrderOfTheFactsChangesNothing() {
        Months months = drawn(1810).withoutBucket("2026-08-09T00:00:00Z");
        hours(months, 5, 24, "0.5", "2026-08/hours.json");
        months.bucket("2026-08/later.json", "2026-08-04T00:00:00Z", 24, null, "60", "paid=60");
        Facts facts = months.facts();
        Reconciliation expected = Reconciler.reconcile(facts, Months.AUGUST);
        for (long seed = 1; seed <= 20; seed++) {
            var analytics = new ArrayList<>(facts.analytics());
            Collections.shuffle(analytics, new Random(seed));
            Facts shuffled = new Facts(
                    facts.organization(),
                    facts.prices(),
                    facts.documents(),
                    facts.invoices(),
                    facts.readings(),
                    facts.movements(),
                    facts.refusals(),
                    facts.members(),
                    facts.memberCredits(),
                    analytics,
                    facts.usage(),
                    facts.asOf(),
                    facts.now(),
                    facts.closed());
            assertThat(Reconciler.reconcile(shuffled, Months.AUGUST))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }
}
