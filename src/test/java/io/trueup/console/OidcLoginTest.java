package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import io.trueup.console.Browser.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OidcLoginTest {

    /** Any variable that is there will do for a secret. */
    private static final String VARIABLE = "PATH";

    private static final ServedConsole CONSOLE = ServedConsole.only();

    @TempDir
    private static Path home;

    private static FakeIssuer issuer;
    private static Console console;

    @BeforeAll
    static void serve() throws IOException, JOSEException {
        issuer = FakeIssuer.start(System.getenv(VARIABLE));
        Files.writeString(
                home.resolve("console.properties"), """
                trueup.oidc.issuer=%s
                trueup.oidc.client-id=%s
                trueup.oidc.secret-variable=%s
                trueup.oidc.admins=finance-leads
                trueup.oidc.members=finance, audit
                trueup.oidc.domains=halyard.example
                """.formatted(issuer.address(), FakeIssuer.CLIENT, VARIABLE));
        console = Console.serve(CONSOLE.operations(), ServedConsole.settings(home));
    }

    @AfterAll
    static void end() {
        console.close();
        issuer.close();
    }

    private static Map<String, Object> user(String email, String... groups) {
        return Map.of("email", email, "email_verified", true, "groups", List.of(groups));
    }

    /**
     * Through the whole login.
     *
     * @return the page that the console sends the browser to
     */
    private static Page logIn(Browser browser, Map<String, Object> user) {
        issuer.user(user);
        String authorization = browser.get("/oauth2/authorization/oidc").location();
        assertThat(authorization).startsWith(issuer.address() + "/authorize");
        return browser.get(issuer.logIn(authorization));
    }

    @Test
    void theLoginPageOffersBothWays() {
        assertThat(new Browser(console.port()).get("/login").body())
                .contains("href=\"/oauth2/authorization/oidc\"", "name=\"password\"");
        assertThat(CONSOLE.stranger().get("/login").body()).doesNotContain("/oauth2/");
    }

    @Test
    void aGroupMakesAMember() {
        Browser browser = new Browser(console.port());

        assertThat(URI.create(logIn(browser, user("mona@halyard.example", "audit", "other"))
                                .location())
                        .getPath())
                .isEqualTo("/");
        assertThat(browser.get("/months").body()).contains("mona@halyard.example", ">member<");
        assertThat(browser.get("/users").status()).isEqualTo(403);
        assertThat(browser.post("/account", "/jobs/start", Map.of("month", "2026-08"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aGroupMakesAnAdminWhoseActsAreInTheAudit() {
        Browser browser = new Browser(console.port());
        logIn(browser, user("ada@halyard.example", "finance-leads"));

        assertThat(browser.get("/audit").body()).contains("ada@halyard.example", "by " + issuer.address());
        String token = browser.token("oidc-made", "MEMBER");
        assertThat(new Program(new Browser(console.port()), token)
                        .get("/api/v1/me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoeverHasNoRoleIsRefusedWithASentence() {
        Browser browser = new Browser(console.port());

        assertThat(logIn(browser, user("eve@halyard.example", "sales")).location())
                .endsWith("/login?notallowed");
        assertThat(browser.get("/login?notallowed").body()).contains("gives you no role here");
        assertThat(browser.get("/months").location()).contains("/login");
    }

    @Test
    void anotherDomainAnUnprovedAddressAndATakenNameAreRefused() {
        CONSOLE.admin().add("taken@halyard.example", "MEMBER");

        for (Map<String, Object> user : List.of(
                user("ada@elsewhere.example", "finance-leads"),
                Map.<String, Object>of(
                        "email", "bob@halyard.example", "email_verified", false, "groups", "finance-leads"),
                user("taken@halyard.example", "finance-leads"),
                user("token oidc-made@halyard.example", "finance-leads"),
                Map.<String, Object>of("groups", List.of("finance-leads")))) {
            assertThat(logIn(new Browser(console.port()), user).location())
                    .as(user.toString())
                    .endsWith("/login?notallowed");
        }
    }

    @Test
    void anIdentitySignedBySomebodyElseIsRefused() throws JOSEException {
        issuer.forge();
        try {
            Browser browser = new Browser(console.port());

            assertThat(logIn(browser, user("ada@halyard.example", "finance-leads"))
                            .location())
                    .endsWith("/login?issuer");
            assertThat(browser.get("/login?issuer").body()).contains("did not work");
        } finally {
            issuer.stopForging();
        }
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() {
        assertThat(new Browser(console.port())
                        .get("/login/oauth2/code/oidc?code=the-code&state=made-up")
                        .location())
                .endsWith("/login?issuer");
    }

    @Test
    void aSettingThatIsMissingIsToldInOneSentence(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("console.properties"), "trueup.oidc.issuer=https://id.example\n");

        assertThatThrownBy(() -> Console.serve(CONSOLE.operations(), ServedConsole.settings(other)))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("trueup.oidc.client-id");
    }

    @Test
    void thePasswordLoginCanBeSwitchedOff(@TempDir Path other) throws IOException {
        Files.writeString(
                other.resolve("console.properties"),
                Files.readString(home.resolve("console.properties")) + "trueup.login.password=false\n");
        try (Console closed = Console.serve(CONSOLE.operations(), ServedConsole.settings(other))) {
            Browser browser = new Browser(closed.port());

            assertThat(browser.get("/login").body()).doesNotContain("name=\"password\"");
            assertThat(logIn(browser, user("ada@halyard.example", "finance-leads"))
                            .location())
                    .doesNotContain("login?");
        }
    }
}
