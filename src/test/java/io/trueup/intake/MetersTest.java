package io.trueup.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentKind;
import io.trueup.finding.FindingCode;
import io.trueup.usage.MeteredUsage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise: every bucket of the console's meters is counted once, by UTC day and dimensions, or told as kept out. */
class MetersTest {

    private static final long AUGUST_FIRST = 1_785_542_400L;
    private static final long DAY = 86_400;
    private static final long HOUR = 3_600;

    private static String bucket(long start, long end, String value) {
        return "{\"start_time\":%d,\"end_time\":%d,\"value\":%s,\"dimensions\":{\"model_name\":\"sonar\",\"api_key_suffix\":\"743S\"}}"
                .formatted(start, end, value);
    }

    private static Inbox.Reading meter(String... buckets) {
        return Inbox.read(
                "2026-08/usage group=ops.json",
                "[{\"id\":\"mtr_1\",\"name\":\"input_tokens\",\"meter_event_summaries\":[" + String.join(",", buckets)
                        + "]}]");
    }

    @Test
    void theConsolesExportIsReadWholeByMeterAndDimensions() {
        Inbox.Reading reading = Inbox.resource("usage group=production.json");
        assertThat(reading.outcome().kind()).isEqualTo(DocumentKind.API_METERS);
        assertThat(reading.refusals()).isEmpty();
        Map<String, BigDecimal> sums = new TreeMap<>();
        reading.all(MeteredUsage.class).forEach(usage -> {
            assertThat(usage.group()).isEqualTo("production");
            sums.merge(
                    usage.meter() + " " + usage.model() + " " + usage.context() + " " + usage.key(),
                    usage.quantity(),
                    BigDecimal::add);
        });
        assertThat(sums)
                .hasSize(18)
                .containsEntry("api_requests sonar high 743S", new BigDecimal("2963"))
                .containsEntry("output_tokens sonar-pro null k9Qd", new BigDecimal("1760500"))
                .containsEntry("search_request_count null null k9Qd", new BigDecimal("4126"));
    }

    @Test
    void hoursOfADayAreAddedUp() {
        List<MeteredUsage> usage = meter(
                        bucket(AUGUST_FIRST, AUGUST_FIRST + HOUR, "10"),
                        bucket(AUGUST_FIRST + 23 * HOUR, AUGUST_FIRST + DAY, "5.5"),
                        bucket(AUGUST_FIRST + DAY, AUGUST_FIRST + 2 * DAY, "0"))
                .all(MeteredUsage.class);
        assertThat(usage).extracting(one -> one.quantity().toPlainString()).containsExactly("15.5", "0");
        assertThat(usage.getFirst().window().toString()).isEqualTo("[2026-08-01T00:00:00Z, 2026-08-02T00:00:00Z)");
    }

    @Test
    void anExportCutDuringADayTellsUpToWhere() {
        assertThat(meter(
                                bucket(AUGUST_FIRST + 2 * HOUR, AUGUST_FIRST + 3 * HOUR, "10"),
                                bucket(AUGUST_FIRST + 14 * HOUR, AUGUST_FIRST + 15 * HOUR, "5"))
                        .all(MeteredUsage.class))
                .singleElement()
                .satisfies(usage -> assertThat(usage.window().toString())
                        .isEqualTo("[2026-08-01T02:00:00Z, 2026-08-01T15:00:00Z)"));
    }

    @Test
    void aBucketThatOverlapsAnotherCountsOnce() {
        Inbox.Reading reading = meter(
                bucket(AUGUST_FIRST, AUGUST_FIRST + DAY, "100"),
                bucket(AUGUST_FIRST + HOUR, AUGUST_FIRST + 2 * HOUR, "7"),
                bucket(AUGUST_FIRST, AUGUST_FIRST + DAY, "100"));
        assertThat(reading.all(MeteredUsage.class)).singleElement().satisfies(usage -> assertThat(usage.quantity())
                .isEqualByComparingTo("100"));
        assertThat(reading.refusals()).hasSize(2).allSatisfy(refusal -> {
            assertThat(refusal.code()).isEqualTo(FindingCode.ROW_REFUSED);
            assertThat(refusal.reason()).contains("counted already by another bucket");
        });
    }

    @Test
    void aMeterThatStandsTwiceInOneFileCountsOnce() {
        String page = "{\"id\":\"mtr_1\",\"name\":\"input_tokens\",\"meter_event_summaries\":["
                + bucket(AUGUST_FIRST, AUGUST_FIRST + DAY, "100") + "]}";
        String next = page.replace(Long.toString(AUGUST_FIRST + DAY), Long.toString(AUGUST_FIRST + 2 * DAY))
                .replace(Long.toString(AUGUST_FIRST) + ",", (AUGUST_FIRST + DAY) + ",");
        Inbox.Reading reading =
                Inbox.read("2026-08/usage group=ops.json", "[" + page + ",\n" + page + ",\n" + next + "]");
        assertThat(reading.all(MeteredUsage.class))
                .extracting(usage -> usage.window().start().toString() + " " + usage.quantity())
                .containsExactly("2026-08-01T00:00:00Z 100", "2026-08-02T00:00:00Z 100");
        assertThat(reading.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(FindingCode.ROW_REFUSED);
            assertThat(refusal.reason()).contains("told before in this file");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1785542401, 1785628801, 5, allowed is one whole UTC hour or day",
        "1785546000, 1785632400, 5, allowed is one whole UTC hour or day",
        "1785542400, 1788220800, 5, allowed is one whole UTC hour or day",
        "1785542400, 1785628800, -5, 'value is -5, allowed is zero or more'",
        "1785542400, 1785628800, null, value is not there",
        "1785542400, 1785628800, 1e300, value is not there",
        "1785542400000, 1785628800000, 5, unix seconds",
        "-1, 86399, 5, unix seconds"
    })
    void aBucketThatBreaksTheGridIsKeptOutWithWhatIsAllowed(long start, long end, String value, String why) {
        Inbox.Reading reading = meter(bucket(start, end, value), bucket(AUGUST_FIRST, AUGUST_FIRST + DAY, "1"));
        assertThat(reading.all(MeteredUsage.class)).hasSize(1);
        assertThat(reading.refusals()).singleElement().satisfies(refusal -> assertThat(refusal.reason())
                .startsWith("The bucket is kept out: ")
                .contains(why));
    }

    @Test
    void theOrderOfAMetersPropertiesDoesNotMatter() {
        Inbox.Reading reading = Inbox.read(
                "usage.json",
                "[{\"meter_event_summaries\":[" + bucket(AUGUST_FIRST, AUGUST_FIRST + DAY, "3")
                        + "],\"name\":\"output_tokens\"}]");
        assertThat(reading.all(MeteredUsage.class))
                .singleElement()
                .extracting(MeteredUsage::meter, MeteredUsage::group)
                .containsExactly("output_tokens", null);
    }

    @Test
    void anUnknownMeterIsKeptUnderItsName() {
        Inbox.Reading reading = Inbox.read(
                "usage.json",
                "[{\"name\":\"brand_new_meter\",\"meter_event_summaries\":["
                        + "{\"start_time\":1785542400,\"end_time\":1785628800,\"value\":4,\"dimensions\":{\"region\":\"eu\"}}]}]");
        assertThat(reading.all(MeteredUsage.class))
                .singleElement()
                .extracting(MeteredUsage::meter)
                .isEqualTo("brand_new_meter");
        assertThat(reading.read().note()).isEqualTo("Dimensions that are not known are added up: \"region\".");
    }

    @Test
    void metersThatBreakOffFarInsideAreSetAside() {
        StringBuilder text = new StringBuilder("[{\"name\":\"input_tokens\",\"meter_event_summaries\":[");
        for (int day = 0; day < 3_000; day++) {
            text.append(bucket(AUGUST_FIRST + day * DAY, AUGUST_FIRST + (day + 1) * DAY, "1"))
                    .append(",\n");
        }
        assertThat(Inbox.read("usage.json", text.toString()).setAside()).satisfies(outcome -> {
            assertThat(outcome.kind()).isEqualTo(DocumentKind.API_METERS);
            assertThat(outcome.code()).isEqualTo(FindingCode.UNREADABLE_DOCUMENT);
            assertThat(outcome.reason()).contains("damaged, line 3001");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"group=ops/usage.json", "2026-08/usage group=ops.json", "a/group=ops/2026/x.json"})
    void thePathNamesTheGroup(String path) {
        byte[] text = ("[{\"name\":\"input_tokens\",\"meter_event_summaries\":["
                        + bucket(AUGUST_FIRST, AUGUST_FIRST + DAY, "3") + "]}]")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(Inbox.read(path, text).all(MeteredUsage.class))
                .singleElement()
                .extracting(MeteredUsage::group)
                .isEqualTo("ops");
    }
}
