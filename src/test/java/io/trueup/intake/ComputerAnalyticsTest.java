package io.trueup.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.RowRefusal;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Credits;
import io.trueup.period.TimeWindow;
import io.trueup.usage.AnalyticsBucket;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise: every bucket is what its page says, exactly; one that cannot be is kept out and told, and a damaged page is set aside. */
class ComputerAnalyticsTest {

    private static final TimeWindow DAY =
            TimeWindow.of(Instant.ofEpochSecond(1746057600), Instant.ofEpochSecond(1746144000));

    private static List<AnalyticsBucket> buckets(String json) {
        Inbox.Reading reading = Inbox.read("usage.json", json);
        assertThat(reading.refusals()).isEmpty();
        return reading.all(AnalyticsBucket.class);
    }

    private static String page(String bucket) {
        return "{\"data\":[" + bucket + "],\"has_more\":false,\"next_page\":null}";
    }

    @Test
    void theFirstShapeIsRead() {
        assertThat(
                        buckets(
                                page(
                                        "{\"start_time\":1746057600,\"end_time\":1746144000,\"count\":350,"
                                                + "\"by_category\":[{\"category\":\"Paid\",\"count\":250},{\"category\":\"promo\",\"count\":80}]}")))
                .containsExactly(new AnalyticsBucket(
                        DAY,
                        null,
                        Credits.of(350),
                        Map.of("paid", Credits.of(250), "promo", Credits.of(80)),
                        Provenance.line("usage.json", 1)));
    }

    @Test
    void theSecondShapeIsReadWhateverTheOrderAndCaseOfItsNames() {
        assertThat(
                        buckets(
                                "{\"has_more\":false,\"extra\":{\"deep\":[1,{}]},\"data\":[{\"by_categories\":{\"Model\":[{\"category\":\"x\",\"count\":9}],"
                                        + "\"CREDIT SOURCE\":[{\"count\":\"12.125\",\"category\":\"PAID\",\"more\":[]}]},\"count\":12.1250,\"end_time\":1746061200,\"start_time\":1746057600}]}"))
                .singleElement()
                .satisfies(bucket -> {
                    assertThat(bucket.window())
                            .isEqualTo(TimeWindow.of(DAY.start(), DAY.start().plus(Duration.ofHours(1))));
                    assertThat(bucket.count()).isEqualTo(Credits.of(new BigDecimal("12.125")));
                    assertThat(bucket.sources()).isEqualTo(Map.of("paid", Credits.of(new BigDecimal("12.125"))));
                });
    }

    @Test
    void aBreakdownOfSomethingElseIsNoCreditSource() {
        assertThat(buckets(page("{\"start_time\":1746057600,\"end_time\":1746144000,\"count\":3,"
                        + "\"by_category\":[{\"category\":\"github\",\"count\":3}]}")))
                .singleElement()
                .satisfies(bucket -> assertThat(bucket.sources()).isNull());
        assertThat(buckets(page("{\"start_time\":1746057600,\"end_time\":1746144000,\"count\":3,"
                        + "\"by_categories\":{\"Model\":[]}}")))
                .singleElement()
                .satisfies(bucket -> assertThat(bucket.sources()).isNull());
    }

    @Test
    void membersAreReadAndTheirPagesCounted() {
        List<AnalyticsBucket> buckets = buckets(
                "[{\"data\":[{\"start_time\":1746057600,\"end_time\":1746144000,\"results\":["
                        + "{\"user_email\":\"Ann@Halyard.example\",\"count\":120,\"by_categories\":{\"Credit Source\":[{\"category\":\"paid\",\"count\":100}]}}]}],\"has_more\":true,\"next_page\":\"c\"},"
                        + "{\"data\":[{\"start_time\":1746057600,\"end_time\":1746144000,\"results\":[{\"user_email\":\"bo@halyard.example\",\"count\":3}]}],\"has_more\":false}]");
        assertThat(buckets)
                .extracting(AnalyticsBucket::member)
                .containsExactly("ann@halyard.example", "bo@halyard.example");
        assertThat(buckets)
                .extracting(AnalyticsBucket::source)
                .containsExactly(Provenance.line("usage.json", 1), Provenance.line("usage.json", 2));
    }

    @Test
    void aRealMonthIsReadWhole() {
        Inbox.Reading reading = Inbox.resource("computer-credit-usage.json");
        List<AnalyticsBucket> buckets = reading.all(AnalyticsBucket.class);
        assertThat(reading.refusals()).isEmpty();
        assertThat(buckets).hasSize(31);
        assertThat(buckets.getFirst().count()).isEqualTo(Credits.of(278));
        assertThat(buckets.stream().map(bucket -> bucket.sources().get("paid")).reduce(Credits.of(0), Credits::plus))
                .isEqualTo(Credits.of(8832));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'start_time':1746057600,'end_time':1746144000,'count':-1}|cannot be negative",
                "{'start_time':1746057600,'end_time':1746144000,'count':'many'}|allowed is a number of credits",
                "{'start_time':1746057600,'end_time':1746144000,'count':1e99999999}|allowed is a number of credits",
                "{'start_time':1746057600,'end_time':1746144000}|count is missing",
                "{'start_time':1746061200,'end_time':1746147600,'count':1}|one whole UTC day or one whole hour",
                "{'start_time':1746057600,'end_time':1746316800,'count':1}|one whole UTC day or one whole hour",
                "{'start_time':1746057601,'end_time':1746061201,'count':1}|one whole UTC day or one whole hour",
                "{'start_time':1746144000,'end_time':1746057600,'count':1}|one whole UTC day or one whole hour",
                "{'start_time':1746057600000,'end_time':1746144000000,'count':1}|allowed are seconds since 1970",
                "{'start_time':1746057600,'end_time':1746061200,'results':[]}|whole days",
                "{'start_time':1746057600,'end_time':1746144000,'results':[{'count':1}]}|no user_email",
                "{'start_time':1746057600,'end_time':1746144000,'results':7}|no list",
                "7|no bucket",
                "{'start_time':1746057600,'end_time':1746144000,'count':1,'by_category':[{'category':'paid','count':null}]}|the count of a category is missing"
            })
    void aBucketThatCannotBeIsKeptOutWithItsReason(String bucket, String reason) {
        String good = "{\"start_time\":1746057600,\"end_time\":1746144000,\"count\":1}";
        Inbox.Reading reading = Inbox.read("usage.json", page(good + "," + bucket.replace('\'', '"')));
        assertThat(reading.all(AnalyticsBucket.class)).hasSize(1);
        RowRefusal refusal = reading.refusals().getFirst();
        assertThat(reading.refusals()).hasSize(1);
        assertThat(refusal.code()).isEqualTo(FindingCode.ROW_REFUSED);
        assertThat(refusal.pool()).isEqualTo("computer:organization");
        assertThat(refusal.reason()).startsWith("The bucket is kept out: ").contains(reason);
        assertThat(refusal.source()).isEqualTo(Provenance.line("usage.json", 2));
    }

    @Test
    void aPageThatBreaksOffIsSetAside() {
        byte[] whole = Inbox.bytes("computer-credit-usage.json");
        for (int length = 200; length < whole.length; length += 97) {
            Inbox.Reading reading = Inbox.read("usage.json", java.util.Arrays.copyOf(whole, length));
            assertThat(reading.setAside().code()).as("cut at %d", length).isEqualTo(FindingCode.UNREADABLE_DOCUMENT);
        }
    }

    @Test
    void aLastPageThatSaysMoreFollowsIsNoted() {
        assertThat(Inbox.read("u", "{\"data\":[],\"has_more\":true,\"next_page\":\"x\"}")
                        .read()
                        .note())
                .contains("more pages follow");
        assertThat(Inbox.read("u", page("")).read().note()).isNull();
    }

    @Test
    void whatIsNoPageIsSetAside() {
        assertThat(Inbox.read("u", "[" + page("") + ", 7]").setAside().code()).isEqualTo(FindingCode.UNKNOWN_LAYOUT);
    }
}
