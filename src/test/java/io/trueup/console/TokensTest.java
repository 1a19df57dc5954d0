package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();

    @Test
    void aTokenIsShownOnceAndOnlyItsHashIsKept() {
        Browser admin = CONSOLE.admin();
        String token = admin.token("tokens-once", "MEMBER");

        assertThat(token).matches("trueup_[A-Za-z0-9_-]{43}");
        assertThat(admin.get("/tokens").body()).contains("tokens-once").doesNotContain(token);
        assertThat(CONSOLE.sql()
                        .sql("select sha256 from api_token where name = 'tokens-once'")
                        .query(String.class)
                        .single())
                .matches("[0-9a-f]{64}")
                .doesNotContain(token);
        assertThat(admin.get("/audit").body())
                .contains("create token", "tokens-once")
                .doesNotContain(token);
    }

    @Test
    void nobodyPassesWithoutAToken() {
        Page page = CONSOLE.stranger().get("/api/v1/months");

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(page.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(page.body()).contains("Send a token", "\"status\":401");
        assertThat(page.header("Set-Cookie")).isEmpty();
    }

    @Test
    void aBrowserSessionOpensNothingHere() {
        Browser admin = CONSOLE.admin();

        assertThat(admin.get("/api/v1/months").status()).isEqualTo(401);
        assertThat(admin.postJson("/api/v1/executions", "{\"month\": \"2026-08\"}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aTokenOpensNothingButTheApi() {
        Program program = Program.of(CONSOLE, "tokens-pages", "ADMIN");

        assertThat(program.get("/users").location()).contains("/login");
        assertThat(program.get("/months").location()).contains("/login");
    }

    @Test
    void aMadeUpTokenIsRefusedAlsoBesideAGoodSession() {
        Page page = CONSOLE.admin().get("/api/v1/months", "Authorization", "Bearer trueup_" + "x".repeat(43));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.body()).contains("mistyped, expired or revoked");
    }

    @Test
    void aMembersTokenSeesAndChangesNothing() {
        Program member = Program.of(CONSOLE, "tokens-member", "MEMBER");

        assertThat(member.get("/api/v1/months").status()).isEqualTo(200);
        assertThat(member.get("/api/v1/audit").status()).isEqualTo(403);
        Page refused = member.post("/api/v1/executions", "{\"month\": \"2026-08\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("needs a token of an admin");
    }

    @Test
    void aRevokedTokenIsWorthNothingAtOnce() {
        Program program = Program.of(CONSOLE, "tokens-revoked", "MEMBER");
        Browser admin = CONSOLE.admin();
        assertThat(program.get("/api/v1/me").body()).contains("\"name\":\"token tokens-revoked\"", "\"member\"");
        Matcher id = Pattern.compile("name=\"id\" value=\"([0-9]+)\"")
                .matcher(admin.get("/tokens").body().split("tokens-revoked", 2)[1]);
        assertThat(id.find()).isTrue();

        admin.post("/tokens", "/tokens/revoke", Map.of("id", id.group(1), "reason", "it leaked"));

        assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(admin.get("/audit").body()).contains("revoke token", "it leaked");
    }

    @Test
    void anExpiredTokenIsWorthNothing() {
        Program program = Program.of(CONSOLE, "tokens-expired", "MEMBER");
        CONSOLE.sql()
                .sql("update api_token set expires = now() - interval '1 second' where name = 'tokens-expired'")
                .update();

        assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(CONSOLE.admin().get("/tokens").body()).contains("expired");
    }

    @Test
    void aTokenIsWorthNothingOnceItsMakerIsNoAdmin() {
        Browser maker = CONSOLE.user("tokens-maker", "ADMIN");
        Program program = new Program(CONSOLE.stranger(), maker.token("tokens-made", "ADMIN"));
        assertThat(program.get("/api/v1/audit").status()).isEqualTo(200);

        CONSOLE.sql()
                .sql("update console_user set role = 'MEMBER' where name = 'tokens-maker'")
                .update();

        assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void onlyAdminsMakeTokens() {
        Browser member = CONSOLE.user("tokens-none", "MEMBER");

        assertThat(member.get("/tokens").status()).isEqualTo(403);
        assertThat(member.post("/account", "/tokens/add", Map.of("name", "mine", "role", "ADMIN"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void monitoringPassesWithAMembersToken() {
        Page page = Program.of(CONSOLE, "tokens-monitoring", "MEMBER").get("/actuator/prometheus");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("jvm_memory_used_bytes");
    }
}
