package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Promise: whatever goes wrong at an address of the API is a problem (RFC 9457) with a sentence, also what no handler has seen. */
class ApiErrorsTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();
    private static Program admin;
    private static Program member;

    @BeforeAll
    static void tokens() {
        admin = Program.of(CONSOLE, "errors-admin", "ADMIN");
        member = Program.of(CONSOLE, "errors-member", "MEMBER");
    }

    static void isProblem(Page page, int status) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(page.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).endsWith(".").doesNotContain("Exception", "org.springframework");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/v1/months", "/api/v1/nothing", "/api/v2/months", "/api/v1/users"})
    void withoutATokenItIs401(String path) {
        isProblem(CONSOLE.stranger().get(path), 401);
    }

    @Test
    void aMembersActIs403() {
        isProblem(member.post("/api/v1/executions", "{}"), 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH"})
    void anAddressThatIsNotThereIs404WhateverTheMethod(String method) {
        isProblem(
                admin.browser().sendJson(method, "/api/v1/nothing", "", "Authorization", "Bearer " + admin.token()),
                404);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/v1/months, GET",
        "PUT, /api/v1/users, 'GET,POST'",
        "POST, /api/v1/openapi.json, GET",
        "PATCH, /api/v1/uploads/00000000000000000000000000000000, 'GET,DELETE'"
    })
    void aMethodThatIsNotThereIs405AndSaysWhichAre(String method, String path, String allowed) {
        Page page = admin.browser().sendJson(method, path, "", "Authorization", "Bearer " + admin.token());

        isProblem(page, 405);
        assertThat(page.header("Allow").replace(" ", "").split(",")).contains(allowed.split(","));
        assertThat(page.body()).contains("There is no " + method + " of this address");
    }

    @Test
    void anAnswerInAFormThatIsNotThereIs406() {
        isProblem(
                member.browser()
                        .get("/api/v1/months", "Authorization", "Bearer " + member.token(), "Accept", "text/html"),
                406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "image/png"})
    void aBodyOfAnotherKindIs415(String type) {
        isProblem(
                admin.browser()
                        .send("POST", "/api/v1/executions", "{}", type, "Authorization", "Bearer " + admin.token()),
                415);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/executions, application/json", "/api/v1/uploads, multipart/form-data; boundary=x"})
    void aPackedBodyIs415AndIsNeverUnpacked(String path, String type) {
        Page page = admin.browser()
                .send("POST", path, "{}", type, "Authorization", "Bearer " + admin.token(), "Content-Encoding", "gzip");

        isProblem(page, 415);
        assertThat(page.header("Accept-Encoding")).isEqualTo("identity");
    }

    @Test
    void moreThanIsTakenIs413() {
        isProblem(admin.upload("/api/v1/uploads", "halyard-labs", "huge.csv", new byte[26 << 20]), 413);
        isProblem(admin.post("/api/v1/executions", " ".repeat(70_000)), 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--x\r\nno header", "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\ncut"})
    void aFormThatDoesNotFitTogetherIs400(String body) {
        isProblem(
                admin.browser()
                        .send(
                                "POST",
                                "/api/v1/uploads",
                                body,
                                "multipart/form-data; boundary=x",
                                "Authorization",
                                "Bearer " + admin.token()),
                400);
    }

    @Test
    void morePartsThanAreTakenAre413() {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            form.append("--x\r\nContent-Disposition: form-data; name=\"p")
                    .append(i)
                    .append("\"\r\n\r\n1\r\n");
        }
        isProblem(
                admin.browser()
                        .send(
                                "POST",
                                "/api/v1/uploads",
                                form + "--x--\r\n",
                                "multipart/form-data; boundary=x",
                                "Authorization",
                                "Bearer " + admin.token()),
                413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/months%00",
                "/api//v1/months",
                "/api/v1/..%2f..%2fusers",
                "/api/v1/months;a=b",
                "/api/v1/%5cmonths"
            })
    void anAddressThatNoAddressMayBeIs400(String path) throws IOException {
        RawAnswer answer = RawAnswer.to(
                CONSOLE.port(),
                "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer "
                        + admin.token() + "\r\n\r\n");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text())
                .contains("Content-Type: application/problem+json")
                .doesNotContain("<html", "Exception");
    }

    @Test
    void deepJsonIsRefusedInWords() {
        String deep = "[".repeat(30_000) + "]".repeat(30_000);

        isProblem(admin.post("/api/v1/executions", deep), 400);
        isProblem(admin.post("/api/v1/executions", "{\"month\": " + deep + "}"), 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"month\": \"2026-08\", \"force\": true} | “force” is not known here",
                "{\"month\": [1]} | “month” is not of the kind",
                "{\"organizations\": [{}]} | “organizations” is not of the kind",
                "[] | something else than one object",
                "{\"month\": | breaks off",
                "month | no JSON",
                "{} {} | one object"
            })
    void whatIsWrongWithABodyIsToldInWords(String body, String words) {
        Page page = admin.post("/api/v1/executions", body);

        isProblem(page, 400);
        assertThat(page.body()).contains(words).doesNotContain("io.trueup", "JsonToken");
    }

    @Test
    void theAnswersOfTheApiAreKeptByNobodyAndRunNowhere() {
        for (String path : new String[] {"/api/v1/me", "/api/v1/nothing", "/api/v1/openapi.json"}) {
            Page page = member.get(path);
            assertThat(page.header("Cache-Control")).as(path).contains("no-store");
            assertThat(page.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(page.header("Content-Security-Policy")).as(path).contains("default-src 'none'");
        }
    }

    @Test
    void whatIsNoRequestAtAllIsAnsweredAndTellsNothing() throws IOException {
        for (String sent :
                new String[] {"nonsense\r\n\r\n", "GET /api/v1/me|x HTTP/1.1\r\nHost: a\r\n\r\n", "\0\0\0\0\r\n\r\n"}) {
            RawAnswer answer = RawAnswer.to(CONSOLE.port(), sent);

            assertThat(answer.text()).doesNotContain("Tomcat", "Exception", "at org.");
            assertThat(answer.status())
                    .as(new String(sent.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(400);
        }
    }
}
