package io.trueup.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceListTest {

    private static ListPrice price(String model, String from, String until) {
        return new ListPrice(
                "input_tokens",
                model,
                null,
                BigDecimal.ONE,
                BigDecimal.TEN,
                LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until));
    }

    @Test
    void aHoleRunsFromTheEndOfOnePriceToTheBeginningOfTheNext() {
        PriceList list = new PriceList(List.of(
                price("b", "2026-07-01", null),
                price("a", "2026-03-02", null),
                price("a", "2026-01-01", "2026-03-01"),
                price("b", "2026-01-01", "2026-07-01")));
        assertThat(list.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.from()).isEqualTo(LocalDate.parse("2026-03-01"));
            assertThat(gap.until()).isEqualTo(LocalDate.parse("2026-03-02"));
        });
    }

    @Test
    void usageThatTellsNoModelMayHaveAnyModelsPrice() {
        PriceList list = new PriceList(List.of(price("a", "2026-01-01", null), price("b", "2026-01-01", null)));
        LocalDate day = LocalDate.parse("2026-02-01");
        assertThat(list.on(day, "input_tokens", null, null)).hasSize(2);
        assertThat(list.on(day, "input_tokens", "a", "low")).hasSize(1);
        assertThat(list.on(day, "input_tokens", "c", null)).isEmpty();
        assertThat(list.on(LocalDate.parse("2025-12-31"), "input_tokens", "a", null))
                .isEmpty();
    }
}
