package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.Movement.Kind;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.invoice.LineSubject;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.reconcile.AccountResult.Basis;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Promise: the pool's month is told in credits, from its readings, and what its own history shows is named. */
class ComputerPoolTest {

    private static Months month(String opening, String closing) {
        return Months.august().pool("2026-08-01T00:00:00Z", opening).pool("2026-09-01T00:00:00Z", closing);
    }

    private static Amount credits(String value) {
        return Credits.of(new BigDecimal(value));
    }

    @Test
    void whatLeftThePoolIsItsMonthInCredits() {
        AccountResult account = month("30000", "39668")
                .paper(Papers.credits("5RD0CWLB-0004", "2026-08-04", "20000", "200.00"))
                .computer();
        assertThat(account.account()).isEqualTo("computer:organization");
        assertThat(account.unit()).isEqualTo("credits");
        assertThat(account.verdict()).isEqualTo(Verdict.MATCHED);
        assertThat(account.spend().basis()).isEqualTo(Basis.CREDIT_DELTA);
        assertThat(account.spend().estimate()).isEqualTo(credits("10332"));
        assertThat(account.reported()).isEqualTo(credits("10332"));
        assertThat(account.paid()).isEqualTo(credits("0"));
        assertThat(account.invoiced()).isNull();
        assertThat(account.bridge()).isEmpty();
        assertThat(account.credit().increases()).isEqualTo(credits("20000"));
        assertThat(account.credit().closing()).isEqualTo(AmountRange.point(credits("39668")));
        assertThat(account.rollForward().rounding()).isEqualTo(credits("0"));
    }

    @Test
    void wholeReadingsAreCutSoTheDrawdownMayBeACreditMoreOrLess() {
        assertThat(month("500", "400").computer().spend().range())
                .isEqualTo(AmountRange.of(credits("99"), credits("101")));
        assertThat(month("500", "500").computer().spend().range())
                .isEqualTo(AmountRange.of(credits("0"), credits("1")));
    }

    @Test
    void readingsWithDecimalsAreNotCut() {
        assertThat(month("500.25", "400").computer().spend().range()).isEqualTo(AmountRange.point(credits("100.25")));
    }

    @Test
    void withoutTwoReadingsAndAnalyticsTheEvidenceIsMissing() {
        AccountResult account =
                Months.august().pool("2026-08-05T00:00:00Z", "400").computer();
        assertThat(account.verdict()).isEqualTo(Verdict.EVIDENCE_MISSING);
        assertThat(account.reported()).isNull();
    }

    @Test
    void withoutReadingsWholeAnalyticsBoundWhatLeftThePool() {
        AccountResult account = Months.august().paidEachDay("10").computer();
        assertThat(account.verdict()).isEqualTo(Verdict.MATCHED);
        assertThat(account.spend().basis()).isEqualTo(Basis.USAGE);
        assertThat(account.spend().range()).isEqualTo(AmountRange.of(credits("0"), credits("310")));
        assertThat(Months.august()
                        .paidEachDay("10")
                        .withoutBucket("2026-08-07T00:00:00Z")
                        .computer()
                        .verdict())
                .isEqualTo(Verdict.EVIDENCE_MISSING);
    }

    @Test
    void aMonthThatIsNotOverIsToldUpToItsNewestReading() {
        AccountResult account = Months.august()
                .asOf("2026-08-20T12:00:00Z")
                .pool("2026-08-01T00:00:00Z", "500")
                .pool("2026-08-11T00:00:00Z", "300")
                .computer();
        assertThat(account.spend().estimate()).isEqualTo(credits("200"));
        assertThat(account.compared().toString()).isEqualTo("[2026-08-01, 2026-08-11)");
    }

    @Test
    void expiredCreditIsNoSpend() {
        Months months = month("500", "100").poolMovement(Kind.EXPIRY, "2026-08-15T00:00:00Z", "-300");
        assertThat(months.computer().spend().estimate()).isEqualTo(credits("100"));
        assertThat(months.findings(FindingCode.CREDIT_EXPIRED))
                .singleElement()
                .extracting(Finding::amount)
                .isEqualTo(credits("300"));
    }

    @Test
    void aRiseThatNoDocumentExplainsIsNamed() {
        assertThat(month("500", "1500").findings(FindingCode.UNDOCUMENTED_INCREASE))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.account()).isEqualTo("computer:organization");
                    assertThat(finding.amount()).isEqualTo(credits("1000"));
                });
    }

    @Test
    void aBalanceBelowZeroIsUsageLikeAnyOther() {
        Months months = month("500", "-200");
        assertThat(months.computer().spend().estimate()).isEqualTo(credits("700"));
        assertThat(months.computerCodes()).isEmpty();
    }

    @Test
    void thePoolHasNoFloorBeforeThePurchaseThatFillsIt() {
        AccountResult account = Months.august()
                .pool("2026-07-20T00:00:00Z", "10")
                .pool("2026-09-01T00:00:00Z", "900")
                .poolMovement(Kind.PURCHASE, "2026-08-10T00:00:00Z", "1000")
                .computer();
        // all 110 may have been used in July, leaving the pool at -100
        assertThat(account.spend().range()).isEqualTo(AmountRange.of(credits("0"), credits("111")));
    }

    @Test
    void aReadingOfZeroOpensTheSpendUnlessThePoolWasSeenBelowZero() {
        Months empty = month("500", "0");
        assertThat(empty.computerCodes()).containsExactly(FindingCode.BALANCE_EXHAUSTED);
        assertThat(empty.computer().spend().range()).isEqualTo(AmountRange.of(credits("499"), null));
        Months below = month("500", "0").pool("2026-09-10T00:00:00Z", "-50");
        assertThat(below.computerCodes()).isEmpty();
        assertThat(below.computer().spend().range()).isEqualTo(AmountRange.of(credits("499"), credits("501")));
    }

    @Test
    void anInvoiceThatSellsNoCreditIsAnArrearsChargeAndFillsThePoolWhereItsBalanceShowsIt() {
        Papers arrears = Papers.usage("5RD0CWLB-0007", "2026-09-02")
                .line("Computer usage", null, null, "12.00", null, LineSubject.unattributed());
        Months months = Months.august()
                .pool("2026-08-01T00:00:00Z", "100")
                .pool("2026-09-01T00:00:00Z", "-1200")
                .pool("2026-09-05T00:00:00Z", "0")
                .paper(arrears);
        assertThat(months.findings(FindingCode.ARREARS_CHARGE, Months.AUGUST.plusMonths(1)))
                .singleElement()
                .extracting(Finding::amount)
                .isEqualTo(credits("1200"));
        assertThat(months.findings(FindingCode.UNDOCUMENTED_INCREASE, Months.AUGUST.plusMonths(1)))
                .isEmpty();
        assertThat(months.computer().spend().estimate()).isEqualTo(credits("1300"));
    }

    @Test
    void aPurchaseAtAHundredForADollarIsRight() {
        assertThat(month("0", "20000")
                        .paper(Papers.credits("5RD0CWLB-0004", "2026-08-04", "20000", "200.00"))
                        .computerCodes())
                .isEmpty();
        assertThat(month("0", "20000")
                        .paper(Papers.credits("5RD0CWLB-0004", "2026-08-04", "1", "200.00"))
                        .computerCodes())
                .isEmpty();
    }

    @Test
    void dollarsInThePlaceOfCreditsAreAUnitMismatchAndCountAsDollars() {
        Months months = month("0", "20000").paper(Papers.credits("5RD0CWLB-0004", "2026-08-04", "200", "200.00"));
        assertThat(months.findings(FindingCode.UNIT_MISMATCH))
                .singleElement()
                .extracting(Finding::amount)
                .isEqualTo(credits("19800"));
        assertThat(months.computer().credit().increases()).isEqualTo(credits("20000"));
        assertThat(months.findings(FindingCode.UNDOCUMENTED_INCREASE)).isEmpty();
    }

    @Test
    void anotherPriceThanAHundredForADollarIsARateMismatch() {
        assertThat(month("0", "20000")
                        .paper(Papers.credits("5RD0CWLB-0004", "2026-08-04", "20000", "210.00"))
                        .findings(FindingCode.RATE_MISMATCH))
                .singleElement()
                .extracting(Finding::amount)
                .isEqualTo(credits("1000"));
    }

    @Test
    void theEstimateFollowsTheDaysOnWhichCreditsWerePaid() {
        Months months = Months.august()
                .pool("2026-08-01T00:00:00Z", "1000")
                .pool("2026-08-31T00:00:00Z", "600")
                .pool("2026-09-02T00:00:00Z", "500")
                .bucket("2026-08/usage.json", "2026-08-31T00:00:00Z", 24, null, "80", "paid=75,promo=5")
                .bucket("2026-08/usage.json", "2026-09-01T00:00:00Z", 24, null, "25", "paid=25");
        assertThat(months.computer().spend().range()).isEqualTo(AmountRange.of(credits("399"), credits("501")));
        assertThat(months.computer().spend().estimate()).isEqualTo(credits("475"));
        assertThat(months.withoutBucket("2026-09-01T00:00:00Z")
                        .computer()
                        .spend()
                        .estimate())
                .as("evenly where a day is missing")
                .isEqualTo(credits("450"));
    }

    @Test
    void analyticsWithoutAPoolInTheConfigurationAreListedAndToldToBeUnused() {
        Reconciliation result = Months.august()
                .bucket("2026-08/usage.json", "2026-08-31T00:00:00Z", 24, null, "80", "paid=75")
                .withoutPool()
                .reconcile();
        assertThat(result.documents()).extracting(DocumentUse::file).contains("2026-08/usage.json");
        assertThat(result.method().assumptions())
                .anySatisfy(said -> assertThat(said).contains("organization.yaml names no pool"));
    }
}
