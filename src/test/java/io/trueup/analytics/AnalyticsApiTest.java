package io.trueup.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.analytics.Fetched.Failed;
import io.trueup.analytics.Fetched.Nothing;
import io.trueup.analytics.Fetched.Page;
import io.trueup.analytics.Fetched.Pages;
import io.trueup.organization.AnalyticsSettings;
import io.trueup.organization.AnalyticsSettings.KeySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise: a month's pages are asked for by the vendor's rules, come as they are, and whatever goes wrong is one sentence without the key. */
class AnalyticsApiTest {

    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant AUGUST_START = Instant.parse("2026-08-01T00:00:00Z");

    private final List<Duration> pauses = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>(Map.of("ANALYTICS_KEY", StubApi.KEY));
    private StubApi server;

    @BeforeEach
    void start() throws IOException {
        server = new StubApi();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private AnalyticsApi api(boolean members) {
        return new AnalyticsApi(
                new AnalyticsSettings(
                        true, server.url(), members, List.of(new KeySource("halyard-labs", "ANALYTICS_KEY"))),
                environment::get,
                pauses::add,
                () -> 1.0,
                InstantSource.fixed(NOW));
    }

    private Fetched fetch() {
        return api(false).fetch("halyard-labs", AUGUST, NOW);
    }

    private List<Page> pages() {
        Fetched fetched = fetch();
        assertThat(fetched).isInstanceOf(Pages.class);
        return ((Pages) fetched).pages();
    }

    private String failure() {
        Fetched fetched = fetch();
        assertThat(fetched).isInstanceOf(Failed.class);
        String reason = ((Failed) fetched).reason();
        assertThat(reason).doesNotContain(StubApi.KEY);
        return reason;
    }

    private static String text(Page page) {
        return new String(page.body(), StandardCharsets.UTF_8);
    }

    @Test
    void aMonthIsAskedForFromEdgeToEdgeInWholeDays() {
        List<Page> pages = pages();
        assertThat(pages).extracting(Page::name).containsExactly("credit_usage-1d-page-1.json");
        assertThat(text(pages.getFirst()).split("start_time")).hasSize(32);
        assertThat(server.requests())
                .containsExactly(new TreeMap<>(Map.of(
                        "path", "/v1/analytics/computer/usage",
                        "dataset", "credit_usage",
                        "bucket_width", "1d",
                        "limit", "31",
                        "start_time", "1785542400",
                        "end_time", "1788220800")));
        assertThat(pauses).isEmpty();
    }

    @Test
    void pagesAreAskedForWithUnchangedParameters() {
        server.perPage(7);
        assertThat(pages()).hasSize(5);
        assertThat(server.requests()).allSatisfy(request -> {
            Map<String, String> same = new TreeMap<>(request);
            same.remove("page");
            assertThat(same).isEqualTo(server.requests().getFirst());
        });
    }

    @Test
    void aMonthThatRunsIsAskedForUpToTheLastWholeDay() {
        server.now("2026-08-10T15:00:00Z");
        Fetched fetched = api(false).fetch("halyard-labs", AUGUST, Instant.parse("2026-08-10T15:00:00Z"));
        assertThat(((Pages) fetched).pages()).hasSize(1);
        assertThat(server.requests().getFirst()).containsEntry("end_time", "1786320000");
        assertThat(api(false).fetch("halyard-labs", AUGUST, Instant.parse("2026-08-01T23:59:59Z")))
                .isInstanceOf(Nothing.class);
    }

    @Test
    void membersAreAskedForWhereTheSettingsSaySo() {
        Fetched fetched = api(true).fetch("halyard-labs", AUGUST, NOW);
        assertThat(((Pages) fetched).pages())
                .extracting(Page::name)
                .containsExactly(
                        "credit_usage-1d-page-1.json",
                        "credit_usage-by-member-page-1.json",
                        "credit_usage-by-member-page-2.json");
        assertThat(server.requests().getLast())
                .containsEntry("path", "/v2/analytics/computer/usage")
                .containsEntry("limit", "100")
                .containsEntry("page", "cursor-2=31");
    }

    @Test
    void anOrganizationWithoutAKeySourceIsNotAskedFor() {
        assertThat(api(false).isFor("northfold")).isFalse();
        assertThat(api(false).fetch("northfold", AUGUST, NOW)).isInstanceOf(Nothing.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aMissingKeyIsToldWithItsVariable() {
        environment.clear();
        assertThat(failure()).contains("ANALYTICS_KEY", "is not set", "halyard-labs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pplx-with a blank", "pplx-line\nbreak", "short", "pplx-ümläut"})
    void whatCannotBeAKeyIsNeverSentNorShown(String key) {
        environment.put("ANALYTICS_KEY", key);
        assertThat(failure()).contains("does not hold an analytics key").doesNotContain(key);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aKeyNeverTellsItself() throws FetchFailedException {
        assertThat(AnalyticsKey.of("ANALYTICS_KEY", StubApi.KEY).toString()).isEqualTo("the key in ANALYTICS_KEY");
        assertThat(api(false).toString()).doesNotContain(StubApi.KEY);
        server.misbehave(StubApi.error(400, "bad_request", "Bearer " + StubApi.KEY + " is odd"));
        assertThat(failure()).contains("Bearer (key) is odd");
    }

    @Test
    void tooManyRequestsAreRepeatedAfterTheTimeTheServerAsksFor() {
        server.misbehave(StubApi.status(429, "", "Retry-After", "17"));
        assertThat(pages()).hasSize(1);
        assertThat(pauses).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void retryAfterMayBeADate() {
        server.misbehave(StubApi.status(429, "", "Retry-After", "Fri, 20 Nov 2026 12:00:30 GMT"));
        assertThat(pages()).hasSize(1);
        assertThat(pauses).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void withoutThatEachPauseIsTwiceTheLast() {
        server.misbehave(
                StubApi.error(429, "request_rate_limit_exceeded", "slow down"),
                StubApi.status(503, ""),
                StubApi.status(500, "<html>"));
        assertThat(pages()).hasSize(1);
        assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
    }

    @Test
    void jitterShortensThePauseByHalfAtMost() throws FetchFailedException {
        new Retry(pauses::add, () -> 0.0).waitOrFail(null, "It failed", false);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void afterFiveAttemptsTheNextRunMayTry() {
        for (int i = 0; i < 5; i++) {
            server.misbehave(StubApi.status(429, ""));
        }
        assertThat(failure()).contains("asked too often", "5 attempts", "Run the month again later");
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void aServerThatAsksForHoursIsNotWaitedFor() {
        server.misbehave(StubApi.status(429, "", "Retry-After", "7200"));
        assertThat(failure()).contains("7200 seconds");
        assertThat(pauses).isEmpty();
    }

    @Test
    void halfABodyIsAskedForAgain() {
        server.misbehave(StubApi.halfABody(), StubApi.body("{\"data\":[{\"start_time\":1785542400"));
        assertThat(pages()).hasSize(1);
        assertThat(pauses).hasSize(2);
        for (int i = 0; i < 5; i++) {
            server.misbehave(StubApi.halfABody());
        }
        assertThat(failure()).contains("did not answer whole");
        for (int i = 0; i < 5; i++) {
            server.misbehave(StubApi.body("{\"data\":[{"));
        }
        assertThat(failure()).contains("damaged or breaks off");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | invalid_request | refuses the request (400, invalid_request: why)",
                "401 | unauthorized | refuses the key in ANALYTICS_KEY (401, unauthorized: why)",
                "403 | forbidden | refuses the key in ANALYTICS_KEY (403, forbidden: why)",
                "404 | feature_disabled | Computer analytics are not enabled for this organization (404, feature_disabled: why)",
                "404 | not_found | no Analytics API at this address",
                "302 | moved | which is not followed, because the key would go there too",
                "418 | teapot | answers with 418, teapot: why"
            })
    void aRefusalIsOneSentenceAndIsNotRepeated(int status, String type, String told) {
        server.misbehave(StubApi.error(status, type, "why"));
        assertThat(failure()).contains(told);
        assertThat(server.requests()).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void aWrongKeyIsRefusedByTheServer() {
        environment.put("ANALYTICS_KEY", "pplx-a-sonar-key");
        assertThat(failure()).contains("401", "not an API key").doesNotContain("pplx-a-sonar-key");
    }

    @Test
    void aWebPageIsNoData() {
        server.misbehave(StubApi.body("<!DOCTYPE html><html>Log in</html>"));
        assertThat(failure()).contains("a web page instead of data");
    }

    @Test
    void nobodyAtTheAddressIsTold() {
        server.close();
        assertThat(failure()).contains("did not answer", "5 attempts");
        assertThat(((Failed) fetch()).forEverybody()).isTrue();
    }

    private static String page(String rows, boolean more, String cursor) {
        return "{\"data\":[%s],\"has_more\":%s,\"next_page\":%s}".formatted(rows, more, cursor);
    }

    private static String day(int day) {
        return StubApi.day(AUGUST_START.getEpochSecond() + (day - 1) * 86_400L, 10);
    }

    @Test
    void aPageThatComesTwiceIsRefused() {
        server.misbehave(StubApi.body(page(day(1), true, "\"a\"")), StubApi.body(page(day(1), true, "\"b\"")));
        assertThat(failure()).contains("Page 2", "is page 1 once more");
    }

    @Test
    void aDayThatComesTwiceIsRefused() {
        server.misbehave(
                StubApi.body(page(day(1) + "," + day(2), true, "\"a\"")), StubApi.body(page(day(2), false, "null")));
        assertThat(failure()).contains("Page 2", "2026-08-02");
    }

    @Test
    void aCursorThatLeadsInACircleIsRefused() {
        server.misbehave(StubApi.body(page(day(1), true, "\"a\"")), StubApi.body(page(day(2), true, "\"a\"")));
        assertThat(failure()).contains("leads back");
    }

    @Test
    void anEndlessCursorIsRefused() {
        for (int i = 0; i < 100; i++) {
            server.misbehave(StubApi.body(page("", true, "\"cursor-" + i + "\"")));
        }
        assertThat(failure()).contains("more than 62 pages");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|has no data",
                "[]|has no data",
                "7|has no data",
                "{\"data\":[7],\"has_more\":false}|without start_time and end_time",
                "{\"data\":[{\"start_time\":1785542400,\"end_time\":1785546000}]}|no whole UTC day",
                "{\"data\":[{\"start_time\":1785456000,\"end_time\":1785542400}]}|not asked for, 2026-07-31",
                "{\"data\":[],\"has_more\":true,\"next_page\":null}|but not where"
            })
    void aPageThatIsNotWhatWasAskedForIsRefused(String body, String told) {
        server.misbehave(StubApi.body(body));
        assertThat(failure()).contains("Page 1", told, "nothing of this answer is used");
    }
}
