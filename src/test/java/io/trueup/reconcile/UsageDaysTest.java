package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.usage.ListPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise: usage is told by day and subject with the prices of that day, each quantity once. */
class UsageDaysTest {

    private static Months priced() {
        return Months.august()
                .price("output_tokens", "sonar-pro", null, "15.00", "1000000", "2025-04-18", "2026-08-11")
                .price("output_tokens", "sonar-pro", null, "12.00", "1000000", "2026-08-11", null);
    }

    private static List<UsedOnDay> usage(Months months) {
        return months.reconcile().detail().usage();
    }

    @Test
    void everyDayHasItsOwnPrice() {
        List<UsedOnDay> usage = usage(priced().meteredDaily("output_tokens", "sonar-pro", "743S", "1000000"));
        assertThat(usage).hasSize(31);
        assertThat(usage.get(9).unitPrices()).containsExactly(new BigDecimal("0.000015"));
        assertThat(usage.get(9).worth()).isEqualTo(AmountRange.point(Money.usd("15")));
        assertThat(usage.get(10).unitPrices()).containsExactly(new BigDecimal("0.000012"));
        assertThat(usage.get(10).account()).isEqualTo("api:production");
        assertThat(usage.get(10).file()).isEqualTo("2026-08/usage group=production.json");
    }

    @Test
    void twoPricesByThePromptsLengthAreARange() {
        Months months = Months.august()
                .price(new ListPrice(
                        "response_api_output_tokens",
                        "openai/gpt-5.4",
                        null,
                        new BigDecimal("10"),
                        new BigDecimal("1000000"),
                        LocalDate.parse("2026-01-01"),
                        null,
                        new ListPrice.Over(new BigDecimal("272000"), new BigDecimal("15"))))
                .metered("2026-08-05", "response_api_output_tokens", "openai/gpt-5.4", null, "743S", "100000");
        assertThat(usage(months)).singleElement().satisfies(used -> {
            assertThat(used.unitPrices()).containsExactly(new BigDecimal("0.00001"), new BigDecimal("0.000015"));
            assertThat(used.worth()).isEqualTo(AmountRange.of(Money.usd("1"), Money.usd("1.5")));
        });
    }

    @Test
    void anUnlistedMeterHasNoPriceAndNoUpperEnd() {
        assertThat(usage(priced().metered("2026-08-05", "comet_cloud_duration_hours", null, null, "743S", "3")))
                .singleElement()
                .satisfies(used -> {
                    assertThat(used.unitPrices()).isEmpty();
                    assertThat(used.worth().high()).isNull();
                });
    }

    @Test
    void usageOutsideTheMonthIsNotTold() {
        assertThat(usage(priced().metered("2026-07-31", "output_tokens", "sonar-pro", null, "743S", "5")
                        .metered("2026-09-01", "output_tokens", "sonar-pro", null, "743S", "5")))
                .isEmpty();
    }

    @Test
    void twoLogsOfADayThatDoNotMeetAddUp() {
        assertThat(usage(priced().logged(
                                "2026-08/b.jsonl",
                                "2026-08-05",
                                "12:00:00",
                                "23:00:00",
                                "output_tokens",
                                "sonar-pro",
                                null,
                                "743S",
                                new BigDecimal("1000000"))
                        .logged(
                                "2026-08/a.jsonl",
                                "2026-08-05",
                                "00:00:00",
                                "12:00:00",
                                "output_tokens",
                                "sonar-pro",
                                null,
                                "743S",
                                new BigDecimal("2000000"))))
                .singleElement()
                .satisfies(used -> {
                    assertThat(used.quantity()).isEqualTo("3000000");
                    assertThat(used.worth()).isEqualTo(AmountRange.point(Money.usd("45")));
                    assertThat(used.file()).isEqualTo("2026-08/a.jsonl");
                });
    }

    @Test
    void tooManyRowsAreAddedUpOverTheMonthByPrice() {
        Facts facts = priced().meteredDaily("output_tokens", "sonar-pro", "743S", "1000000")
                .facts();
        Month month = Month.of(facts, Months.AUGUST);
        List<ApiMonth> apis =
                List.of(ApiMonth.of(month, facts.organization().api().getFirst()));
        UsageDays told = UsageDays.of(apis, 30);
        assertThat(told.rows()).hasSize(2);
        assertThat(told.rows())
                .extracting(UsedOnDay::quantity)
                .containsExactly(new BigDecimal("21000000"), new BigDecimal("10000000"));
        assertThat(told.rows()).extracting(UsedOnDay::day).containsOnly(LocalDate.parse("2026-08-01"));
        assertThat(told.assumptions(Months.AUGUST)).singleElement().asString().contains("added up over the month");
        assertThat(UsageDays.of(apis, 31).assumptions(Months.AUGUST)).isEmpty();
        assertThat(UsageDays.of(apis, 31).rows()).hasSize(31);
    }
}
