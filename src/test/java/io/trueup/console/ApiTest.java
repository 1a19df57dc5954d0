package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();
    private static final String COBALT = "/api/v1/months/cobalt-freight/2026-08";
    private static Program admin;
    private static Program member;

    @BeforeAll
    static void tokens() {
        admin = Program.of(CONSOLE, "api-admin", "ADMIN");
        member = Program.of(CONSOLE, "api-member", "MEMBER");
    }

    @Test
    void monthsStandWithTheirMoneyAsDecimals() {
        JsonNode months = member.json("/api/v1/months?month=2026-08&organization=cobalt-freight");

        assertThat(months.path("items").size()).isEqualTo(1);
        JsonNode cobalt = months.path("items").get(0);
        assertThat(cobalt.path("status").asString()).isEqualTo("discrepant");
        assertThat(cobalt.path("disputed").isString()).isTrue();
        assertThat(cobalt.path("disputed").asString()).isEqualTo("41.90");
        assertThat(months.path("next").isNull()).isTrue();
    }

    @Test
    void aMonthIsItsResultJsonWithVersionAndLinks() {
        JsonNode month = member.json(COBALT);
        JsonNode file = JsonMapper.shared()
                .readTree(member.get(COBALT + "/versions/1/files/content?name=result.json")
                        .body());

        assertThat(month.path("result")).isEqualTo(file);
        assertThat(month.path("version").asInt()).isEqualTo(1);
        assertThat(month.path("newest").asBoolean()).isTrue();
        month.path("links").properties().stream()
                .filter(link -> !link.getKey().equals("page"))
                .forEach(link -> assertThat(
                                member.get(link.getValue().asString()).status())
                        .as(link.getKey())
                        .isEqualTo(200));
    }

    @Test
    void everyFileOfAVersionIsThere() {
        JsonNode files = member.json(COBALT + "/versions/1/files").path("items");

        assertThat(files.size()).isGreaterThan(5);
        for (JsonNode file : files) {
            Page content = member.get(file.path("href").asString());
            assertThat(content.status()).as(file.path("name").asString()).isEqualTo(200);
            assertThat(content.header("Content-Disposition")).contains("attachment");
        }
        assertThat(member.get(COBALT + "/versions/1/files/content?name=../../../database/password")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void findingsTellWhatToDoAndWhereTheyStandOnPaper() {
        JsonNode findings = member.json(COBALT + "/versions/1/findings").path("items");

        assertThat(findings.toString()).contains("INVOICE_OUTSIDE_RANGE", "\"severity\":\"error\"");
        assertThat(findings.get(0).path("next").asString()).isNotBlank();
        assertThat(findings.get(0).path("evidence").get(0).path("file").asString())
                .isNotBlank();
    }

    @Test
    void everyDocumentIsOnOnePageAndOnOneOnly() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = member.json("/api/v1/documents?organization=halyard-labs&limit=3&cursor=" + cursor);
            page.path("items").forEach(item -> seen.add(item.path("sha256").asString()));
            cursor = page.path("next").isNull() ? null : page.path("next").asString();
        } while (cursor != null);

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(CONSOLE.sql()
                        .sql("select sha256 from document where present and organization = 'halyard-labs'")
                        .query(String.class)
                        .list());
        JsonNode one = member.json("/api/v1/documents/halyard-labs/" + seen.getFirst());
        assertThat(member.get(one.path("content").asString()).status()).isEqualTo(200);
    }

    @Test
    void anExecutionTellsItsStepsAndWhatActsWouldDo() {
        JsonNode execution = member.json("/api/v1/executions/1");

        assertThat(execution.path("execution").path("state").asString()).isEqualTo("completed");
        assertThat(execution.path("steps").toString()).contains("\"name\":\"collect\"", "\"name\":\"reconcile:00\"");
        assertThat(execution.path("acts").size()).isEqualTo(3);
        assertThat(execution.path("acts").get(0).path("refusal").asString()).contains("nothing to stop");
    }

    @Test
    void aMonthIsRunAndTheAuditKnowsWhichTokenDidIt() {
        Page started = admin.post(
                "/api/v1/executions",
                "{\"month\": \"2026-06\", \"organizations\": [\"northfold\"], \"asOf\": \"2026-07-10T00:00:00Z\"}");

        assertThat(started.status()).isEqualTo(202);
        Awaitility.await()
                .atMost(90, TimeUnit.SECONDS)
                .until(() -> admin.json("/api/v1/work").path("working").isNull());
        JsonNode last = admin.json("/api/v1/work").path("last");
        assertThat(last.path("what").asString()).isEqualTo("the run of 2026-06");
        assertThat(admin.json("/api/v1/executions/" + last.path("execution").asLong())
                        .path("execution")
                        .path("month")
                        .asString())
                .isEqualTo("2026-06");
        assertThat(admin.json("/api/v1/audit?actor=token%20api-admin").toString())
                .contains("start run", "month 2026-06");
    }

    @Test
    void anActNeedsAReasonAndASenseInIt() {
        assertThat(admin.post("/api/v1/executions/1/restart", "{}").status()).isEqualTo(422);
        Page refused = admin.post("/api/v1/executions/1/restart", "{\"reason\": \"a test\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("nothing to restart");
        assertThat(admin.post("/api/v1/executions/999999/stop", "{\"reason\": \"a test\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aKilledRunIsAbandonedByAProgram() {
        long execution = Killed.in(CONSOLE).execution();

        Page done = admin.post("/api/v1/executions/" + execution + "/abandon", "{\"reason\": \"a test\"}");

        assertThat(done.status()).isEqualTo(202);
        assertThat(admin.json("/api/v1/executions/" + execution)
                        .path("execution")
                        .path("state")
                        .asString())
                .isEqualTo("abandoned");
    }

    @Test
    void attentionLeadsToTheMoneyInDispute() {
        JsonNode attention = member.json("/api/v1/attention");

        assertThat(attention.path("disputed").toString()).contains(COBALT);
        assertThat(attention.path("totalDisputed").get(0).path("currency").asString())
                .isEqualTo("USD");
    }

    @Test
    void theScheduleSaysThatItIsOff() {
        JsonNode schedule = member.json("/api/v1/schedule");

        assertThat(schedule.path("enabled").asBoolean()).isFalse();
        assertThat(schedule.path("note").asString()).contains("--with-worker");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/nothing, 404",
        "/api/v2/months, 404",
        "/api, 404",
        "/api/v1/months/nobody/2026-08, 404",
        "/api/v1/months/cobalt-freight/2026-13, 404",
        "/api/v1/months/cobalt-freight/2026-08/versions/99, 404",
        "/api/v1/executions/999999, 404",
        "/api/v1/months?limit=0, 422",
        "/api/v1/months?limit=201, 422",
        "/api/v1/months?limit=many, 422",
        "/api/v1/months?month=August, 422",
        "/api/v1/months?status=fine, 422",
        "/api/v1/executions?state=asleep, 422",
        "/api/v1/executions?day=yesterday, 422",
        "/api/v1/executions?cursor=%21, 400",
        "/api/v1/executions?cursor=YWJj, 400",
        "/api/v1/months?cursor=YWJj, 400",
        "/api/v1/months/cobalt-freight/2026-08/versions/1/files/content, 422"
    })
    void whatIsAskedWronglyIsToldInWords(String path, int status) {
        Page page = member.get(path);

        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(JsonMapper.shared().readTree(page.body()).path("detail").asString())
                .endsWith(".")
                .doesNotContain("Exception", "jdbc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "month", "[]", "null", "{\"month\": \"2026-08\", \"force\": true}", "{} {}"})
    void whatIsNoSuchJsonIsRefused(String body) {
        assertThat(admin.post("/api/v1/executions", body).status()).isEqualTo(400);
    }

    @Test
    void aWrongMonthIsToldAsThePageTellsIt() {
        Page page = admin.post("/api/v1/executions", "{\"month\": \"August\"}");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("such as 2026-08");
    }

    @Test
    void aLargeRequestIsCutOff() {
        Page page = admin.post("/api/v1/executions", "{\"month\": \"" + "8".repeat(100_000) + "\"}");

        assertThat(page.status()).isEqualTo(413);
    }

    @Test
    void figuresForMonitoringAreThere() {
        Awaitility.await().atMost(40, TimeUnit.SECONDS).untilAsserted(() -> assertThat(
                        member.get("/actuator/prometheus").body())
                .contains(
                        "trueup_runs{state=\"completed\"}",
                        "trueup_runs{state=\"interrupted\"}",
                        "trueup_documents{outcome=\"read\"}",
                        "trueup_findings{severity=\"error\"}",
                        "trueup_disputed{currency=\"USD\"}",
                        "trueup_accrued{currency=\"USD\"}",
                        "trueup_mails{state=\"queued\"}",
                        "trueup_months{status=\"discrepant\"}",
                        "trueup_counted 1.0")
                .containsPattern("trueup_last_completed_run_timestamp_seconds 1\\.[0-9]+E9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void healthIsOpen(String path) {
        Page page = CONSOLE.stranger().get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("UP");
    }
}
