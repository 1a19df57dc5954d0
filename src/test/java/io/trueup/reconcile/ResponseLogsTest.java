package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Mode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise: however many logs tell of the same responses, none counts twice, so what logs prove stays a lower end. */
class ResponseLogsTest {

    private static final String DAY = "2026-08-03";

    private static Months listing() {
        return Months.august()
                .mode(Mode.ARREARS)
                .price("input_tokens", "sonar", null, "1.00", "1000000", "2025-04-18", null)
                .price("api_requests", "sonar", "low", "5.00", "1000", "2025-04-18", null)
                .price("api_requests", "sonar", "high", "12.00", "1000", "2025-04-18", null);
    }

    private static Months log(
            Months months, String file, @Nullable String key, String from, String until, String millions) {
        return months.logged(
                file, DAY, from, until, "input_tokens", "sonar", null, key, new BigDecimal(millions).movePointRight(6));
    }

    private static AmountRange atLeast(String dollars) {
        return AmountRange.of(Money.usd(dollars), null);
    }

    private static AmountRange spend(Months months) {
        return months.account().spend().range();
    }

    @Test
    void twoLogsOfTheSameTimeCountAsTheLargerOneAndTheRestIsNamed() {
        Months months = listing();
        log(months, "a.jsonl", null, "00:00:00", "23:00:00", "3");
        log(months, "b.jsonl", null, "08:00:00", "09:00:00", "2");
        assertThat(spend(months)).isEqualTo(atLeast("3.00"));
        assertThat(months.findings(FindingCode.ROW_REFUSED)).singleElement().satisfies(finding -> {
            assertThat(finding.account()).isEqualTo(Months.ACCOUNT);
            assertThat(finding.message())
                    .contains("overlap on 1 day (2026-08-03)", "2.00 USD in the others is left out");
            assertThat(finding.evidence()).extracting(place -> place.file()).containsExactly("b.jsonl");
        });
    }

    @Test
    void aCopyOfALogCountsOnce() {
        Months months = listing();
        log(months, "a.jsonl", "743S", "00:00:00", "23:00:00", "3");
        log(months, "copy.jsonl", "743S", "00:00:00", "23:00:00", "3");
        assertThat(spend(months)).isEqualTo(atLeast("3.00"));
    }

    @Test
    void logsOfDifferentKeysHoldDifferentResponses() {
        Months months = listing();
        log(months, "a.jsonl", "743S", "00:00:00", "23:00:00", "3");
        log(months, "b.jsonl", "k9Qd", "00:00:00", "23:00:00", "2");
        assertThat(spend(months)).isEqualTo(atLeast("5.00"));
        assertThat(months.findings(FindingCode.ROW_REFUSED)).isEmpty();
    }

    @Test
    void aLogThatTellsNoKeysMayHoldThoseOfAnotherThatTellsThem() {
        Months months = listing();
        log(months, "a.jsonl", "743S", "00:00:00", "23:00:00", "3");
        log(months, "a.jsonl", "k9Qd", "00:00:00", "23:00:00", "2");
        log(months, "all.jsonl", null, "00:00:00", "23:00:00", "4");
        assertThat(spend(months)).isEqualTo(atLeast("5.00"));
    }

    @Test
    void aLogBegunAnewDuringTheDayAddsToTheOneBefore() {
        Months months = listing();
        log(months, "morning.jsonl", null, "00:00:00", "08:00:00", "3");
        log(months, "rest.jsonl", null, "08:00:00", "23:59:59", "2");
        assertThat(spend(months)).isEqualTo(atLeast("5.00"));
        assertThat(months.findings(FindingCode.ROW_REFUSED)).isEmpty();
    }

    @Test
    void contextsToldByOneLogOnlyAreNotAddedToThoseNotToldByTheOther() {
        Months months = listing();
        months.logged(
                "a.jsonl", DAY, "00:00:00", "23:00:00", "api_requests", "sonar", "high", null, new BigDecimal("1000"));
        months.logged(
                "b.jsonl", DAY, "00:00:00", "23:00:00", "api_requests", "sonar", null, null, new BigDecimal("2000"));
        assertThat(spend(months))
                .as("a thousand with high context at 12 dollars, or two thousand at 5 at the least")
                .isEqualTo(atLeast("12.00"));
    }

    @Test
    void whatMetersTellIsNotTouchedByLogs() {
        Months months = listing().meteredDaily("input_tokens", "sonar", "743S", "1000000");
        log(months, "a.jsonl", null, "00:00:00", "23:00:00", "3");
        log(months, "b.jsonl", null, "00:00:00", "23:00:00", "3");
        assertThat(spend(months)).isEqualTo(AmountRange.point(Money.usd("31.00")));
        assertThat(months.reconcile().findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.INVOICE_MISSING);
    }

    /** Responses dealt out at random over logs that may or may not tell keys: never more is proved than was used. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void neverMoreIsProvedThanWasUsed(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            record Response(int second, @Nullable String key, int millions) {}
            List<Response> all = new ArrayList<>();
            int used = 0;
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                Response response = new Response(
                        random.nextInt(86_400), random.nextBoolean() ? "743S" : "k9Qd", 1 + random.nextInt(5));
                all.add(response);
                used += response.millions();
            }
            Months months = listing();
            int logs = 1 + random.nextInt(4);
            for (int log = 0; log < logs; log++) {
                boolean tellsKeys = random.nextBoolean();
                int from = random.nextInt(86_400);
                int until = from + random.nextInt(86_400 - from);
                for (String key : List.of("743S", "k9Qd")) {
                    List<Response> held = all.stream()
                            .filter(one -> key.equals(one.key()) && one.second() >= from && one.second() <= until)
                            .toList();
                    if (!held.isEmpty()) {
                        months.logged(
                                "log" + log + ".jsonl",
                                DAY,
                                clock(held.stream()
                                        .mapToInt(Response::second)
                                        .min()
                                        .orElseThrow()),
                                clock(held.stream()
                                                .mapToInt(Response::second)
                                                .max()
                                                .orElseThrow()
                                        + 1),
                                "input_tokens",
                                "sonar",
                                null,
                                tellsKeys ? key : null,
                                BigDecimal.valueOf(held.stream()
                                                .mapToInt(Response::millions)
                                                .sum()
                                        * 1_000_000L));
                    }
                }
            }
            var low = spend(months).low();
            assertThat(low == null ? BigDecimal.ZERO : low.value())
                    .as("seed %s, round %s", seed, round)
                    .isLessThanOrEqualTo(BigDecimal.valueOf(used));
        }
    }

    private static String clock(int second) {
        return java.time.LocalTime.ofSecondOfDay(Math.min(second, 86_399))
                                .toString()
                                .length()
                        == 5
                ? java.time.LocalTime.ofSecondOfDay(Math.min(second, 86_399)) + ":00"
                : java.time.LocalTime.ofSecondOfDay(Math.min(second, 86_399)).toString();
    }
}
