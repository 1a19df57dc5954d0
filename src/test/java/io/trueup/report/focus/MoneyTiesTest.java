package io.trueup.report.focus;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.invoice.TotalsRow.Role;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BookedSale;
import io.trueup.reconcile.BoughtCredit;
import io.trueup.reconcile.Reconciliation;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The money of the FOCUS files ties to the papers and to the balance of prepaid credit. */
class MoneyTiesTest {

    private static final Instant AFTERWARDS = Instant.parse("2027-01-01T00:00:00Z");

    static List<String> samples() {
        return Inboxes.samples();
    }

    static List<Path> sampleData() {
        return Inboxes.sampleData();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyInvoiceAddsUpToWhatItCharges(String sample) {
        Reconciliation month = Inboxes.sample(sample);
        requireInvoicesTied(month, Parsed.of(month).costs());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void invoiceDetailTellsTheSameToTheCent(String sample) {
        Parsed files = Parsed.of(Inboxes.sample(sample));
        Map<String, BigDecimal> details = byColumn(files.invoiceDetails(), "InvoiceDetailId");
        Map<String, BigDecimal> costs =
                byColumn(files.costs(row -> !row.get("InvoiceId").isEmpty()), "InvoiceDetailId");
        assertThat(details).containsAllEntriesOf(costs);
        details.keySet().removeAll(costs.keySet());
        assertThat(details.values()).allMatch(amount -> amount.signum() == 0);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void billedLessEffectiveIsTheChangeOfThePrepaidBalance(String sample) {
        Reconciliation month = Inboxes.sample(sample);
        List<Map<String, String>> costs = Parsed.of(month).costs();
        for (AccountResult account : month.accounts()) {
            if (!account.account().equals(SeatContract.ACCOUNT)) {
                assertThat(difference(costs, account.account()))
                        .as(account.account())
                        .isEqualByComparingTo(change(month, account));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sampleData")
    void threeMonthsAddUpWithoutCountingTwice(Path folder) {
        List<Map<String, String>> costs = new ArrayList<>();
        Map<String, BigDecimal> changes = new HashMap<>();
        List<Reconciliation> months = new ArrayList<>();
        for (int number : new int[] {6, 7, 8}) {
            Reconciliation month =
                    Inboxes.reconcile(folder, YearMonth.of(2026, number), AFTERWARDS, UnaryOperator.identity());
            months.add(month);
            costs.addAll(Parsed.of(month).costs());
            month.accounts().stream()
                    .filter(account -> !account.account().equals(SeatContract.ACCOUNT))
                    .forEach(account -> changes.merge(account.account(), change(month, account), BigDecimal::add));
        }
        months.forEach(month -> requireInvoicesTied(month, costs));
        assertThat(costs.stream().filter(row -> !row.get("InvoiceId").isEmpty()).map(row -> row.get("InvoiceDetailId")))
                .doesNotHaveDuplicates();
        changes.forEach((account, change) ->
                assertThat(difference(costs, account)).as(account).isEqualByComparingTo(change));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aBlockOfCreditIsNeverDrawnBeyondWhatItCost(String sample) {
        Parsed files = Parsed.of(Inboxes.sample(sample));
        Map<String, BigDecimal> left = new HashMap<>();
        files.csv("focus/contract_commitment.csv")
                .forEach(block -> left.put(
                        block.get("ContractCommitmentId"), new BigDecimal(block.get("ContractCommitmentCost"))));
        for (Map<String, String> row :
                files.costs(row -> row.get("ChargeCategory").equals("Usage"))) {
            if (!row.get("ContractApplied").isEmpty()) {
                io.trueup.json.Json.mapper()
                        .readTree(row.get("ContractApplied"))
                        .get("Elements")
                        .forEach(element -> left.computeIfPresent(
                                element.get("ContractCommitmentId").asString(),
                                (id, rest) -> rest.subtract(element.get("ContractCommitmentAppliedCost")
                                        .decimalValue())));
            }
        }
        assertThat(left.values()).allMatch(rest -> rest.signum() >= 0);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void costsAreQuantityAtUnitPriceExactly(String sample) {
        for (Map<String, String> row : Parsed.of(Inboxes.sample(sample)).costs()) {
            if (!row.get("PricingQuantity").isEmpty()) {
                BigDecimal product =
                        new BigDecimal(row.get("PricingQuantity")).multiply(new BigDecimal(row.get("ListUnitPrice")));
                assertThat(product.subtract(new BigDecimal(row.get("ListCost"))).abs())
                        .as(row.toString())
                        .isLessThan(new BigDecimal("0.0000000001"));
            }
        }
    }

    private static void requireInvoicesTied(Reconciliation month, List<Map<String, String>> costs) {
        Map<String, BigDecimal> billed = byColumn(
                costs.stream().filter(row -> !row.get("InvoiceId").isEmpty()).toList(), "InvoiceId");
        for (BookedSale sale : month.detail().sales()) {
            if (billed.containsKey(sale.number())) {
                assertThat(billed.get(sale.number())).as(sale.number()).isEqualByComparingTo(printed(sale));
            }
        }
    }

    /** What the paper says is to be paid: every sample prints it. */
    private static BigDecimal printed(BookedSale sale) {
        return sale.totals().stream()
                .filter(row -> row.role() == Role.DUE)
                .findFirst()
                .orElseThrow()
                .amount()
                .value();
    }

    private static Map<String, BigDecimal> byColumn(List<Map<String, String>> rows, String column) {
        Map<String, BigDecimal> sums = new HashMap<>();
        rows.forEach(row -> sums.merge(row.get(column), new BigDecimal(row.get("BilledCost")), BigDecimal::add));
        sums.replaceAll((id, sum) -> sum.setScale(2));
        return sums;
    }

    private static BigDecimal difference(List<Map<String, String>> costs, String account) {
        // tax and what is charged beside the credit are paid and used at once: they cancel out
        List<Map<String, String>> ofAccount = costs.stream()
                .filter(row -> account.equals("computer:organization")
                        ? row.get("ServiceName").equals("Perplexity Computer")
                        : row.get("SubAccountId").equals(account))
                .toList();
        return Parsed.sum(ofAccount, "BilledCost").subtract(Parsed.sum(ofAccount, "EffectiveCost"));
    }

    /** Bought credit at the end less that at the beginning; by the account's own figures where the bought part is not told apart. */
    private static BigDecimal change(Reconciliation month, AccountResult account) {
        for (BoughtCredit credit : month.detail().boughtCredit()) {
            if (credit.account().equals(account.account()) && credit.opening() != null && credit.closing() != null) {
                return Drawn.dollars(credit.closing().minus(credit.opening()));
            }
            if (credit.account().equals(account.account()) && credit.used() != null) {
                return Stream.of(credit.used(), credit.trueUp(), credit.expired(), credit.refunded())
                        .map(Drawn::dollars)
                        .reduce(Drawn.dollars(credit.purchased()), BigDecimal::subtract);
            }
        }
        if (account.credit() == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal drawn = account.invoiced() != null
                ? account.invoiced().value().subtract(account.paid().value())
                : Drawn.dollars(account.rollForward().drawdown());
        BigDecimal granted = Drawn.dollars(account.credit().granted()).min(drawn);
        return Drawn.dollars(account.credit().increases())
                .subtract(drawn)
                .add(granted)
                .subtract(Drawn.dollars(account.credit().expired()))
                .subtract(Drawn.dollars(account.credit().refunded()));
    }
}
