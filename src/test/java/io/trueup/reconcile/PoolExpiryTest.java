package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.Movement.Kind;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.report.journal.Journal;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise: a pool that stood still for twelve months and then is empty is told as possibly expired, as far as the evidence goes, and not as usage. */
class PoolExpiryTest {

    private static final String FILE = "2026-08/usage.json";

    /** 5,000 credits from August 2025 on, unmoved, and gone between August 8 and 12 of 2026. */
    private static Months emptied() {
        return stoodStill("2025-08-01T00:00:00Z")
                .pool("2026-08-12T00:00:00Z", "0")
                .pool("2026-09-01T00:00:00Z", "0");
    }

    private static Months stoodStill(String since) {
        return Months.august()
                .withoutApi()
                .pool(since, "5000")
                .pool("2026-02-01T00:00:00Z", "5000")
                .pool("2026-08-01T00:00:00Z", "5000")
                .pool("2026-08-08T00:00:00Z", "5000");
    }

    private static Months idle(Months months) {
        return months.paidEachDay("0");
    }

    private static Amount credits(String value) {
        return Credits.of(new BigDecimal(value));
    }

    private static Finding expired(Months months) {
        List<Finding> findings = months.findings(FindingCode.CREDIT_EXPIRED);
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    @Test
    void whereTheAnalyticsCountNothingItIsLostAndNoSpend() {
        Months months = idle(emptied());
        Finding finding = expired(months);
        assertThat(finding.amount()).isEqualTo(credits("5000"));
        assertThat(finding.message())
                .contains(
                        "did not move from 2025-08-01T00:00:00Z to 2026-08-08T00:00:00Z",
                        "at 2026-08-12T00:00:00Z it is at zero",
                        "it seems to have expired");
        assertThat(finding.evidence()).extracting(place -> place.file()).contains("2026-08/computer.csv", FILE);
        assertThat(months.findings(FindingCode.POOL_USAGE_MISMATCH)).isEmpty();
        assertThat(months.computer().credit().expired()).isEqualTo(credits("5000"));
        assertThat(months.computer().spend().range().low()).isEqualTo(credits("0"));
        assertThat(months.computer().spend().estimate()).isEqualTo(credits("0"));
    }

    @Test
    void theBooksWriteItOffAndAllFiguresTie() {
        Reconciliation told = idle(emptied()).reconcile();
        Ties.hold(told, "expired");
        assertThat(Journal.of(told))
                .extracting(
                        entry -> entry.kind().told() + " " + entry.postings().getFirst())
                .first()
                .asString()
                .startsWith("expiry Posting[account=Expired credit, amount=50.00 USD]");
    }

    @Test
    void withoutAnalyticsItIsSaidThatNothingTells() {
        Months months = emptied();
        Finding finding = expired(months);
        assertThat(finding.amount()).isNull();
        assertThat(finding.message()).contains("Whether it expired or was used is not known");
        assertThat(months.computer().spend().range()).isEqualTo(AmountRange.of(credits("0"), null));
        assertThat(months.findings(FindingCode.POOL_USAGE_MISMATCH)).isEmpty();
        Ties.hold(months.reconcile(), "not known");
    }

    @Test
    void ofWhatMayHaveBeenUsedNothingIsSaidForSure() {
        Months months = idle(emptied())
                .withoutBucket("2026-08-10T00:00:00Z")
                .bucket(FILE, "2026-08-10T00:00:00Z", 24, null, "700", "paid=700");
        Finding finding = expired(months);
        assertThat(finding.amount()).isNull();
        assertThat(finding.message())
                .contains("no more than 700 credits of it can have been used", "at least 4,300 credits");
        assertThat(months.computer().spend().range().low()).isEqualTo(credits("0"));
        assertThat(months.computer().credit().expired()).isEqualTo(credits("4300"));
        assertThat(months.findings(FindingCode.POOL_USAGE_MISMATCH)).isEmpty();
        Ties.hold(months.reconcile(), "partly");
    }

    @Test
    void whatTheAnalyticsSayWasPaidIsUsage() {
        Months months = idle(emptied())
                .withoutBucket("2026-08-10T00:00:00Z")
                .bucket(FILE, "2026-08-10T00:00:00Z", 24, null, "5000", "paid=5000");
        assertThat(months.findings(FindingCode.CREDIT_EXPIRED)).isEmpty();
        assertThat(months.computer().spend().estimate()).isEqualTo(credits("5000"));
    }

    @Test
    void lessThanTwelveMonthsIsNoExpiry() {
        Months months = idle(stoodStill("2025-08-13T00:00:00Z")
                .pool("2026-08-12T00:00:00Z", "0")
                .pool("2026-09-01T00:00:00Z", "0"));
        assertThat(months.findings(FindingCode.CREDIT_EXPIRED)).isEmpty();
        assertThat(months.findings(FindingCode.POOL_USAGE_MISMATCH)).hasSize(1);
    }

    @Test
    void activityInTheYearIsNoExpiry() {
        assertThat(idle(emptied()
                                .poolMovement(Kind.ALLOTMENT, "2026-03-01T00:00:00Z", "1")
                                .pool("2026-03-02T00:00:00Z", "5000"))
                        .findings(FindingCode.CREDIT_EXPIRED))
                .as("a movement")
                .isEmpty();
        assertThat(idle(emptied().pool("2026-04-01T00:00:00Z", "5001")).findings(FindingCode.CREDIT_EXPIRED))
                .as("a balance that moved")
                .isEmpty();
        assertThat(idle(emptied())
                        .withoutBucket("2026-08-03T00:00:00Z")
                        .bucket(FILE, "2026-08-03T00:00:00Z", 24, null, "5", "promo=5")
                        .findings(FindingCode.CREDIT_EXPIRED))
                .as("use of a promotion")
                .isEmpty();
    }

    @Test
    void anExpiryThatAMovementsFileTellsIsNamedOnce() {
        Months months = idle(emptied().poolMovement(Kind.EXPIRY, "2026-08-10T00:00:00Z", "-5000"));
        assertThat(expired(months).message())
                .isEqualTo("5,000 credits of credit expired in August 2026; it is lost, and is not spend.");
    }

    @Test
    void theMonthsAroundSayNothingOfItAndTheBooksChain() {
        Months months = idle(emptied());
        assertThat(months.findings(FindingCode.CREDIT_EXPIRED, Months.AUGUST.minusMonths(1)))
                .isEmpty();
        assertThat(months.findings(FindingCode.CREDIT_EXPIRED, Months.AUGUST.plusMonths(1)))
                .isEmpty();
        BoughtCredit august = months.reconcile().detail().boughtCredit().getLast();
        BoughtCredit september = months.reconcile(Months.AUGUST.plusMonths(1))
                .detail()
                .boughtCredit()
                .getLast();
        assertThat(august.closing()).isEqualTo(credits("0")).isEqualTo(september.opening());
    }
}
