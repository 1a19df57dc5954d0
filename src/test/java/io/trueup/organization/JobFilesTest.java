package io.trueup.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.money.Money;
import io.trueup.organization.AnalyticsSettings.KeySource;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.period.BillingPeriod;
import io.trueup.usage.PriceList;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise: the job files that come with the program are valid, and a broken one tells why. */
class JobFilesTest {

    private static final String SETTINGS = """
            inbox: in
            reports: out
            prices: prices.yaml
            defaults: {tolerance: {amount: 0.02, percent: 0.1}}
            """;

    @Test
    void theMonthlySettingsThatComeWithTheProgramAreValid() throws IOException {
        Path file = Path.of("jobs/monthly-reconciliation.yaml");
        assertThat(MonthlyYaml.parse(file.toString(), Files.readAllBytes(file)).value())
                .isEqualTo(new MonthlySettings(
                        "sample-data",
                        "reports",
                        "prices/perplexity.yaml",
                        null,
                        new Defaults(new Tolerance(Money.usd("0.02"), new BigDecimal("0.1"))),
                        new AnalyticsSettings(
                                false,
                                "https://api.perplexity.ai",
                                false,
                                List.of(new KeySource("halyard-labs", "PERPLEXITY_ANALYTICS_KEY_HALYARD"))),
                        new ScheduleSettings(true, Cron.parse("0 6 3 * *"), ZoneId.of("UTC"), LocalTime.of(7, 30), 45),
                        new MailSettings(
                                "trueup@localhost.localdomain", 10_000_000, null, null, MailSettings.USUAL_PAUSES)));
    }

    @Test
    void thePriceListThatComesWithTheProgramIsValid() throws IOException {
        Path file = Path.of("jobs/prices/perplexity.yaml");
        PriceList prices =
                PriceListYaml.parse(file.toString(), Files.readAllBytes(file)).value();
        assertThat(prices.prices()).hasSize(43);
        BillingPeriod august = BillingPeriod.of(YearMonth.of(2026, 8));
        assertThat(prices.within("api_requests", "sonar-pro", "low", august))
                .singleElement()
                .satisfies(price -> {
                    assertThat(price.price()).isEqualByComparingTo("6");
                    assertThat(price.per()).isEqualByComparingTo("1000");
                });
        assertThat(prices.within("input_tokens", "sonar", null, BillingPeriod.of(YearMonth.of(2026, 10))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "threads: 0 | m.yaml line 5, threads: found \"0\", allowed is a whole number from 1 to 64",
                "threads: many | m.yaml line 5, threads: found \"many\", allowed is a whole number from 1 to 64",
                "schedule: {enabled: true} | m.yaml line 5, schedule.cron: found nothing, allowed are five fields: minute, hour, day of month, month, day of week, such as \"0 6 3 * *\"",
                "schedule: {enabled: true, cron: 0 6 3 *} | m.yaml line 5, schedule.cron: found \"0 6 3 *\", allowed are five fields: minute, hour, day of month, month, day of week, such as \"0 6 3 * *\"",
                "schedule: {enabled: true, cron: 0 25 3 * *} | m.yaml line 5, schedule.cron: found the hour \"25\", allowed is a number from 0 to 23",
                "schedule: {enabled: true, cron: 0 6 3 * *, zone: Mars} | m.yaml line 5, schedule.zone: found \"Mars\", allowed is UTC or a zone such as Europe/Berlin",
                "schedule: {enabled: true, cron: 0 6 3 * *, recheck: 24:00} | m.yaml line 5, schedule.recheck: found \"24:00\", allowed is a time of day such as \"07:30\"",
                "schedule: {enabled: true, cron: 0 6 3 * *, recheck-until-days: 0} | m.yaml line 5, schedule.recheck-until-days: found \"0\", allowed is a whole number from 1 to 3650",
                "schedule: {enabled: true, cron: 0 6 3 * *, months: current} | m.yaml line 5, schedule.months: found \"current\", allowed is previous",
                "thread: 2 | m.yaml line 5, thread: found an unknown key, allowed are inbox, reports, prices, threads, defaults, analytics, schedule, mail; the nearest is threads",
                "inbox: b | m.yaml line 5, inbox: found the key a second time (first on line 1), allowed is each key once"
            })
    void aBrokenSettingIsTold(String line, String told) {
        assertThat(settings(SETTINGS + line + "\n")).containsExactly(told);
    }

    @Test
    void missingSettingsAreToldAtOnce() {
        assertThat(settings("inbox:\ndefaults: {tolerance: {amount: -1, percent: 101}}\n"))
                .containsExactly(
                        "m.yaml line 1, inbox: found nothing, allowed is a path",
                        "m.yaml line 1, reports: found nothing, allowed is a path",
                        "m.yaml line 1, prices: found nothing, allowed is a path",
                        "m.yaml line 2, defaults.tolerance.amount: found \"-1\", allowed is a number such as 50.00, zero or more",
                        "m.yaml line 2, defaults.tolerance.percent: found \"101\", allowed is a number from 0 to 100, such as 0.1");
        assertThat(settings("inbox: a\nreports: b\nprices: c\n"))
                .containsExactly(
                        "m.yaml line 1, defaults: found nothing, allowed is the key tolerance with amount and percent");
        assertThat(settings("inbox: a\nreports: b\nprices: c\ndefaults: {x: 1}\n"))
                .containsExactly(
                        "m.yaml line 4, defaults.x: found an unknown key, allowed are tolerance",
                        "m.yaml line 4, defaults.tolerance: found nothing, allowed are the keys amount, percent");
    }

    @Test
    void analyticsAreOffUnlessTheyAreSwitchedOn() {
        assertThat(MonthlyYaml.parse("m.yaml", SETTINGS.getBytes(StandardCharsets.UTF_8))
                        .value()
                        .analytics())
                .isEqualTo(AnalyticsSettings.OFF);
    }

    @Test
    void everythingWrongWithTheAnalyticsIsToldAtOnceAndNoKeyIsShown() {
        String key = "pplx-0123456789abcdef";
        assertThat(settings(SETTINGS
                        + "analytics: {enabled: yes, url: \"http://api.perplexity.ai\", organizations: [{organization: a, key-variable: "
                        + key + "}, {organization: a, key-variable: KEY_A, key: x}]}\n"))
                .hasSize(5)
                .allSatisfy(told ->
                        assertThat(told).startsWith("m.yaml line 5, analytics.").doesNotContain(key))
                .anySatisfy(told -> assertThat(told).contains("analytics.enabled", "true, false"))
                .anySatisfy(told -> assertThat(told).contains("analytics.url", "with https"))
                .anySatisfy(told -> assertThat(told).contains("[0].key-variable", "never the key itself"))
                .anySatisfy(told -> assertThat(told).contains("a second time"))
                .anySatisfy(told -> assertThat(told).contains("[1].key", "unknown key"));
        assertThat(settings(SETTINGS + "analytics: {enabled: true, url: \"https://api.perplexity.ai\"}\n"))
                .singleElement()
                .asString()
                .contains("no organization");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{meter: m, price: -1, per: 1000, from: 2026-01-01} | [0].price: found \"-1\", allowed is a number such as 50.00, zero or more",
                "{meter: m, price: 1, per: 0, from: 2026-01-01} | [0].per: found \"0\", allowed is a number such as 50.00, more than zero",
                "{price: 1, per: 1000, from: 2026-01-01} | [0].meter: found nothing, allowed is a line of text",
                "{meter: m, context: huge, price: 1, per: 1000, from: 2026-01-01} | [0].context: found \"huge\", allowed are low, medium, high",
                "{meter: m, price: 1, per: 1000, from: 2026-01-01, until: 2026-01-01} | [0].until: found \"2026-01-01\", allowed is a day after from, 2026-01-01: it is the first day without this price"
            })
    void aBrokenPriceIsTold(String entry, String told) {
        assertThat(prices("- " + entry + "\n")).containsExactly("p.yaml line 1, " + told);
    }

    @Test
    void twoPricesOfOneDayAreTold() {
        String first = "- {meter: m, model: a, price: 1, per: 1000, from: 2026-01-01, until: 2026-07-01}\n";
        String next = "- {meter: m, model: a, price: 2, per: 1000, from: 2026-07-01}\n";
        String other = "- {meter: m, model: b, price: 2, per: 1000, from: 2026-01-01}\n";
        assertThat(prices(first + next + other)).isEmpty();
        assertThat(prices(next + other + first.replace("07-01}", "07-02}")))
                .containsExactly(
                        "p.yaml line 3, [2]: found a second price of one meter, model and context for the same days (the other is on line 1), allowed is one price a day");
        assertThat(prices(first + first)).hasSize(1);
    }

    @Test
    void aPriceMayHaveAnotherForLongPrompts() {
        String price = "- {meter: m, price: 3, per: 1000000, from: 2026-01-01, over: {tokens: 200000, price: 6}}\n";
        assertThat(prices(price)).isEmpty();
        assertThat(prices(price.replace("200000", "0")))
                .singleElement()
                .asString()
                .contains("over.tokens");
        assertThat(prices(price.replace("price: 6", "cost: 6"))).isNotEmpty();
    }

    @Test
    void anEmptyPriceListIsTold() {
        assertThat(prices("[]")).containsExactly("p.yaml line 1: found an empty list, allowed is at least one price");
        assertThat(prices("a: b")).hasSize(1);
    }

    private static List<String> settings(String yaml) {
        return messages(MonthlyYaml.parse("m.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> prices(String yaml) {
        return messages(PriceListYaml.parse("p.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> messages(Parsed<?> parsed) {
        return parsed.problems().stream().map(Problem::message).toList();
    }
}
