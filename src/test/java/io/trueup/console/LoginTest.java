package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();

    @Test
    void aWrongPasswordAndAnUnknownNameAreToldAlike() {
        Browser browser = CONSOLE.stranger();

        assertThat(browser.tryLogIn("admin", "wrong").location()).endsWith("/login?refused");
        assertThat(browser.tryLogIn("nobody-at-all", "wrong").location()).endsWith("/login?refused");
        assertThat(browser.get("/login?refused").body()).contains("Name or password is wrong");
    }

    @Test
    void guessingIsSlowedDown() {
        Browser browser = CONSOLE.stranger();
        for (int i = 0; i < 8; i++) {
            assertThat(browser.tryLogIn("guessed", "guess " + i).location()).endsWith("?refused");
        }

        assertThat(browser.tryLogIn("guessed", "guess 9").location()).endsWith("?wait");
        assertThat(browser.get("/login?wait").body()).contains("Too many attempts");
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOfOtherSites() {
        String cookie = CONSOLE.stranger().get("/login").header("Set-Cookie");

        assertThat(cookie).startsWith("trueup=").contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void theSessionGetsANewNumberAtTheLogin() {
        Browser browser = CONSOLE.stranger();
        browser.get("/login");
        String before = browser.sessionCookie().getValue();
        String password = CONSOLE.admin().add("login-fixation", "MEMBER");

        browser.logIn("login-fixation", password);

        assertThat(browser.sessionCookie().getValue()).isNotEqualTo(before);
    }

    @Test
    void aFormSentAfterTheSessionEndedLeadsToTheLogin() {
        Browser browser = CONSOLE.stranger();

        assertThat(browser.postWith("old", "/jobs/start", Map.of("month", "2026-08"))
                        .location())
                .endsWith("/login?expired");
    }

    @Test
    void onesOwnPasswordIsChangedByWhoKnowsIt() {
        Browser member = CONSOLE.user("login-own", "MEMBER");
        String chosen = "four words make one";

        assertThat(member.post(
                                "/account",
                                "/account/password",
                                Map.of("current", "not it", "chosen", chosen, "again", chosen))
                        .body())
                .contains("is not that");
        String password = CONSOLE.admin().add("login-own-2", "MEMBER");
        Browser other = CONSOLE.stranger();
        other.logIn("login-own-2", password);
        other.post("/account", "/account/password", Map.of("current", password, "chosen", chosen, "again", chosen));

        assertThat(other.get("/").location()).contains("/login");
        CONSOLE.stranger().logIn("login-own-2", chosen);
        assertThat(CONSOLE.stranger().tryLogIn("login-own-2", password).location())
                .endsWith("?refused");
    }

    @Test
    void passwordsAreKeptHashed() {
        assertThat(CONSOLE.sql()
                        .sql("select password from console_user")
                        .query(String.class)
                        .list())
                .allMatch(hashed -> hashed.startsWith("{bcrypt}$2a$12$"));
    }
}
