package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program does that is more than runs: balances, decisions, and restarts together. */
class ApiActsTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();
    private static final String BALANCES = "/api/v1/balances";
    private static final String RESTARTS = "/api/v1/executions/restart-failed";
    private static Program admin;
    private static Program member;

    @BeforeAll
    static void tokens() {
        admin = Program.of(CONSOLE, "acts-admin", "ADMIN");
        member = Program.of(CONSOLE, "acts-member", "MEMBER");
    }

    static JsonNode read(Page page) {
        return JsonMapper.shared().readTree(page.body());
    }

    static void isProblem(Page page, int status, String words) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(read(page).path("detail").asString()).contains(words);
    }

    private static String balance(String at, String remaining, String pool) {
        return """
                {"organization": "halyard-labs", "pool": "%s", "remaining": "%s", "unit": "USD", "at": "%s",
                 "reason": "read at the edge"}""".formatted(pool, remaining, at);
    }

    @Test
    void aBalanceIsFiledOnceWithItsFileAndItsReason() throws IOException {
        String sent = balance("2025-11-02T02:05:00+02:00", "42.1700", "api:production");
        Page first = admin.post(BALANCES, sent);
        Page again = admin.post(BALANCES, sent);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(read(first).path("remaining").asString()).isEqualTo("42.1700");
        assertThat(read(first).path("at").asString()).isEqualTo("2025-11-02T00:05:00Z");
        assertThat(read(again).path("isNew").asBoolean()).isFalse();
        assertThat(Files.readAllLines(
                        CONSOLE.inbox().resolve(read(first).path("file").asString())))
                .containsExactly("observed_at,pool,remaining,unit", "2025-11-02T00:05:00Z,api:production,42.1700,USD");
        assertThat(admin.json("/api/v1/audit?actor=token%20acts-admin").toString())
                .contains("enter balance", "read at the edge", "enter balance, known already");
        isProblem(
                admin.post(BALANCES, balance("2025-11-02T00:05:00Z", "42.18", "api:production")),
                422,
                "One instant has one balance");
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, 10, api:production, Write the instant",
        "2025-05-10T00:00:00Z, -1, api:production, is not a balance",
        "2025-05-10T00:00:00Z, 10, api:nowhere, is no pool of halyard-labs"
    })
    void aWrongBalanceIsToldInWordsAndNotFiled(String at, String remaining, String pool, String words) {
        isProblem(admin.post(BALANCES, balance(at, remaining, pool)), 422, words);
        assertThat(CONSOLE.inbox().resolve("halyard-labs/2025-05")).doesNotExist();
    }

    @Test
    void aMemberActsOnNothing() {
        DecisionTest.version("api-member", "90000001.30", "a wording");
        String place = place("api-member");

        isProblem(member.post(BALANCES, balance("2025-06-10T00:00:00Z", "1", "api:production")), 403, "admin");
        isProblem(member.put(place, decision("waived")), 403, "admin");
        isProblem(member.delete(place + "?reason=x"), 403, "admin");
        isProblem(member.post(RESTARTS, "{\"executions\": [1], \"reason\": \"x\"}"), 403, "admin");
        assertThat(finding("api-member").path("decision").isNull()).isTrue();
    }

    private static String findings(String organization) {
        return "/api/v1/months/" + organization + "/2026-03/versions/1/findings";
    }

    private static JsonNode finding(String organization) {
        return member.json(findings(organization)).path("items").get(0);
    }

    private static String place(String organization) {
        return findings(organization) + "/" + finding(organization).path("key").asString() + "/decision";
    }

    private static String decision(String decision) {
        return "{\"decision\": \"" + decision + "\", \"owner\": \"Ada Pauli\", \"reason\": \"credited in writing\"}";
    }

    @Test
    void aDecisionStandsWithItsFindingUntilItIsTakenBack() {
        DecisionTest.version("api-decides", "90000001.10", "a wording");
        String place = place("api-decides");

        Page decided = admin.put(place, decision("disputed"));

        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        assertThat(finding("api-decides").path("decision")).isEqualTo(read(decided));
        assertThat(read(decided).path("author").asString()).isEqualTo("token acts-admin");
        assertThat(CONSOLE.admin().get("/months/api-decides/2026-03").body())
                .contains("1 decided", "Ada Pauli: credited in writing");

        isProblem(admin.delete(place), 422, "Say why");
        assertThat(admin.delete(place + "?reason=the%20credit%20never%20came").status())
                .isEqualTo(204);
        assertThat(finding("api-decides").path("decision").isNull()).isTrue();
        isProblem(admin.delete(place + "?reason=again"), 404, "Nothing is decided");
        assertThat(admin.json("/api/v1/audit?actor=token%20acts-admin").toString())
                .contains("decide finding", "take back decision", "the credit never came");
    }

    @Test
    void aWrongDecisionIsToldInWords() {
        DecisionTest.version("api-wrong", "90000001.20", "a wording");
        String place = place("api-wrong");

        isProblem(admin.put(place, decision("DISPUTED")), 422, "accepted, disputed or waived");
        isProblem(admin.put(place, "{\"decision\": \"waived\", \"owner\": \"Ada\"}"), 422, "Say why");
        isProblem(admin.put(place, "{\"decision\": \"waived\", \"reason\": \"small\"}"), 422, "Name an owner");
        isProblem(admin.put(place, "{\"decided\": true}"), 400, "description");
        isProblem(
                admin.put(findings("api-wrong") + "/" + "0".repeat(64) + "/decision", decision("waived")),
                404,
                "nothing here");
        assertThat(finding("api-wrong").path("decision").isNull()).isTrue();
    }

    @Test
    void whatFailedIsRestartedTogetherWithOneReason() {
        long one = Killed.in(CONSOLE).execution();
        long other = Killed.in(CONSOLE).execution();
        String both = "[" + one + ", " + other + "]";

        isProblem(admin.post(RESTARTS, "{\"executions\": [], \"reason\": \"x\"}"), 422, "Choose at least one");
        isProblem(admin.post(RESTARTS, "{\"executions\": [null], \"reason\": \"x\"}"), 422, "null is none");
        isProblem(admin.post(RESTARTS, "{\"executions\": " + both + "}"), 422, "Say why");
        isProblem(admin.post(RESTARTS, "{\"executions\": [1], \"reason\": \"x\"}"), 409, "the list has changed");

        Page begun = admin.post(RESTARTS, "{\"executions\": " + both + ", \"reason\": \"a disk was full\"}");

        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        String watch = read(begun).path("watch").asString();
        Awaitility.await()
                .atMost(90, TimeUnit.SECONDS)
                .until(() -> admin.json(watch).path("working").isNull());
        assertThat(admin.json("/api/v1/audit?actor=token%20acts-admin").toString())
                .contains("execution " + one, "execution " + other, "a disk was full");
    }
}
