package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentKind;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.invoice.LineSubject;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.Organization.SeatPlan;
import io.trueup.organization.Organization.SeatPlan.Interval;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.BridgeStep.Cause;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class SeatCheckTest {

    private static final String PRO = "enterprise-pro";
    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    /** 40 dollars a month, billed on the 3rd. */
    private static Months seats() {
        return Months.august()
                .seats(3, new SeatPlan(PRO, Money.usd("40.00"), Interval.MONTH, LocalDate.parse("2026-01-01")));
    }

    private static Papers renewal(String number, String day, int quantity, String price) {
        LocalDate start = LocalDate.parse(day);
        Money amount = Money.usd(price).times(java.math.BigDecimal.valueOf(quantity));
        return Papers.usage(number, day)
                .kind(DocumentKind.SEAT_INVOICE)
                .line(
                        "Perplexity Enterprise Pro",
                        Integer.toString(quantity),
                        price,
                        amount.value().toPlainString(),
                        BillingPeriod.of(start, start.plusMonths(1)),
                        new LineSubject(Nature.SEATS, null, null, null, null, PRO));
    }

    private static Papers adjustment(Papers paper, String from, String until, String amount) {
        return paper.kind(DocumentKind.SEAT_INVOICE)
                .line(
                        "Remaining or unused time",
                        "1",
                        null,
                        amount,
                        BillingPeriod.of(LocalDate.parse(from), LocalDate.parse(until)),
                        new LineSubject(Nature.SEAT_ADJUSTMENT, null, null, null, null, PRO));
    }

    private static AccountResult account(Reconciliation result) {
        return result.accounts().stream()
                .filter(account -> account.account().equals("seats"))
                .findFirst()
                .orElseThrow();
    }

    private static java.util.List<Finding> ofSeats(Reconciliation result) {
        return result.findings().stream()
                .filter(finding -> "seats".equals(finding.account()))
                .toList();
    }

    @Test
    void whatTheContractAndTheMembersCallForIsMatched() {
        Reconciliation result = seats().members(PRO, 12, "2026-01-15")
                .paper(renewal("8K2MNQ4T-0001", "2026-06-03", 12, "40.00"))
                .reconcile(JUNE);
        assertThat(ofSeats(result)).isEmpty();
        assertThat(account(result).verdict()).isEqualTo(Verdict.MATCHED);
        assertThat(account(result).spend().range()).isEqualTo(AmountRange.point(Money.usd("480")));
        assertThat(account(result).spend().basis()).isEqualTo(AccountResult.Basis.EXPECTED);
    }

    @Test
    void oneSeatTooManyIsWorthItsPrice() {
        Reconciliation result = seats().members(PRO, 12, "2026-01-15")
                .paper(renewal("8K2MNQ4T-0001", "2026-06-03", 13, "40.00"))
                .reconcile(JUNE);
        assertThat(ofSeats(result)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.SEAT_COUNT_MISMATCH);
            assertThat(finding.amount()).isEqualTo(Money.usd("40"));
        });
        assertThat(account(result).verdict()).isEqualTo(Verdict.OVER_INVOICED);
        assertThat(account(result).bridge()).containsExactly(new BridgeStep(Cause.SEATS, Money.usd("40")));
    }

    @Test
    void aMemberWhoLeftOnTheBillingDayHoldsNoSeatThatDay() {
        Months months =
                seats().members(PRO, 12, "2026-01-15").member("gone@x.example", PRO, "2026-01-15", "2026-06-03");
        assertThat(ofSeats(months.paper(renewal("8K2MNQ4T-0001", "2026-06-03", 12, "40.00"))
                        .reconcile(JUNE)))
                .isEmpty();
    }

    @Test
    void anotherPriceThanTheContractsIsWorthTheDifferenceTimesTheSeats() {
        Reconciliation result = seats().members(PRO, 12, "2026-01-15")
                .paper(renewal("8K2MNQ4T-0001", "2026-06-03", 12, "45.00"))
                .reconcile(JUNE);
        assertThat(ofSeats(result)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.SEAT_PRICE_MISMATCH);
            assertThat(finding.amount()).isEqualTo(Money.usd("60"));
        });
    }

    @Test
    void aPriceAgreedFromADateOnHoldsFromTheNextBillingDay() {
        Months months = Months.august()
                .seats(
                        3,
                        new SeatPlan(PRO, Money.usd("40.00"), Interval.MONTH, LocalDate.parse("2026-01-01")),
                        new SeatPlan(PRO, Money.usd("36.00"), Interval.MONTH, LocalDate.parse("2026-06-01")))
                .members(PRO, 12, "2026-01-15")
                .paper(renewal("8K2MNQ4T-0001", "2026-05-03", 12, "40.00"))
                .paper(renewal("8K2MNQ4T-0002", "2026-06-03", 12, "36.00"));
        assertThat(ofSeats(months.reconcile(YearMonth.of(2026, 5)))).isEmpty();
        assertThat(ofSeats(months.reconcile(JUNE))).isEmpty();
    }

    @Test
    void aJoinerIsChargedTheExactDaysLeft() {
        Months months = seats().members(PRO, 12, "2026-01-15")
                .member("new@x.example", PRO, "2026-06-09", null)
                .paper(renewal("8K2MNQ4T-0001", "2026-06-03", 12, "40.00"));
        Reconciliation right = months.paper(
                        adjustment(Papers.usage("8K2MNQ4T-0002", "2026-06-15"), "2026-06-09", "2026-07-03", "32.00"))
                .reconcile(JUNE);
        assertThat(ofSeats(right)).isEmpty();
        assertThat(account(right).invoiced()).isEqualTo(Money.usd("512"));
    }

    @Test
    void aWrongPartPeriodChargeIsWorthTheDifferenceToTheCent() {
        Reconciliation result = seats().members(PRO, 12, "2026-01-15")
                .member("new@x.example", PRO, "2026-06-09", null)
                .paper(renewal("8K2MNQ4T-0001", "2026-06-03", 12, "40.00"))
                .paper(adjustment(Papers.usage("8K2MNQ4T-0002", "2026-06-15"), "2026-06-09", "2026-07-03", "33.50"))
                .reconcile(JUNE);
        assertThat(ofSeats(result)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.PRORATION_MISMATCH);
            assertThat(finding.amount()).isEqualTo(Money.usd("1.50"));
            assertThat(finding.message()).contains("new@x.example");
        });
        assertThat(account(result).bridge()).containsExactly(new BridgeStep(Cause.PRORATION, Money.usd("1.50")));
    }

    @Test
    void aLeaverIsCreditedOnTheNextRenewal() {
        Reconciliation result = seats().members(PRO, 12, "2026-01-15")
                .member("gone@x.example", PRO, "2026-01-15", "2026-05-23")
                .paper(adjustment(
                        renewal("8K2MNQ4T-0001", "2026-06-03", 12, "40.00"), "2026-05-23", "2026-06-03", "-14.19"))
                .reconcile(JUNE);
        assertThat(ofSeats(result)).isEmpty();
        assertThat(account(result).spend().estimate()).isEqualTo(Money.usd("465.81"));
    }

    @Test
    void aJoinerWhomNoInvoiceChargesIsMissedOnceItsInvoiceIsDue() {
        Months months = seats().members(PRO, 12, "2026-01-15")
                .member("new@x.example", PRO, "2026-06-09", null)
                .paper(renewal("8K2MNQ4T-0001", "2026-06-03", 12, "40.00"));
        assertThat(ofSeats(months.reconcile(JUNE)))
                .filteredOn(finding -> finding.code() == FindingCode.SEAT_ADJUSTMENT_MISSING)
                .singleElement()
                .extracting(Finding::amount)
                .isEqualTo(Money.usd("32"));
        assertThat(ofSeats(months.asOf("2026-06-15T00:00:00Z").reconcile(JUNE)))
                .as("due on the 16th")
                .isEmpty();
    }

    @Test
    void aJoinerAtTheEndOfTheMonthIsNextMonthsMatter() {
        Months months = seats().members(PRO, 12, "2026-01-15")
                .member("new@x.example", PRO, "2026-06-29", null)
                .paper(renewal("8K2MNQ4T-0001", "2026-06-03", 12, "40.00"));
        assertThat(ofSeats(months.reconcile(JUNE))).isEmpty();
    }

    @Test
    void aJoinerBilledInTheMonthBeforeIsNotMissedInThis() {
        Months months = seats().members(PRO, 12, "2026-01-15")
                .member("new@x.example", PRO, "2026-05-28", null)
                .paper(renewal("8K2MNQ4T-0001", "2026-05-03", 12, "40.00"))
                .paper(adjustment(Papers.usage("8K2MNQ4T-0002", "2026-05-30"), "2026-05-28", "2026-06-03", "7.74"))
                .paper(renewal("8K2MNQ4T-0003", "2026-06-03", 13, "40.00"));
        assertThat(ofSeats(months.reconcile(YearMonth.of(2026, 5)))).isEmpty();
        assertThat(ofSeats(months.reconcile(JUNE))).isEmpty();
    }

    @Test
    void withoutAnInvoiceTheExpectedChargeIsTheEstimate() {
        Reconciliation result = seats().members(PRO, 12, "2026-01-15").reconcile(JUNE);
        assertThat(ofSeats(result)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.INVOICE_MISSING);
            assertThat(finding.amount()).isEqualTo(Money.usd("480"));
        });
        assertThat(account(result).reported()).isEqualTo(Money.usd("480"));
    }

    @Test
    void withoutAMemberListThereIsNothingToCheckAgainst() {
        Reconciliation result = seats().paper(renewal("8K2MNQ4T-0001", "2026-06-03", 12, "40.00"))
                .reconcile(JUNE);
        assertThat(ofSeats(result)).extracting(Finding::code).containsExactly(FindingCode.EVIDENCE_MISSING);
    }

    @Test
    void anAnnualPlanRenewsOnceAYear() {
        Months months = Months.august()
                .seats(31, new SeatPlan(PRO, Money.usd("400.00"), Interval.YEAR, LocalDate.parse("2025-06-01")))
                .members(PRO, 3, "2026-01-15");
        LocalDate day = LocalDate.parse("2026-06-30");
        months.paper(Papers.usage("8K2MNQ4T-0001", "2026-06-30")
                .kind(DocumentKind.SEAT_INVOICE)
                .line(
                        "Perplexity Enterprise Pro",
                        "3",
                        "400.00",
                        "1200.00",
                        BillingPeriod.of(day, LocalDate.parse("2027-06-30")),
                        new LineSubject(Nature.SEATS, null, null, null, null, PRO)));
        assertThat(ofSeats(months.reconcile(JUNE))).isEmpty();
        assertThat(account(months.reconcile(JUNE)).spend().estimate()).isEqualTo(Money.usd("1200"));
        Reconciliation july = months.reconcile(YearMonth.of(2026, 7));
        assertThat(ofSeats(july)).as("nothing is due in July").isEmpty();
        assertThat(account(july).spend().estimate()).isEqualTo(Money.usd("0"));
    }

    @Test
    void anAnnualJoinerPaysTheDaysLeftOfTheYearAndIsBilledWithinAMonth() {
        Months months = Months.august()
                .seats(1, new SeatPlan(PRO, Money.usd("365.00"), Interval.YEAR, LocalDate.parse("2026-01-01")))
                .members(PRO, 3, "2025-12-15")
                .paper(adjustment(Papers.usage("8K2MNQ4T-0001", "2026-07-01"), "2026-06-01", "2026-06-02", "0"))
                .member("new@x.example", PRO, "2026-07-02", null);
        assertThat(ofSeats(months.reconcile(YearMonth.of(2026, 8))))
                .filteredOn(finding -> finding.code() == FindingCode.SEAT_ADJUSTMENT_MISSING)
                .singleElement()
                .extracting(Finding::amount)
                .as("183 of 365 days at 365.00")
                .isEqualTo(Money.usd("183"));
    }

    @Test
    void fifteenHundredSeatsAreReconciledInNoTime() {
        Months months = seats().members(PRO, 1_500, "2026-01-15");
        for (int joiner = 0; joiner < 500; joiner++) {
            months.member(
                    "j%03d@x.example".formatted(joiner),
                    PRO,
                    "2026-06-%02d".formatted(4 + joiner % 20),
                    joiner % 3 == 0 ? "2026-06-28" : null);
        }
        months.paper(renewal("8K2MNQ4T-0001", "2026-06-03", 1_500, "40.00"));
        long start = System.nanoTime();
        Reconciliation result = months.reconcile(JUNE);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
        assertThat(result.findings())
                .filteredOn(finding -> finding.code() == FindingCode.SEAT_ADJUSTMENT_MISSING)
                .hasSize(500);
    }

    @Test
    void aSeatThatSeveralMemberListsNameCountsOnce() {
        Months months = seats().members(PRO, 12, "2026-01-15")
                .members(PRO, 12, "2026-01-15")
                .paper(renewal("8K2MNQ4T-0001", "2026-06-03", 12, "40.00"));
        assertThat(ofSeats(months.reconcile(JUNE))).isEmpty();
    }

    @Test
    void ofTwoListsTheOneThatKnowsWhenAMemberLeftIsTheNewer() {
        Months months = seats().members(PRO, 12, "2026-01-15")
                .member("gone@x.example", PRO, "2026-01-15", "2026-06-03")
                .member("gone@x.example", PRO, "2026-01-15", null)
                .paper(renewal("8K2MNQ4T-0001", "2026-06-03", 12, "40.00"));
        assertThat(ofSeats(months.reconcile(JUNE))).isEmpty();
    }

    @Test
    void aMemberTwiceWithOverlappingDatesIsKeptOutAndTold() {
        Months months = seats().members(PRO, 12, "2026-01-15")
                .member("member0003@x.example", PRO, "2026-02-15", null)
                .paper(renewal("8K2MNQ4T-0001", "2026-06-03", 12, "40.00"));
        assertThat(ofSeats(months.reconcile(JUNE))).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.ROW_REFUSED);
            assertThat(finding.message()).contains("member0003@x.example", "2026-02-15");
        });
    }

    @Test
    void aTierThatTheContractDoesNotKnowIsTold() {
        Months months = seats().members(PRO, 12, "2026-01-15")
                .member("gold@x.example", "enterprise-gold", "2026-02-15", null)
                .paper(renewal("8K2MNQ4T-0001", "2026-06-03", 12, "40.00"));
        assertThat(ofSeats(months.reconcile(JUNE))).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("enterprise-gold"));
    }

    @Test
    void aRenewalOnAnotherDayThanTheContractsIsNotExpectedTwice() {
        Reconciliation result = seats().members(PRO, 12, "2026-01-15")
                .paper(renewal("8K2MNQ4T-0001", "2026-06-04", 12, "40.00"))
                .reconcile(JUNE);
        assertThat(account(result).verdict()).isEqualTo(Verdict.MATCHED);
        assertThat(ofSeats(result)).extracting(Finding::code).containsExactly(FindingCode.BILLING_DAY_DIFFERS);
    }

    @Test
    void aRenewalThatIsOnNoneOfTheMonthsInvoicesIsASeatCountOfNothing() {
        Reconciliation result = seats().members(PRO, 12, "2026-01-15")
                .member("new@x.example", PRO, "2026-06-09", null)
                .paper(adjustment(Papers.usage("8K2MNQ4T-0002", "2026-06-15"), "2026-06-09", "2026-07-03", "32.00"))
                .reconcile(JUNE);
        assertThat(ofSeats(result)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.SEAT_COUNT_MISMATCH);
            assertThat(finding.amount()).isEqualTo(Money.usd("-480"));
        });
        assertThat(account(result).bridge()).containsExactly(new BridgeStep(Cause.SEATS, Money.usd("-480")));
    }

    @Test
    void aMissingAdjustmentIsTheCauseOfItsDifference() {
        Reconciliation result = seats().members(PRO, 12, "2026-01-15")
                .member("new@x.example", PRO, "2026-06-09", null)
                .paper(renewal("8K2MNQ4T-0001", "2026-06-03", 12, "40.00"))
                .reconcile(JUNE);
        assertThat(account(result).bridge()).containsExactly(new BridgeStep(Cause.PRORATION, Money.usd("-32")));
    }

    @Test
    void aLeaverCreditedByCreditNoteIsNotMissedOnTheNextRenewal() {
        Months months = seats().members(PRO, 9, "2026-01-15")
                .member("gone@x.example", PRO, "2026-01-15", "2026-06-10")
                .paper(renewal("8K2MNQ4T-0001", "2026-06-03", 10, "40.00"))
                .paper(adjustment(
                                Papers.usage("8K2MNQ4T-0001-CN-01", "2026-06-15"), "2026-06-10", "2026-07-03", "30.67")
                        .creditNote())
                .paper(renewal("8K2MNQ4T-0002", "2026-07-03", 9, "40.00"));
        assertThat(ofSeats(months.reconcile(JUNE))).isEmpty();
        assertThat(account(months.reconcile(JUNE)).invoiced()).isEqualTo(Money.usd("369.33"));
        assertThat(account(months.reconcile(JUNE)).verdict()).isEqualTo(Verdict.MATCHED);
        assertThat(ofSeats(months.reconcile(YearMonth.of(2026, 7)))).isEmpty();
    }

    @Test
    void aCreditNoteThatTakesASeatBackClearsTheCount() {
        Months months = seats().members(PRO, 10, "2026-01-15")
                .paper(renewal("8K2MNQ4T-0001", "2026-06-03", 11, "40.00"))
                .paper(renewal("8K2MNQ4T-0001-CN-01", "2026-06-03", 1, "40.00").creditNote());
        assertThat(ofSeats(months.reconcile(JUNE))).isEmpty();
        assertThat(account(months.reconcile(JUNE)).verdict()).isEqualTo(Verdict.MATCHED);
    }

    @Test
    void twoJoinersOnOneLineMayBeRoundedTogether() {
        for (String printed : new String[] {"54.19", "54.20"}) {
            Months months = Months.august()
                    .seats(1, new SeatPlan(PRO, Money.usd("40.00"), Interval.MONTH, LocalDate.parse("2026-01-01")))
                    .members(PRO, 10, "2026-01-15")
                    .member("a@x.example", PRO, "2026-05-11", null)
                    .member("b@x.example", PRO, "2026-05-11", null)
                    .paper(renewal("8K2MNQ4T-0001", "2026-05-01", 10, "40.00"))
                    .paper(Papers.usage("8K2MNQ4T-0002", "2026-05-18")
                            .kind(DocumentKind.SEAT_INVOICE)
                            .line(
                                    "Remaining time",
                                    "2",
                                    null,
                                    printed,
                                    BillingPeriod.of(LocalDate.parse("2026-05-11"), LocalDate.parse("2026-06-01")),
                                    new LineSubject(Nature.SEAT_ADJUSTMENT, null, null, null, null, PRO)));
            assertThat(ofSeats(months.reconcile(YearMonth.of(2026, 5))))
                    .as(printed)
                    .isEmpty();
        }
    }

    @Test
    void aRenewalIssuedOnItsEveSaysNothingOfTheCycleBefore() {
        LocalDate start = LocalDate.parse("2026-06-01");
        Months months = Months.august()
                .seats(1, new SeatPlan(PRO, Money.usd("40.00"), Interval.MONTH, LocalDate.parse("2026-01-01")))
                .members(PRO, 10, "2026-01-15")
                .paper(Papers.usage("8K2MNQ4T-0001", "2026-05-31")
                        .kind(DocumentKind.SEAT_INVOICE)
                        .line(
                                "Perplexity Enterprise Pro",
                                "10",
                                "40.00",
                                "400.00",
                                BillingPeriod.of(start, start.plusMonths(1)),
                                new LineSubject(Nature.SEATS, null, null, null, null, PRO)));
        assertThat(ofSeats(months.reconcile(YearMonth.of(2026, 5)))).isEmpty();
    }
}
