package io.trueup.report.focus;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.invoice.LineSubject;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.Money;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.organization.Organization.SeatPlan;
import io.trueup.organization.Organization.SeatPlan.Interval;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.BookedSale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seats paid for a year are bought once, and each month has its days of them. */
class SeatsOverTimeTest {

    private static final LocalDate START = LocalDate.of(2026, 3, 15);

    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR", "JPY"})
    void twelveSharesAreThePriceToTheSmallestUnit(String code) {
        List<Map<String, String>> shares = new ArrayList<>();
        List<Map<String, String>> purchases = new ArrayList<>();
        for (YearMonth month = YearMonth.of(2026, 2);
                month.isBefore(YearMonth.of(2027, 6));
                month = month.plusMonths(1)) {
            Parsed files = annual(month, code).files();
            shares.addAll(files.ofKind(RowKind.SEAT_ANNUAL_USAGE));
            purchases.addAll(files.ofKind(RowKind.SEAT_ANNUAL_PURCHASE));
        }
        assertThat(purchases).hasSize(1);
        assertThat(purchases.getFirst())
                .containsEntry("BilledCost", "801")
                .containsEntry("EffectiveCost", "0")
                .containsEntry("ChargeCategory", "Purchase")
                .containsEntry("BillingCurrency", code);
        assertThat(shares).hasSize(13);
        assertThat(Parsed.sum(shares, "BilledCost")).isEqualByComparingTo("0");
        assertThat(Parsed.sum(shares, "EffectiveCost")).isEqualByComparingTo("801");
        assertThat(shares)
                .allSatisfy(share -> assertThat(share.get("ConsumedQuantity")).isEqualTo("2"));
    }

    @Test
    void aPrepaymentBelowTheMonthlyPriceIsADiscountForACommitment() {
        Parsed files = annual(YearMonth.of(2026, 3), "USD").files();
        assertThat(files.ofKind(RowKind.SEAT_ANNUAL_PURCHASE).getFirst())
                .containsEntry("ListCost", "960")
                .containsEntry("PricingQuantity", "24")
                .containsEntry("CommitmentDiscountQuantity", "801");
        assertThat(files.ofKind(RowKind.SEAT_ANNUAL_USAGE).getFirst())
                .containsEntry("CommitmentDiscountStatus", "Used")
                .containsEntry("PricingCategory", "Committed")
                .containsEntry("InvoiceId", "");
    }

    @Test
    void aMonthlySeatIsUsageAtItsPrintedPeriod() {
        Map<String, String> row = Made.month("2026-03")
                .seats(contract("USD"))
                .account("seats", "80", "80", "80")
                .sale(Made.sale(
                        "seats",
                        "SEAT-1",
                        null,
                        "2026-03-15",
                        Money.USD,
                        List.of(line(Money.usd("80"), BillingPeriod.of(START, START.plusMonths(1)), "2")),
                        List.of(Made.row(Role.DUE, "Amount due", Money.usd("80")))))
                .files()
                .costs()
                .getFirst();
        assertThat(row)
                .containsEntry("x_RowKind", "seat")
                .containsEntry("ChargeFrequency", "Recurring")
                .containsEntry("BilledCost", "80")
                .containsEntry("EffectiveCost", "80")
                .containsEntry("PricingUnit", "User-Months")
                .containsEntry("ChargePeriodEnd", "2026-04-15T00:00:00Z");
    }

    private static Made annual(YearMonth month, String code) {
        Currency currency = Currency.getInstance(code);
        Money price = Money.of(new BigDecimal("801"), currency);
        BookedSale sale = Made.sale(
                "seats",
                "SEAT-1",
                null,
                START.toString(),
                currency,
                List.of(line(price, BillingPeriod.of(START, START.plusYears(1)), "2")),
                List.of(Made.row(Role.DUE, "Amount due", price)));
        return Made.month(month.toString())
                .in(code)
                .seats(contract(code))
                .account("seats", null, "0", "0")
                .sale(sale);
    }

    private static BookedSale.Line line(Money amount, BillingPeriod period, String seats) {
        return Made.line(
                "Perplexity Enterprise Pro",
                seats,
                amount,
                period,
                new LineSubject(Nature.SEATS, null, null, null, null, "enterprise-pro"),
                true);
    }

    private static SeatContract contract(String code) {
        Currency currency = Currency.getInstance(code);
        return new SeatContract(
                List.of(),
                15,
                List.of(
                        new SeatPlan(
                                "enterprise-pro",
                                Money.of(new BigDecimal("40"), currency),
                                Interval.MONTH,
                                LocalDate.of(2026, 1, 1)),
                        new SeatPlan(
                                "enterprise-pro",
                                Money.of(new BigDecimal("400"), currency),
                                Interval.YEAR,
                                LocalDate.of(2026, 1, 1))));
    }
}
