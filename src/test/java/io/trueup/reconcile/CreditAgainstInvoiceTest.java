package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.Movement.Kind;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Mode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditAgainstInvoiceTest {

    private static Months drawn(String amount) {
        return Months.august()
                .reading("2026-08-01T00:00:00Z", "500.00")
                .reading(
                        "2026-09-01T00:00:00Z",
                        Money.usd("500").minus(Money.usd(amount)).value().toPlainString());
    }

    private static List<FindingCode> codes(Months months) {
        return months.reconcile().findings().stream().map(Finding::code).toList();
    }

    @Test
    void anInvoiceOfWhatLeftTheBalanceIsReconciled() {
        Reconciliation result = drawn("120.00")
                .paper(Papers.usage("Q7HX2MZP-0001", Months.AUGUST, "120.00"))
                .reconcile();
        AccountResult account = result.accounts().getFirst();
        assertThat(result.status()).isEqualTo(Status.RECONCILED);
        assertThat(result.findings()).isEmpty();
        assertThat(account.verdict()).isEqualTo(Verdict.MATCHED);
        assertThat(account.spend().range()).isEqualTo(AmountRange.point(Money.usd("120")));
        assertThat(account.reported()).isEqualTo(Money.usd("120"));
        assertThat(account.variance()).isEqualTo(Money.usd("0"));
        assertThat(account.bridge()).isEmpty();
    }

    @Test
    void halfACentALineIsRounding() {
        Reconciliation result = drawn("119.995")
                .paper(Papers.usage("Q7HX2MZP-0001", Months.AUGUST, "120.00"))
                .reconcile();
        assertThat(result.accounts().getFirst().verdict()).isEqualTo(Verdict.MATCHED);
    }

    @Test
    void whatLiesOutsideTheRangeIsWorthTheWholeDistance() {
        Months months =
                drawn("100.00").tolerance("0.02", "0").paper(Papers.usage("Q7HX2MZP-0001", Months.AUGUST, "135.36"));
        assertThat(months.findings(FindingCode.INVOICE_OUTSIDE_RANGE))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.amount()).isEqualTo(Money.usd("35.36"));
                    assertThat(finding.evidence())
                            .extracting(place -> place.file())
                            .contains("Invoice-Q7HX2MZP-0001.pdf", "2026-08/balances.csv");
                });
        AccountResult account = months.account();
        assertThat(account.verdict()).isEqualTo(Verdict.OVER_INVOICED);
        assertThat(account.bridge()).containsExactly(new BridgeStep(BridgeStep.Cause.UNEXPLAINED, Money.usd("35.36")));
    }

    @Test
    void toleranceAndHalfACentALineMayBeMetExactly() {
        assertThat(codes(drawn("119.975")
                        .tolerance("0.02", "0")
                        .paper(Papers.usage("Q7HX2MZP-0001", Months.AUGUST, "120.00"))))
                .isEmpty();
        assertThat(codes(drawn("119.96")
                        .tolerance("0.02", "0")
                        .paper(Papers.usage("Q7HX2MZP-0001", Months.AUGUST, "120.00"))))
                .containsExactly(FindingCode.INVOICE_OUTSIDE_RANGE);
        assertThat(codes(Months.august()
                        .reading("2026-08-01T00:00:00Z", "2000.00")
                        .reading("2026-09-01T00:00:00Z", "814.20")
                        .tolerance("0.02", "2")
                        .paper(Papers.usage("Q7HX2MZP-0001", Months.AUGUST, "1210.00"))))
                .as("1210.00 against 1185.80 at 2 %")
                .isEmpty();
    }

    @Test
    void anInvoiceBelowTheRangeIsUnderInvoiced() {
        AccountResult account = drawn("100.00")
                .paper(Papers.usage("Q7HX2MZP-0001", Months.AUGUST, "90.00"))
                .account();
        assertThat(account.verdict()).isEqualTo(Verdict.UNDER_INVOICED);
        assertThat(account.variance()).isEqualTo(Money.usd("-10.00"));
    }

    @Test
    void withoutAnInvoiceTheMonthIsProvisionalAndTheEstimateIsReported() {
        Reconciliation result = Months.august()
                .reading("2026-07-31T12:00:00Z", "200.00")
                .reading("2026-08-01T12:00:00Z", "190.00")
                .reading("2026-09-01T00:00:00Z", "90.00")
                .reconcile();
        AccountResult account = result.accounts().getFirst();
        assertThat(result.status()).isEqualTo(Status.PROVISIONAL);
        assertThat(account.spend().range()).isEqualTo(AmountRange.of(Money.usd("100"), Money.usd("110")));
        assertThat(account.spend().estimate()).isEqualTo(Money.usd("105"));
        assertThat(account.reported()).isEqualTo(Money.usd("105"));
        assertThat(account.variance()).isNull();
        assertThat(account.paid()).isEqualTo(Money.usd("0"));
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.INVOICE_MISSING);
            assertThat(finding.amount()).isEqualTo(Money.usd("105"));
        });
    }

    @Test
    void aMonthThatIsNotOverIsReportedSoFarAndExpectsNoInvoice() {
        Reconciliation result = Months.august()
                .asOf("2026-08-16T00:00:00Z")
                .reading("2026-08-01T00:00:00Z", "200.00")
                .reading("2026-08-15T00:00:00Z", "150.00")
                .reconcile();
        assertThat(result.monthOver()).isFalse();
        assertThat(result.findings()).isEmpty();
        assertThat(result.accounts().getFirst().spend().range()).isEqualTo(AmountRange.point(Money.usd("50")));
        assertThat(result.method().assumptions()).anyMatch(sentence -> sentence.contains("not over"));
    }

    @Test
    void usageBeyondTheCreditIsPaidAndToldOnce() {
        Reconciliation result = Months.august()
                .reading("2026-08-01T00:00:00Z", "38.87")
                .reading("2026-09-01T00:00:00Z", "0")
                .paper(Papers.usage("Q7HX2MZP-0001", "2026-09-01")
                        .line(
                                "sonar (743S)",
                                null,
                                null,
                                "39.29",
                                io.trueup.period.BillingPeriod.of(Months.AUGUST),
                                io.trueup.invoice.LineSubject.usage("sonar", null, null, null))
                        .applied("38.87"))
                .reconcile();
        AccountResult account = result.accounts().getFirst();
        assertThat(account.paid()).isEqualTo(Money.usd("0.42"));
        assertThat(account.spend().range()).isEqualTo(AmountRange.point(Money.usd("39.29")));
        assertThat(account.verdict()).isEqualTo(Verdict.MATCHED);
        assertThat(result.status()).isEqualTo(Status.RECONCILED);
        assertThat(result.findings())
                .extracting(Finding::code, Finding::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(FindingCode.BALANCE_EXHAUSTED, null),
                        org.assertj.core.groups.Tuple.tuple(FindingCode.OVERDRAFT, Money.usd("0.42")));
    }

    @Test
    void aBalanceOfZeroOpensTheSpendUntilTheInvoiceTellsIt() {
        AccountResult account = Months.august()
                .reading("2026-08-01T00:00:00Z", "38.87")
                .reading("2026-09-01T00:00:00Z", "0")
                .account();
        assertThat(account.paid()).isNull();
        assertThat(account.spend().range()).isEqualTo(AmountRange.of(Money.usd("38.87"), null));
        assertThat(account.credit().drawdown()).isEqualTo(AmountRange.point(Money.usd("38.87")));
    }

    @Test
    void aZeroAtTheVeryStartIsLastMonthsMatter() {
        assertThat(codes(Months.august()
                        .reading("2026-08-01T00:00:00Z", "0")
                        .reading("2026-08-15T00:00:00Z", "40")
                        .reading("2026-09-01T00:00:00Z", "30")
                        .paper(Papers.purchase("Q7HX2MZP-0001", "2026-08-10", "50.00"))))
                .containsExactly(FindingCode.INVOICE_MISSING);
    }

    @Test
    void aRiseThatNothingExplainsIsWorthTheLeastThatMustHaveComeIn() {
        Months months = Months.august()
                .reading("2026-08-01T00:00:00Z", "100")
                .reading("2026-08-10T00:00:00Z", "128.172716")
                .reading("2026-08-20T00:00:00Z", "120")
                .reading("2026-09-01T00:00:00Z", "110");
        assertThat(months.findings(FindingCode.UNDOCUMENTED_INCREASE))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.amount()).isEqualTo(Money.usd("28.17"));
                    assertThat(finding.evidence()).hasSize(2);
                });
        assertThat(months.account().spend().range().high())
                .as("what else came in is not known")
                .isNull();
        assertThat(months.account().spend().range().low()).isEqualTo(Money.usd("18.17"));
    }

    @Test
    void aPaidPurchaseThatNeverReachedTheBalanceIsFoundByTheInvoice() {
        Months months = Months.august()
                .reading("2026-08-01T00:00:00Z", "200")
                .reading("2026-08-15T00:00:00Z", "150")
                .reading("2026-09-01T00:00:00Z", "100")
                .paper(Papers.purchase("Q7HX2MZP-0001", "2026-08-10", "50.00"))
                .paper(Papers.usage("Q7HX2MZP-0002", Months.AUGUST, "100.00"));
        assertThat(months.findings(FindingCode.PURCHASE_NOT_CREDITED))
                .singleElement()
                .extracting(Finding::amount)
                .isEqualTo(Money.usd("50"));
        AccountResult account = months.account();
        assertThat(account.verdict()).isEqualTo(Verdict.MATCHED);
        assertThat(account.credit().increases()).as("left out of the ledger").isEqualTo(Money.usd("0"));
        assertThat(codes(months)).doesNotContain(FindingCode.INVOICE_OUTSIDE_RANGE);
    }

    @Test
    void aPurchaseThatTheBalanceNeedsWasCredited() {
        Months months = Months.august()
                .reading("2026-08-01T00:00:00Z", "20")
                .reading("2026-08-15T00:00:00Z", "60")
                .reading("2026-09-01T00:00:00Z", "40")
                .paper(Papers.purchase("Q7HX2MZP-0001", "2026-08-10", "50.00"))
                .paper(Papers.usage("Q7HX2MZP-0002", Months.AUGUST, "10.00"));
        assertThat(codes(months))
                .contains(FindingCode.INVOICE_OUTSIDE_RANGE)
                .doesNotContain(FindingCode.PURCHASE_NOT_CREDITED);
    }

    @Test
    void aPurchaseInvoiceWithoutAReceiptCountsOnlyWhereTheBalanceNeedsIt() {
        Months needed = Months.august()
                .reading("2026-08-01T00:00:00Z", "20")
                .reading("2026-08-15T00:00:00Z", "60")
                .reading("2026-09-01T00:00:00Z", "40")
                .paper(Papers.purchase("Q7HX2MZP-0001", "2026-08-10", "50.00").invoice());
        assertThat(needed.account().credit().increases()).isEqualTo(Money.usd("50"));
        Months idle = Months.august()
                .reading("2026-08-01T00:00:00Z", "200")
                .reading("2026-09-01T00:00:00Z", "100")
                .paper(Papers.purchase("Q7HX2MZP-0001", "2026-08-10", "50.00").invoice());
        assertThat(idle.account().credit().increases()).isEqualTo(Money.usd("0"));
        assertThat(idle.reconcile().method().assumptions())
                .anyMatch(sentence -> sentence.contains("no receipt that proves"));
    }

    @Test
    void expiredCreditIsLostAndNeverSpend() {
        Months months = Months.august()
                .reading("2026-08-01T00:00:00Z", "200")
                .reading("2026-09-01T00:00:00Z", "100")
                .movement(Kind.EXPIRY, "2026-08-20T00:00:00Z", "-60", null);
        assertThat(months.account().spend().range()).isEqualTo(AmountRange.point(Money.usd("40")));
        assertThat(months.account().credit().expired()).isEqualTo(Money.usd("60"));
        assertThat(months.findings(FindingCode.CREDIT_EXPIRED))
                .singleElement()
                .extracting(Finding::amount)
                .isEqualTo(Money.usd("60"));
    }

    @Test
    void aMovementThatTwoFilesTellIsOneMovement() {
        Months months = Months.august()
                .reading("2026-08-01T00:00:00Z", "200")
                .reading("2026-09-01T00:00:00Z", "250")
                .movement(Kind.GRANT, "2026-08-20T00:00:00Z", "100", "G-1")
                .movementIn("2026-09/movements.csv", Kind.GRANT, "2026-08-20T00:00:00Z", "100", "G-1");
        assertThat(months.account().credit().granted()).isEqualTo(Money.usd("100"));
        assertThat(months.account().spend().range()).isEqualTo(AmountRange.point(Money.usd("50")));
        assertThat(months.movement(Kind.GRANT, "2026-08-20T00:00:00Z", "100", "G-1")
                        .account()
                        .credit()
                        .granted())
                .as("twice in one file is two")
                .isEqualTo(Money.usd("200"));
    }

    @Test
    void aCreditNoteThatGivesCreditBackPaysNothingOut() {
        AccountResult account = Months.august()
                .reading("2026-08-01T00:00:00Z", "100")
                .reading("2026-09-01T00:00:00Z", "83")
                .paper(Papers.usage("Q7HX2MZP-0001", Months.AUGUST, "20.00"))
                .paper(Papers.usage("Q7HX2MZP-0001-CN-01", "2026-09-03")
                        .creditNote()
                        .line(
                                "sonar (743S)",
                                null,
                                null,
                                "-3.00",
                                null,
                                io.trueup.invoice.LineSubject.usage("sonar", null, null, "743S"))
                        .row(io.trueup.invoice.TotalsRow.Role.SUBTOTAL, "Subtotal", "-3.00")
                        .row(io.trueup.invoice.TotalsRow.Role.APPLIED, "Credit grant applied", "3.00")
                        .row(io.trueup.invoice.TotalsRow.Role.TOTAL, "Total", "0.00"))
                .account();
        assertThat(account.invoiced()).isEqualTo(Money.usd("17"));
        assertThat(account.paid()).isEqualTo(Money.usd("0"));
        assertThat(account.verdict()).isEqualTo(Verdict.MATCHED);
    }

    @Test
    void aGrantIsToldApartFromIncreases() {
        AccountResult account = Months.august()
                .reading("2026-08-01T00:00:00Z", "200")
                .reading("2026-09-01T00:00:00Z", "5100")
                .movement(Kind.GRANT, "2026-08-20T00:00:00Z", "5000", "credit programme")
                .account();
        assertThat(account.credit().increases()).isEqualTo(Money.usd("0"));
        assertThat(account.credit().granted()).isEqualTo(Money.usd("5000"));
        assertThat(account.spend().range()).isEqualTo(AmountRange.point(Money.usd("100")));
    }

    @Test
    void readingsOfOneInstantThatDifferAreBothKeptOut() {
        Months months = Months.august()
                .reading("2026-08-01T00:00:00Z", "200")
                .reading("2026-08-15T00:00:00Z", "150")
                .reading("2026-08-15T00:00:00Z", "50")
                .reading("2026-09-01T00:00:00Z", "100");
        assertThat(months.findings(FindingCode.READINGS_CONFLICT))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).hasSize(2));
        assertThat(months.account().spend().range()).isEqualTo(AmountRange.point(Money.usd("100")));
        assertThat(months.findings(FindingCode.READINGS_CONFLICT, YearMonth.of(2026, 10)))
                .isEmpty();
    }

    @Test
    void anAutomaticReloadOfAnotherAmountThanAgreedIsWorthTheDifference() {
        Months months = Months.august()
                .reload("2.00", "50.00")
                .reading("2026-08-01T00:00:00Z", "1")
                .reading("2026-09-01T00:00:00Z", "90")
                .paper(Papers.purchase("Q7HX2MZP-0001", "2026-08-05", "50.00").memo("Automatic credits purchase"))
                .paper(Papers.purchase("Q7HX2MZP-0002", "2026-08-07", "75.00").memo("Automatic credits purchase"))
                .paper(Papers.purchase("Q7HX2MZP-0003", "2026-08-09", "20.00").memo("Manual credits purchase"));
        assertThat(months.findings(FindingCode.RELOAD_OFF_RULE))
                .singleElement()
                .extracting(Finding::amount)
                .isEqualTo(Money.usd("25"));
    }

    @Test
    void anInvoiceWithNothingToCheckItAgainstSaysSo() {
        Months months = Months.august().paper(Papers.usage("Q7HX2MZP-0001", Months.AUGUST, "120.00"));
        assertThat(codes(months)).containsExactly(FindingCode.EVIDENCE_MISSING);
        assertThat(months.account().verdict()).isEqualTo(Verdict.EVIDENCE_MISSING);
        assertThat(months.account().variance()).isNull();
    }

    @Test
    void aMarketplaceAccountExpectsNoInvoice() {
        assertThat(codes(drawn("10.00").mode(Mode.MARKETPLACE))).isEmpty();
        assertThat(drawn("10.00").mode(Mode.MARKETPLACE).account().verdict()).isEqualTo(Verdict.MATCHED);
        assertThat(codes(Months.august()
                        .mode(Mode.MARKETPLACE)
                        .paper(Papers.usage("Q7HX2MZP-0001", Months.AUGUST, "1.00"))))
                .isEmpty();
    }

    @Test
    void aPurchaseAtTheMonthsEdgeIsInTransitAndTheRollForwardCloses() {
        AccountResult account = Months.august()
                .reading("2026-07-31T23:00:00Z", "10")
                .reading("2026-08-01T09:00:00Z", "55")
                .reading("2026-09-01T00:00:00Z", "30")
                .paper(Papers.purchase("Q7HX2MZP-0001", "2026-07-31", "50.00"))
                .account();
        AccountResult.RollForward roll = account.rollForward();
        assertThat(roll.increases()).as("booked in July by its printed day").isEqualTo(Money.usd("0"));
        assertThat(roll.opening()
                        .plus(roll.increases())
                        .plus(roll.granted())
                        .plus(roll.inTransit())
                        .plus(roll.undocumented())
                        .minus(roll.drawdown())
                        .minus(roll.expired())
                        .minus(roll.refunded())
                        .plus(roll.rounding()))
                .isEqualTo(roll.closing());
        assertThat(roll.rounding().abs().value()).isLessThanOrEqualTo(new java.math.BigDecimal("0.02"));
    }

    @Test
    void theOrderOfFactsNeverMatters() {
        Facts facts = Months.august()
                .reading("2026-07-31T23:00:00Z", "10")
                .reading("2026-08-01T09:00:00Z", "55")
                .reading("2026-08-12T09:00:00Z", "90")
                .reading("2026-08-12T09:00:00Z", "91")
                .reading("2026-09-01T00:00:00Z", "30")
                .key("743S", "2026-01-01", "2026-03-01")
                .paper(Papers.purchase("Q7HX2MZP-0001", "2026-07-31", "50.00"))
                .paper(Papers.purchase("Q7HX2MZP-0004", "2026-08-11", "50.00"))
                .paper(Papers.usage("Q7HX2MZP-0005", Months.AUGUST, "70.00"))
                .paper(Papers.usage("Q7HX2MZP-0005", Months.AUGUST, "71.00").named("other.pdf"))
                .facts();
        Facts reversed = new Facts(
                facts.organization(),
                facts.prices(),
                reversed(facts.documents()),
                reversed(facts.invoices()),
                reversed(facts.readings()),
                reversed(facts.movements()),
                facts.refusals(),
                facts.members(),
                facts.memberCredits(),
                facts.analytics(),
                facts.usage(),
                facts.asOf(),
                facts.now(),
                null);
        assertThat(Reconciler.reconcile(reversed, Months.AUGUST)).isEqualTo(Reconciler.reconcile(facts, Months.AUGUST));
    }

    private static <T> List<T> reversed(List<T> list) {
        return new ArrayList<>(list).reversed();
    }
}
