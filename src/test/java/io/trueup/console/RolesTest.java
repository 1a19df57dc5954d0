package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();
    private static Browser member;

    @BeforeAll
    static void logIn() {
        member = CONSOLE.user("roles-member", "MEMBER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/months", "/months/cobalt-freight/2026-08", "/documents", "/jobs", "/jobs/1", "/account"})
    void aMemberSees(String path) {
        Page page = member.get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("roles-member").doesNotContain("/jobs/start", "href=\"/users\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users",
                "/audit",
                "/jobs/start",
                "/jobs/1/restart",
                "/jobs/1/stop",
                "/jobs/1/abandon",
                "/actuator/prometheus"
            })
    void aMemberSeesNoPageThatChangesThings(String path) {
        assertThat(member.get(path).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/add",
                "/users/change",
                "/users/reset",
                "/jobs/start",
                "/jobs/1/restart",
                "/jobs/1/stop",
                "/jobs/1/abandon",
                "/anything/that/may/come"
            })
    void aMemberChangesNothing(String action) {
        Page answer = member.post(
                "/account",
                action,
                Map.of("name", "x", "role", "ADMIN", "enabled", "true", "month", "2026-08", "reason", "because"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("not yours to do");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/months",
                "/jobs/1",
                "/jobs/1/live",
                "/documents",
                "/users",
                "/actuator/prometheus",
                "/nowhere"
            })
    void aStrangerIsSentToTheLogin(String path) {
        assertThat(CONSOLE.stranger().get(path).location()).contains("/login");
    }

    @Test
    void aPartOfAPageIsNeverFilledWithTheLogin() {
        Page answer = CONSOLE.stranger().get("/jobs/1/progress", "HX-Request", "true");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("HX-Redirect")).contains("/login");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        Browser admin = CONSOLE.admin();

        assertThat(admin.postWith("forged", "/users/add", Map.of("name", "forged", "role", "ADMIN"))
                        .status())
                .isEqualTo(403);
        assertThat(admin.get("/users").body()).doesNotContain("forged");
    }

    @Test
    void whoeverIsDisabledIsOutAtTheNextClick() {
        Browser leaver = CONSOLE.user("roles-leaver", "ADMIN");
        assertThat(leaver.get("/users").status()).isEqualTo(200);

        CONSOLE.admin()
                .post(
                        "/users",
                        "/users/change",
                        Map.of(
                                "name",
                                "roles-leaver",
                                "role",
                                "ADMIN",
                                "enabled",
                                "false",
                                "reason",
                                "left the company"));

        assertThat(leaver.get("/users").location()).contains("/login");
        assertThat(CONSOLE.admin().get("/audit").body())
                .contains("left the company", "change user", "roles-leaver", "admin, disabled");
    }

    @Test
    void theLastAdminStays() {
        Browser admin = CONSOLE.admin();
        CONSOLE.sql()
                .sql("update console_user set enabled = false where role = 'ADMIN' and name <> 'admin'")
                .update();

        admin.post(
                "/users",
                "/users/change",
                Map.of("name", "admin", "role", "MEMBER", "enabled", "true", "reason", "an experiment"));

        assertThat(admin.get("/users").body()).contains("last admin");
    }
}
