package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.json.Json;
import io.trueup.usage.ListPrice;
import io.trueup.usage.PriceList;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Promise: the prices of a day are those that the checks use on it, and holes of the list are told. */
class PricesCommandTest {

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void listPrices() {
        bench = new Bench(folder);
        bench.prices = new PriceList(List.of(
                price("input_tokens", "sonar", null, "1.00", "2025-04-18", "2026-08-01", null),
                price("input_tokens", "sonar", null, "1.20", "2026-09-01", "2026-09-28", null),
                price("api_requests", "sonar", "low", "5.00", "2025-04-18", null, null),
                price(
                        "response_api_output_tokens",
                        "big",
                        null,
                        "15",
                        "2026-08-01",
                        null,
                        new ListPrice.Over(new BigDecimal("200000"), new BigDecimal("22.5")))));
    }

    private static ListPrice price(
            String meter, String model, String context, String price, String from, String until, ListPrice.Over over) {
        return new ListPrice(
                meter,
                model,
                context,
                new BigDecimal(price),
                new BigDecimal("1000000"),
                LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until),
                over);
    }

    @Test
    void aDaysPricesAreATableWithTheHolesOfTheListBelow() {
        assertThat(bench.call("prices", "2026-09-27")).isZero();
        assertThat(bench.out()).isEqualToNormalizingNewlines("""
                List prices in US dollars on 2026-09-27

                Meter                       Model  Context  Price      Per  From        To
                ──────────────────────────────────────────────────────────────────────────────────
                input_tokens                sonar             1.2  1000000  2026-09-01  2026-09-27
                api_requests                sonar  low          5  1000000  2025-04-18
                response_api_output_tokens  big                15  1000000  2026-08-01
                    above 200000 tokens of prompt: 22.5

                No price: input_tokens of sonar from 2026-08-01 to 2026-08-31; add one to the price list if it was used then.
                """);
    }

    @Test
    void theFirstDayWithoutAPriceHasNone() {
        bench.call("prices", "2026-09-28");
        assertThat(bench.out()).doesNotContain("1.2 ");
    }

    @Test
    void withoutADayItIsToday() {
        bench.call("prices");
        assertThat(bench.out()).startsWith("List prices in US dollars on 2026-09-10");
    }

    @Test
    void aDayBeforeAllPricesSaysSo() {
        bench.call("prices", "2020-01-01");
        assertThat(bench.out()).startsWith("The price list has no price for 2020-01-01.");
    }

    @Test
    void asJsonItIsOneObject() {
        bench.call("prices", "2026-09-27", "--json");
        JsonNode root = Json.mapper().readTree(bench.out());
        assertThat(root.path("prices")).hasSize(3);
        assertThat(root.path("prices").get(0).path("price").asString()).isEqualTo("1.2");
        assertThat(root.path("prices").get(2).path("over").path("tokens").asString())
                .isEqualTo("200000");
        assertThat(root.path("gaps").get(0).path("until").asString()).isEqualTo("2026-09-01");
    }

    @Test
    void whatIsNoDayIsAWrongCall() {
        assertThat(bench.call("prices", "27.9.2026")).isEqualTo(ExitStatus.CALL_WRONG);
        assertThat(bench.err()).contains("'27.9.2026' is not a day; write year, month and day, such as 2026-09-27");
    }
}
