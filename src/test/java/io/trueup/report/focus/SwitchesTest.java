package io.trueup.report.focus;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.Organization;
import io.trueup.organization.Organization.Mode;
import io.trueup.reconcile.MonthDetail;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.UsedOnDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is not sure is marked and can be left out; what is left out is said; nothing gives tables without rows. */
class SwitchesTest {

    @Test
    void withoutAnInvoicePrepaidUsageIsProvisionalAndItsMonthOpen() {
        Parsed files = Parsed.of(Inboxes.sample("03-no-invoice-yet"));
        List<Map<String, String>> usage =
                files.costs(row -> row.get("ChargeCategory").equals("Usage"));
        assertThat(usage).isNotEmpty().allSatisfy(row -> assertThat(row)
                .containsEntry("x_IsProvisional", "true")
                .containsEntry("BilledCost", "0")
                .containsEntry("InvoiceId", ""));
        assertThat(files.csv("focus/billing_period.csv"))
                .extracting(period -> period.get("BillingPeriodStatus"))
                .containsOnly("Open");
    }

    @Test
    void provisionalRowsAreLeftOutOnDemandAndSaid() {
        Parsed files = Parsed.of(Inboxes.sample("03-no-invoice-yet", SwitchesTest::withoutProvisional));
        assertThat(files.costs()).extracting(row -> row.get("x_IsProvisional")).containsOnly("false");
        assertThat(files.metadata().get("LeftOut").get(0).get("reason").asString())
                .contains("provisional rows are switched off");
    }

    @Test
    void aReconciledMonthThatIsOverIsClosedAndHasNoProvisionalRow() {
        Parsed files = Parsed.of(Inboxes.sample("01-clean"));
        assertThat(files.csv("focus/billing_period.csv"))
                .anyMatch(period -> period.get("BillingPeriodStart").startsWith("2026-08")
                        && period.get("BillingPeriodStatus").equals("Closed"));
        assertThat(files.costs()).extracting(row -> row.get("x_IsProvisional")).containsOnly("false");
    }

    @Test
    void grantedCreditCostsNothing() {
        Parsed files = Parsed.of(Inboxes.sample("11-agent-and-grant"));
        List<Map<String, String>> used = files.ofKind(RowKind.API_USAGE);
        assertThat(used).isNotEmpty().allSatisfy(row -> assertThat(row)
                .containsEntry("x_CreditKind", "granted")
                .containsEntry("EffectiveCost", "0"));
        assertThat(Parsed.sum(used, "ListCost")).isPositive();
    }

    @Test
    void whatCreditDidNotCoverIsBilled() {
        Map<String, String> overdraft = Parsed.of(Inboxes.sample("02-legacy-overdraft"))
                .ofKind(RowKind.OVERDRAFT)
                .getFirst();
        assertThat(overdraft)
                .containsEntry("BilledCost", "2.78")
                .containsEntry("EffectiveCost", "2.78")
                .containsEntry("InvoiceId", "NRTHFD-00010")
                .containsEntry("BillingPeriodStart", "2026-03-01T00:00:00Z");
    }

    @Test
    void whatWasDrawnBeyondTheMetersIsARowOfItsOwn() {
        Parsed files = Made.month("2026-06")
                .group("ops", Mode.PREPAID)
                .account("api:ops", "10.00", "50.00", "0")
                .used(used("10.00"))
                .files();
        assertThat(files.ofKind(RowKind.API_USAGE)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("EffectiveCost", "10"));
        assertThat(files.ofKind(RowKind.API_USAGE_UNMETERED)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("EffectiveCost", "40")
                .containsEntry("BilledCost", "0"));
    }

    @Test
    void taxIsARowForEachTaxedLine() {
        Parsed files = Parsed.of(Inboxes.sample("07-seats"));
        List<Map<String, String>> taxes = files.ofKind(RowKind.TAX);
        assertThat(taxes).hasSize(files.costs().size() - taxes.size()).allSatisfy(row -> assertThat(row)
                .containsEntry("x_TaxRatePercent", "6")
                .containsEntry("PricingQuantity", "")
                .containsEntry("ChargeFrequency", "Recurring"));
        assertThat(Parsed.sum(taxes, "BilledCost")).isEqualByComparingTo("175.01");
    }

    @Test
    void usageOfAMarketplaceIsToldWithNothingBilled() {
        Parsed files = Made.month("2026-06")
                .group("ops", Mode.MARKETPLACE)
                .account("api:ops", "12.50", null, "0")
                .used(used("10.00"))
                .files();
        assertThat(files.costs()).hasSize(2).allSatisfy(row -> assertThat(row)
                .containsEntry("BilledCost", "0")
                .containsEntry("InvoiceIssuerName", Frame.MARKETPLACE)
                .containsEntry("ContractApplied", ""));
        assertThat(Parsed.sum(files.costs(), "EffectiveCost")).isEqualByComparingTo("12.50");
        assertThat(files.csv("focus/billing_period.csv"))
                .extracting(period -> period.get("InvoiceIssuerName"))
                .contains(Frame.MARKETPLACE);
    }

    @Test
    void usageThatIsBilledAfterUseIsExpectedUntilItsInvoiceIsThere() {
        Parsed files = Made.month("2026-06")
                .open()
                .group("batch", Mode.ARREARS)
                .account("api:batch", "10.00", null, null)
                .used(new UsedOnDay(
                        "api:batch",
                        LocalDate.of(2026, 6, 3),
                        "sonar",
                        "input_tokens",
                        null,
                        "743S",
                        new BigDecimal("10000000"),
                        List.of(new BigDecimal("0.000001")),
                        AmountRange.point(Money.usd("10")),
                        "usage.json"))
                .files();
        assertThat(files.costs()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("BilledCost", "10")
                .containsEntry("EffectiveCost", "10")
                .containsEntry("x_IsProvisional", "true")
                .containsEntry("PricingQuantity", "10")
                .containsEntry("PricingUnit", "1000000 Tokens"));
    }

    @Test
    void nothingGivesTablesWithoutRows() {
        Parsed files = Made.month("2026-06").files();
        assertThat(files.costs()).isEmpty();
        assertThat(files.text("focus/cost_and_usage.csv")).startsWith("BilledCost,BillingAccountId");
        assertThat(files.text("focus/cost_and_usage_1.2.csv")).contains(",ProviderName,PublisherName,");
        assertThat(files.csv("focus/contract_commitment.csv")).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsLeftOutWithItsReason() {
        Parsed files = Made.month("2026-06")
                .group("ops", Mode.PREPAID)
                .account("api:ops", null, null, null)
                .files();
        assertThat(files.costs()).isEmpty();
        assertThat(files.metadata().get("LeftOut").get(0).get("account").asString())
                .isEqualTo("api:ops");
    }

    @Test
    void aVersionStoredBeforeReportsKnewDetailsHasNoFiles() {
        Reconciliation old = Inboxes.sample("01-clean");
        Reconciliation bare = new Reconciliation(
                old.organization(),
                old.name(),
                old.month(),
                old.monthOver(),
                old.status(),
                old.documents(),
                old.accounts(),
                old.findings(),
                old.lines(),
                old.method(),
                MonthDetail.NONE);
        assertThat(FocusFiles.of(bare, 1)).isEmpty();
    }

    private static UsedOnDay used(String worth) {
        return new UsedOnDay(
                "api:ops",
                LocalDate.of(2026, 6, 3),
                null,
                "search_request_count",
                null,
                "743S",
                new BigDecimal("2000"),
                List.of(new BigDecimal("0.005")),
                AmountRange.point(Money.usd(worth)),
                "usage.json");
    }

    private static Organization withoutProvisional(Organization all) {
        return new Organization(
                all.id(),
                all.name(),
                all.zone(),
                all.currency(),
                all.issuer(),
                all.api(),
                all.seats(),
                all.computer(),
                all.tolerance(),
                all.recipients(),
                all.contact(),
                all.ledger(),
                false);
    }
}
