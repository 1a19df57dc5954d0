package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker would try: on the console by itself, and on one behind a proxy that ends TLS. */
class AttackTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();

    @TempDir
    private static Path home;

    private static Console proxied;

    @BeforeAll
    static void serve() {
        proxied = Console.serve(
                CONSOLE.operations(),
                new ConsoleSettings("127.0.0.1", 0, true, home, CONSOLE.inbox(), home.resolve("reports"), 1));
    }

    @AfterAll
    static void end() {
        proxied.close();
    }

    private static RawAnswer get(int port, String path, String... headers) throws IOException {
        StringBuilder sent = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
        if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
            sent.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        List.of(headers).forEach(header -> sent.append(header).append("\r\n"));
        return RawAnswer.to(port, sent + "Connection: close\r\n\r\n");
    }

    @Test
    void behindTlsTheCookieIsSecureAndTheBrowserIsToldToStayThere() throws IOException {
        RawAnswer page = get(proxied.port(), "/login", "X-Forwarded-Proto: https", "X-Forwarded-For: 203.0.113.7");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .containsPattern("Set-Cookie: trueup=[^\r]*; Secure")
                .contains("HttpOnly", "SameSite=Lax");
        assertThat(page.text()).contains("Strict-Transport-Security: max-age=");
    }

    @Test
    void withoutAProxyNothingIsBelievedThatAProxyWouldSay() throws IOException {
        RawAnswer page = get(CONSOLE.port(), "/login", "X-Forwarded-Proto: https", "X-Forwarded-For: 203.0.113.7");
        Browser browser = CONSOLE.stranger();
        Matcher form = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(browser.get("/login").body());
        assertThat(form.find()).isTrue();
        browser.send(
                "POST",
                "/login",
                "_csrf=" + form.group(1) + "&username=attack-forwarded&password=x",
                "application/x-www-form-urlencoded",
                "X-Forwarded-For",
                "203.0.113.7");

        assertThat(page.text()).doesNotContain("; Secure", "Strict-Transport-Security");
        assertThat(CONSOLE.sql()
                        .sql("select address from console_audit where subject = 'attack-forwarded'")
                        .query(String.class)
                        .single())
                .isEqualTo("127.0.0.1");
    }

    /** On this machine alone the proxy is on it, too: what it was told by a machine of the company's network is that machine's own tale. */
    @Test
    void aMachineOfTheNetworkCannotPassForAnother() {
        Browser browser = new Browser(proxied.port());
        Matcher form = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(browser.get("/login").body());
        assertThat(form.find()).isTrue();

        browser.send(
                "POST",
                "/login",
                "_csrf=" + form.group(1) + "&username=attack-passed&password=x",
                "application/x-www-form-urlencoded",
                "X-Forwarded-For",
                "198.51.100.9, 10.1.2.3");

        assertThat(CONSOLE.sql()
                        .sql("select address from console_audit where subject = 'attack-passed'")
                        .query(String.class)
                        .single())
                .isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacker.example",
                "127.0.0.1.attacker.example",
                "localhost.attacker.example",
                "10.0.0.1",
                "attacker.example:80"
            })
    void onThisMachineAloneNoOtherNameLeadsHere(String host) throws IOException {
        assertThat(get(CONSOLE.port(), "/login", "Host: " + host).status()).isEqualTo(400);
        RawAnswer api = get(CONSOLE.port(), "/api/v1/openapi.json", "Host: " + host);
        assertThat(api.status()).isEqualTo(400);
        assertThat(api.text()).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.1.2.3:99", "[::1]:8080"})
    void thisMachineLeadsHereByAnyOfItsNames(String host) throws IOException {
        assertThat(get(CONSOLE.port(), "/login", "Host: " + host).status()).isEqualTo(200);
    }

    @Test
    void behindAProxyTheNamesThatAreListedLeadHereAndNoOther(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("console.properties"), "trueup.hosts=trueup.halyard.example\n");
        try (Console console = Console.serve(
                CONSOLE.operations(),
                new ConsoleSettings("127.0.0.1", 0, true, other, CONSOLE.inbox(), other.resolve("reports"), 1))) {
            assertThat(get(console.port(), "/login", "Host: trueup.halyard.example")
                            .status())
                    .isEqualTo(200);
            assertThat(get(console.port(), "/login", "Host: attacker.example").status())
                    .isEqualTo(400);
        }
        assertThat(get(proxied.port(), "/login", "Host: any.example").status()).isEqualTo(200);
    }

    @Test
    void aRedirectNamesNoHost() throws IOException {
        RawAnswer answer = get(
                proxied.port(),
                "/months",
                "Host: attacker.example",
                "X-Forwarded-Host: attacker.example",
                "X-Forwarded-Port: 81");

        assertThat(answer.text()).startsWith("HTTP/1.1 302").containsPattern("Location: /login\\r\\n");
    }

    @Test
    void aLoginLeadsBackToThePageThatWasAskedForAndNeverElsewhere() {
        String password = CONSOLE.admin().add("attack-back", "MEMBER");

        Browser plain = CONSOLE.stranger();
        plain.get("/months?month=2026-08", "Accept", "text/html");
        assertThat(plain.tryLogIn("attack-back", password).location()).endsWith("/months?month=2026-08&continue");

        for (String lure : List.of(
                "/login?continue=https://attacker.example",
                "/login?redirect=https://attacker.example",
                "/login?next=//attacker.example",
                "/login?targetUrl=https://attacker.example")) {
            Browser lured = CONSOLE.stranger();
            lured.get(lure, "Accept", "text/html");
            assertThat(lured.tryLogIn("attack-back", password).location())
                    .as(lure)
                    .isEqualTo("/");
        }

        Browser part = CONSOLE.stranger();
        part.get("/jobs/1/progress", "Accept", "text/html", "HX-Request", "true");
        part.get("/documents/x/" + "0".repeat(64) + "/page.png?page=1", "Accept", "image/png");
        assertThat(part.tryLogIn("attack-back", password).location()).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//attacker.example",
                "/\\attacker.example",
                "/%2fattacker.example",
                "/login/..;/users",
                "/users;x",
                "/assets/../users",
                "/assets/%2e%2e/users",
                "/webjars/..%5c..%5cusers"
            })
    void anAddressWithTwoMeaningsIsRefused(String path) throws IOException {
        RawAnswer answer = get(CONSOLE.port(), path);

        assertThat(answer.text()).doesNotContain("Location: //", "attacker.example/", "Users</h1>");
        assertThat(answer.status()).as(answer.text()).isIn(302, 400, 404);
        if (answer.status() == 302) {
            assertThat(answer.text()).contains("Location: /login\r\n");
        }
    }

    @Test
    void whoLogsOutIsOutAlsoWithTheOldCookie() throws IOException {
        Browser browser = CONSOLE.user("attack-out", "MEMBER");
        String cookie = browser.sessionCookie().getValue();
        assertThat(get(CONSOLE.port(), "/months", "Cookie: trueup=" + cookie).status())
                .isEqualTo(200);

        assertThat(browser.get("/logout").status()).as("a link logs nobody out").isNotEqualTo(302);
        assertThat(browser.post("/account", "/logout", Map.of()).location()).endsWith("/login?out");

        assertThat(get(CONSOLE.port(), "/months", "Cookie: trueup=" + cookie).text())
                .startsWith("HTTP/1.1 302")
                .contains("/login");
    }

    /** Each login form that is asked for makes a session: they must not pile up, and whoever has logged in must not lose theirs so soon. */
    @Test
    void theSessionOfAStrangerIsShortAndThatOfAUserIsNot(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("console.properties"), "trueup.login.form-kept=3s\n");
        String password = CONSOLE.admin().add("attack-stays", "MEMBER");
        try (Console console = Console.serve(CONSOLE.operations(), ServedConsole.settings(other))) {
            Browser user = new Browser(console.port());
            user.logIn("attack-stays", password);
            Browser stranger = new Browser(console.port());
            stranger.get("/login");
            String first = stranger.sessionCookie().getValue();
            Instant from = Instant.now();

            Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> from.plusSeconds(4)
                    .isBefore(Instant.now()));
            stranger.get("/login");

            assertThat(stranger.sessionCookie().getValue()).isNotEqualTo(first);
            assertThat(user.get("/months").status()).isEqualTo(200);
        }
    }

    @Test
    void aSessionNumberThatAnAttackerHasChosenIsNotTaken() {
        Browser victim = CONSOLE.stranger();
        Page page = victim.get("/login", "Cookie", "trueup=CHOSEN0123456789");

        assertThat(page.header("Set-Cookie")).startsWith("trueup=").doesNotContain("CHOSEN");
    }

    @Test
    void guessesThatAreSentAtOnceAreSlowedDownAsThoseOneByOne() throws Exception {
        Browser browser = CONSOLE.stranger();
        Matcher form = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(browser.get("/login").body());
        assertThat(form.find()).isTrue();
        String token = form.group(1);
        List<Future<Page>> guesses = new ArrayList<>();
        try (ExecutorService many = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 24; i++) {
                int number = i;
                guesses.add(many.submit(() -> browser.postWith(
                        token, "/login", Map.of("username", "attack-guessed", "password", "guess " + number))));
            }
        }
        int checked = 0;
        for (Future<Page> guess : guesses) {
            checked += guess.get().location().endsWith("?refused") ? 1 : 0;
        }

        assertThat(checked).isEqualTo(8);
    }

    @Test
    void privateFiguresAreKeptByNoProxyOnTheWay() {
        Browser admin = CONSOLE.admin();
        Program program = Program.of(CONSOLE, "attack-cache", "MEMBER");
        String sha256 = CONSOLE.sql()
                .sql(
                        "select sha256 from document where organization = 'cobalt-freight' and present and file like '%.pdf'"
                                + " order by sha256 limit 1")
                .query(String.class)
                .single();
        String api = "/api/v1/months/cobalt-freight/2026-08/versions/1/files";

        for (Page page : List.of(
                admin.get("/months/cobalt-freight/2026-08"),
                admin.get("/months/cobalt-freight/2026-08/v1/file?name=result.json"),
                admin.get("/documents/cobalt-freight/" + sha256 + "/original"),
                program.get(api),
                program.get(api + "/content?name=result.json"),
                program.get("/api/v1/documents/cobalt-freight/" + sha256 + "/content"),
                program.get("/actuator/prometheus"))) {
            String where = page.response().uri().getPath();
            assertThat(page.status()).as(where).isEqualTo(200);
            assertThat(page.header("Cache-Control")).as(where).contains("no-store");
            assertThat(page.header("X-Content-Type-Options")).as(where).isEqualTo("nosniff");
        }
        Page picture = admin.get("/documents/cobalt-freight/" + sha256 + "/page.png?page=1");
        assertThat(picture.header("Cache-Control")).contains("private").doesNotContain("public");
        Page saved = admin.get("/documents/cobalt-freight/" + sha256 + "/original");
        assertThat(saved.header("Content-Disposition")).startsWith("attachment");
        assertThat(saved.header("Content-Type")).isEqualTo("application/octet-stream");
    }
}
