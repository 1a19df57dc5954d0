package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentKind;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.money.AmountRange;
import io.trueup.money.Count;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Mode;
import io.trueup.reconcile.AccountResult.Basis;
import io.trueup.usage.ListPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Promise: usage at list price bounds the spend where nothing else does, shapes the estimate where credit does, and loses nothing in silence. */
class UsageSpendTest {

    private static Months listing() {
        return Months.august().price("input_tokens", "sonar", null, "1.00", "1000000", "2025-04-18", null);
    }

    @Test
    void metersAloneAreTheSpendAndAnInvoiceIsCheckedAgainstThem() {
        Months months = listing().meteredDaily("input_tokens", "sonar", "743S", "2000000");
        AccountResult account = months.account();
        assertThat(account.spend().basis()).isEqualTo(Basis.USAGE);
        assertThat(account.spend().range()).isEqualTo(AmountRange.point(Money.usd("62.00")));
        assertThat(account.reported()).isEqualTo(Money.usd("62.00"));
        assertThat(months.findings(FindingCode.INVOICE_MISSING))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("the usage at list price says the spend is 62.00 USD");
        months.paper(Papers.usage("Q7HX2MZP-0001", Months.AUGUST, "70.00"));
        assertThat(months.account().verdict()).isEqualTo(Verdict.OVER_INVOICED);
        assertThat(months.account().variance()).isEqualTo(Money.usd("8.00"));
        assertThat(months.findings(FindingCode.EVIDENCE_MISSING)).isEmpty();
    }

    @Test
    void anArrearsGroupIsCheckedAgainstItsUsage() {
        Months months = listing()
                .mode(Mode.ARREARS)
                .meteredDaily("input_tokens", "sonar", "743S", "2000000")
                .paper(Papers.usage("Q7HX2MZP-0001", Months.AUGUST, "62.00"));
        assertThat(months.account().verdict()).isEqualTo(Verdict.MATCHED);
        assertThat(months.reconcile().findings()).isEmpty();
    }

    @Test
    void aMissingDayLeavesTheUpperEndOpen() {
        Months months = listing();
        for (int day = 1; day <= 30; day++) {
            months.metered("2026-08-%02d".formatted(day), "input_tokens", "sonar", null, "743S", "1000000");
        }
        assertThat(months.account().spend().range()).isEqualTo(AmountRange.of(Money.usd("30.00"), null));
    }

    @Test
    void twoPricesByThePromptsLengthGiveARange() {
        Months months = Months.august()
                .price(new ListPrice(
                        "response_api_uncached_input_tokens",
                        "big",
                        null,
                        new BigDecimal("3.00"),
                        new BigDecimal("1000000"),
                        LocalDate.parse("2026-08-01"),
                        null,
                        new ListPrice.Over(new BigDecimal("200000"), new BigDecimal("6.00"))))
                .meteredDaily("response_api_uncached_input_tokens", "big", null, "1000000");
        assertThat(months.account().spend().range()).isEqualTo(AmountRange.of(Money.usd("93.00"), Money.usd("186.00")));
        assertThat(months.account().spend().estimate()).isEqualTo(Money.usd("139.50"));
    }

    @Test
    void aPriceChangeInsideTheMonthIsRatedDayByDay() {
        Months months = Months.august()
                .price("input_tokens", "sonar", null, "1.00", "1000000", "2025-04-18", "2026-08-11")
                .price("input_tokens", "sonar", null, "2.00", "1000000", "2026-08-11", null)
                .meteredDaily("input_tokens", "sonar", "743S", "1000000");
        assertThat(months.account().spend().range()).isEqualTo(AmountRange.point(Money.usd("52.00")));
    }

    @Test
    void aHoleInThePriceListIsToldWithItsDaysAndTheSpendIsOpen() {
        Months months = Months.august()
                .price("input_tokens", "sonar", null, "1.00", "1000000", "2025-04-18", "2026-08-11")
                .price("input_tokens", "sonar", null, "2.00", "1000000", "2026-08-13", null)
                .meteredDaily("input_tokens", "sonar", "743S", "1000000");
        assertThat(months.findings(FindingCode.PRICE_MISSING)).singleElement().satisfies(finding -> {
            assertThat(finding.amount()).isEqualTo(Count.of(new BigDecimal("2000000")));
            assertThat(finding.message())
                    .isEqualTo(
                            "The price list has no price of input_tokens of sonar from 2026-08-11 to 2026-08-12: 2,000,000 units cannot be turned into money. The list has a hole there, from 2026-08-11 to 2026-08-12.");
        });
        assertThat(months.account().spend().range()).isEqualTo(AmountRange.of(Money.usd("48.00"), null));
    }

    @Test
    void anUnknownMeterIsToldWithItsQuantity() {
        Months months = listing()
                .meteredDaily("input_tokens", "sonar", "743S", "1000000")
                .metered("2026-08-03", "brand_new_meter", null, null, null, "7")
                .metered("2026-08-04", "brand_new_meter", null, null, null, "8");
        assertThat(months.findings(FindingCode.UNKNOWN_METER)).singleElement().satisfies(finding -> {
            assertThat(finding.amount()).isEqualTo(Count.of(new BigDecimal("15")));
            assertThat(finding.account()).isEqualTo(Months.ACCOUNT);
            assertThat(finding.evidence()).hasSize(2);
        });
        assertThat(months.findings(FindingCode.PRICE_MISSING)).isEmpty();
    }

    @Test
    void aMeterThatCountsNothingIsNoFinding() {
        assertThat(listing()
                        .metered("2026-08-03", "brand_new_meter", null, null, null, "0")
                        .reconcile()
                        .findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.INVOICE_MISSING);
    }

    @Test
    void theEstimateFollowsTheDaysOfTheUsage() {
        Months months = listing()
                .reading("2026-07-30T00:00:00Z", "100")
                .reading("2026-08-11T00:00:00Z", "40")
                .reading("2026-09-01T00:00:00Z", "10");
        assertThat(months.account().spend().estimate()).as("by time").isEqualTo(Money.usd("80.00"));
        for (int day = 30; day <= 31; day++) {
            months.metered("2026-07-" + day, "input_tokens", "sonar", null, "743S", "10000000");
        }
        months.meteredDaily("input_tokens", "sonar", "743S", "4000000");
        assertThat(months.account().spend().estimate())
                .as("20 of the 60 were used in July")
                .isEqualTo(Money.usd("70.00"));
        assertThat(months.account().spend().range())
                .as("as without usage")
                .isEqualTo(AmountRange.of(Money.usd("30.00"), Money.usd("90.00")));
    }

    @Test
    void withoutAnInvoiceMeteredUsageShowsThatAPurchaseWasNeverCredited() {
        Months months = listing()
                .reading("2026-08-01T00:00:00Z", "100")
                .reading("2026-08-20T00:00:00Z", "60")
                .reading("2026-09-01T00:00:00Z", "38")
                .paper(Papers.purchase("Q7HX2MZP-0003", "2026-08-05", "50.00"));
        assertThat(months.findings(FindingCode.PURCHASE_NOT_CREDITED)).isEmpty();
        months.meteredDaily("input_tokens", "sonar", "743S", "2000000");
        assertThat(months.findings(FindingCode.PURCHASE_NOT_CREDITED))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.amount()).isEqualTo(Money.usd("50.00"));
                    assertThat(finding.message()).contains("lost more than the metered usage comes to");
                    assertThat(finding.evidence()).hasSize(2);
                });
        assertThat(months.account().spend().range()).isEqualTo(AmountRange.point(Money.usd("62.00")));
    }

    @Test
    void reportedCostsBoundWhatHasNoPriceAndDriftWithTheNumberOfResponses() {
        Months months = Months.august()
                .used(
                        DocumentKind.RESPONSE_LOG,
                        "log.jsonl",
                        "2026-08-03",
                        "api_requests",
                        "new",
                        "low",
                        null,
                        "1000",
                        "6.00")
                .used(
                        DocumentKind.RESPONSE_LOG,
                        "log.jsonl",
                        "2026-08-03",
                        "input_tokens",
                        "new",
                        null,
                        null,
                        "5000",
                        "4.00");
        assertThat(months.account().spend().range())
                .as("10 dollars less half a dollar for each of the two; a log need not hold every request")
                .isEqualTo(AmountRange.of(Money.usd("9.00"), null));
        assertThat(months.findings(FindingCode.PRICE_MISSING)).hasSize(2);
    }

    @Test
    void aMonthThatIsNotOverIsToldUpToTheLastDayOfUsage() {
        Months months = listing().asOf("2026-08-04T06:00:00Z");
        for (int day = 1; day <= 3; day++) {
            months.metered("2026-08-0" + day, "input_tokens", "sonar", null, "743S", "1000000");
        }
        assertThat(months.account().spend().range()).isEqualTo(AmountRange.point(Money.usd("3.00")));
    }

    @Test
    void daysThatAreStillToComeAreKeptOutAndTold() {
        Months months = listing()
                .asOf("2026-08-04T06:00:00Z")
                .now("2026-08-04T06:00:00Z")
                .metered("2026-08-01", "input_tokens", "sonar", null, "743S", "1000000")
                .metered("2026-08-05", "input_tokens", "sonar", null, "743S", "1000000");
        assertThat(months.findings(FindingCode.ROW_REFUSED))
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo(
                        "2026-08/usage group=production.json: 1 rows lie in the future, the first on 2026-08-05; they are kept out.");
        assertThat(months.account().spend().range()).isEqualTo(AmountRange.point(Money.usd("1.00")));
    }

    @Test
    void theGroupIsThatOfThePathElseOfTheKeysElseTheOnlyOne() {
        Months one = listing();
        use(one, "usage.json", "xxxx");
        assertThat(one.account().spend().basis()).as("the only group").isEqualTo(Basis.USAGE);

        Months two = listing().key("743S", "2026-01-01", null).group("ops", "k9Qd");
        use(two, "usage.json", "k9Qd");
        assertThat(two.reconcile().accounts().get(0).spend().basis()).isEqualTo(Basis.NONE);
        assertThat(two.reconcile().accounts().get(1).spend().basis())
                .as("by its key")
                .isEqualTo(Basis.USAGE);

        Months named = listing().key("743S", "2026-01-01", null).group("ops", "k9Qd");
        use(named, "usage group=production.json", "k9Qd");
        assertThat(named.reconcile().accounts().get(0).spend().basis())
                .as("by its path")
                .isEqualTo(Basis.USAGE);
    }

    @Test
    void usageOfAGroupThatCannotBeToldIsToldAsKeptOut() {
        Months unregistered = listing().group("ops", "k9Qd");
        use(unregistered, "usage.json", "xxxx");
        assertThat(unregistered.findings(FindingCode.ROW_REFUSED))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("it cannot be told which API group");
        Months wrong = listing();
        use(wrong, "usage group=staging.json", "743S");
        assertThat(wrong.findings(FindingCode.ROW_REFUSED))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("names the group \"staging\", which organization.yaml does not have");
    }

    @Test
    void usageOfAnotherMonthDoesNotBear() {
        Months months = listing().metered("2026-07-31", "input_tokens", "sonar", null, "743S", "1000000");
        assertThat(months.reconcile().documents()).isEmpty();
        months.metered("2026-08-01", "input_tokens", "sonar", null, "743S", "1000000");
        assertThat(months.reconcile().documents()).hasSize(1);
    }

    private static void use(Months months, String file, String key) {
        months.used(DocumentKind.API_METERS, file, "2026-08-01", "input_tokens", "sonar", null, key, "1000000", null);
    }
}
