package io.trueup.report.focus;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.invoice.LineSubject;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.invoice.TotalsRow;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Mode;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.BookedSale;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A paper that charges several months is told in each of them, and in all of them together once. */
class PapersOverMonthsTest {

    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final String ACCOUNT = "api:ops";

    static LongStream seeds() {
        return LongStream.range(1, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theMonthsOfAnyPaperAddUpToWhatItCharges(long seed) {
        Random random = new Random(seed);
        int lines = 1 + random.nextInt(7);
        List<Integer> months = new ArrayList<>();
        List<Money> amounts = new ArrayList<>();
        List<Boolean> purchases = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            months.add(random.nextInt(3));
            amounts.add(cents(random.nextInt(10) == 0 ? -random.nextInt(500) : random.nextInt(100_000)));
            purchases.add(random.nextInt(8) == 0);
        }
        List<TotalsRow> totals = totals(random, amounts);
        List<Map<String, String>> told = new ArrayList<>();
        for (int offset = 0; offset < 4; offset++) {
            YearMonth month = JUNE.plusMonths(offset);
            List<BookedSale.Line> asSeen = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                YearMonth charged = JUNE.plusMonths(months.get(i));
                asSeen.add(Made.line(
                        "line " + i,
                        null,
                        amounts.get(i),
                        BillingPeriod.of(charged),
                        purchases.get(i)
                                ? LineSubject.of(Nature.API_CREDIT)
                                : LineSubject.usage("sonar", "input_tokens", null, "743S"),
                        !purchases.get(i) && charged.equals(month)));
            }
            Parsed files = Made.month(month.toString())
                    .group("ops", Mode.ARREARS)
                    .account(ACCOUNT, null, "0", "0")
                    .sale(Made.sale(ACCOUNT, "OPS-1", null, "2026-09-01", Money.USD, asSeen, totals))
                    .files();
            told.addAll(files.costs());
        }
        assertThat(Parsed.sum(told, "BilledCost")).as("seed %d", seed).isEqualByComparingTo(due(totals));
        assertThat(told.stream().map(row -> row.get("InvoiceDetailId")))
                .as("seed %d", seed)
                .doesNotHaveDuplicates();
    }

    @Test
    void aPrintedTotalThatItsPartsDoNotGiveIsStillWhatIsBilled() {
        List<Map<String, String>> rows = arrears(List.of(
                Made.row(Role.TOTAL, "Total", Money.usd("102.00")),
                Made.row(Role.DUE, "Amount due", Money.usd("102.00"))));
        assertThat(rows)
                .extracting(row -> row.get("x_RowKind"))
                .containsExactly("api_usage_billed", "printed_difference");
        assertThat(Parsed.sum(rows, "BilledCost")).isEqualByComparingTo("102.00");
    }

    @Test
    void aDiscountIsACreditRow() {
        List<Map<String, String>> rows = arrears(List.of(
                Made.row(Role.DISCOUNT, "Goodwill", Money.usd("-15.00")),
                Made.row(Role.DUE, "Amount due", Money.usd("85.00"))));
        assertThat(rows.getLast())
                .containsEntry("ChargeCategory", "Credit")
                .containsEntry("BilledCost", "-15")
                .containsEntry("ListCost", "-15")
                .containsEntry("ChargeDescription", "Goodwill");
    }

    private static List<Map<String, String>> arrears(List<TotalsRow> totals) {
        return Made.month("2026-06")
                .group("ops", Mode.ARREARS)
                .account(ACCOUNT, null, "100", "100")
                .sale(Made.sale(
                        ACCOUNT,
                        "OPS-1",
                        null,
                        "2026-07-01",
                        Money.USD,
                        List.of(Made.line(
                                "sonar Input Tokens",
                                "1000000",
                                Money.usd("100.00"),
                                BillingPeriod.of(JUNE),
                                LineSubject.usage("sonar", "input_tokens", null, "743S"),
                                true)),
                        totals))
                .files()
                .costs();
    }

    @Test
    void aCreditNoteKeepsTheCategoryAndIsNegative() {
        Map<String, String> row = Made.month("2026-06")
                .group("ops", Mode.ARREARS)
                .account(ACCOUNT, null, "-10", "-10")
                .sale(Made.sale(
                        ACCOUNT,
                        "OPS-1-CN-01",
                        "OPS-1",
                        "2026-08-03",
                        Money.USD,
                        List.of(Made.line(
                                "sonar Input Tokens",
                                "-100000",
                                Money.usd("-10.00"),
                                BillingPeriod.of(JUNE),
                                LineSubject.usage("sonar", "input_tokens", null, "743S"),
                                true)),
                        List.of(Made.row(Role.TOTAL, "Total", Money.usd("-10.00")))))
                .files()
                .costs()
                .getFirst();
        assertThat(row)
                .containsEntry("BilledCost", "-10")
                .containsEntry("EffectiveCost", "-10")
                .containsEntry("ChargeCategory", "Usage")
                .containsEntry("ChargeClass", "Correction")
                .containsEntry("InvoiceId", "OPS-1-CN-01")
                .containsEntry("BillingPeriodStart", "2026-08-01T00:00:00Z")
                .containsEntry("ConsumedQuantity", "-100000");
    }

    private static List<TotalsRow> totals(Random random, List<Money> amounts) {
        List<TotalsRow> rows = new ArrayList<>();
        Money sum = amounts.stream().reduce(Money.zero(Money.USD), Money::plus);
        rows.add(Made.row(Role.SUBTOTAL, "Subtotal", sum));
        if (random.nextInt(3) == 0) {
            sum = add(rows, sum, Role.DISCOUNT, "Discount", cents(-random.nextInt(5_000)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            sum = add(rows, sum, Role.TAX, "Sales tax (" + (5 + i) + "% on something)", cents(random.nextInt(9_000)));
        }
        if (random.nextInt(2) == 0) {
            sum = add(rows, sum, Role.APPLIED, "Credit grant applied", cents(-random.nextInt(90_000)));
        }
        if (random.nextInt(5) == 0) {
            sum = sum.plus(cents(random.nextInt(9) - 4));
        }
        rows.add(Made.row(Role.TOTAL, "Total", sum));
        rows.add(Made.row(Role.DUE, "Amount due", sum));
        return rows;
    }

    private static Money add(List<TotalsRow> rows, Money sum, Role role, String label, Money amount) {
        rows.add(Made.row(role, label, amount));
        return sum.plus(amount);
    }

    private static BigDecimal due(List<TotalsRow> totals) {
        return totals.getLast().amount().value();
    }

    private static Money cents(int cents) {
        return Money.of(BigDecimal.valueOf(cents, 2), Money.USD);
    }
}
