package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Users and tokens, as programs with an admin's token look after them. */
class ApiAdminTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();
    private static final String USERS = "/api/v1/users";
    private static final String TOKENS = "/api/v1/tokens";
    private static Program admin;
    private static Program member;

    @BeforeAll
    static void tokens() {
        admin = Program.of(CONSOLE, "admin-admin", "ADMIN");
        member = Program.of(CONSOLE, "admin-member", "MEMBER");
    }

    private static JsonNode audit() {
        return admin.json("/api/v1/audit?actor=token%20admin-admin&limit=200").path("items");
    }

    private static JsonNode item(String list, String name) {
        for (JsonNode item : admin.json(list).path("items")) {
            if (item.path("name").asString().equals(name)) {
                return item;
            }
        }
        throw new AssertionError(name + " is not in " + list);
    }

    @Test
    void aUserIsAddedWithAPasswordThatIsToldOnceAndLogsInWithIt() {
        Page added = admin.post(USERS, "{\"name\": \"ada@halyard.example\", \"role\": \"member\"}");

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.header("Cache-Control")).contains("no-store");
        assertThat(ApiActsTest.read(added).path("user").path("role").asString()).isEqualTo("member");
        CONSOLE.stranger()
                .logIn(
                        "ada@halyard.example",
                        ApiActsTest.read(added).path("password").asString());
        assertThat(item(USERS, "ada@halyard.example").path("lastLogin").isString())
                .isTrue();
        assertThat(admin.get(USERS).body()).doesNotContain("password", "bcrypt");
        assertThat(audit().toString())
                .contains("\"act\":\"create user\",\"subject\":\"ada@halyard.example\"")
                .doesNotContain(ApiActsTest.read(added).path("password").asString());
        ApiActsTest.isProblem(
                admin.post(USERS, "{\"name\": \"ada@halyard.example\", \"role\": \"admin\"}"), 409, "already");
    }

    @Test
    void aUserIsChangedWithAReasonAndIsOutAtOnce() {
        Browser leaver = CONSOLE.user("api-leaver", "ADMIN");
        String place = USERS + "/api-leaver";

        ApiActsTest.isProblem(admin.put(place, "{\"role\": \"admin\", \"enabled\": false}"), 422, "Say why");
        ApiActsTest.isProblem(admin.put(place, "{\"role\": \"admin\", \"reason\": \"x\"}"), 422, "true or false");
        ApiActsTest.isProblem(admin.put(place, "{\"enabled\": true, \"reason\": \"x\"}"), 422, "admin or member");
        Page changed = admin.put(place, "{\"role\": \"member\", \"enabled\": false, \"reason\": \"left us\"}");

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(ApiActsTest.read(changed).path("enabled").asBoolean()).isFalse();
        assertThat(leaver.get("/").location()).contains("/login");
        assertThat(audit().toString())
                .contains("\"act\":\"change user\",\"subject\":\"api-leaver\",\"reason\":\"left us\","
                        + "\"before\":\"admin\",\"after\":\"member, disabled\"");
    }

    @Test
    void aLostPasswordIsReplacedByANewOne() {
        String old = CONSOLE.admin().add("api-forgetful", "MEMBER");

        Page reset = admin.post(USERS + "/api-forgetful/password", "");

        assertThat(reset.status()).as(reset.body()).isEqualTo(200);
        assertThat(CONSOLE.stranger().tryLogIn("api-forgetful", old).location()).endsWith("?refused");
        CONSOLE.stranger()
                .logIn("api-forgetful", ApiActsTest.read(reset).path("password").asString());
        assertThat(audit().toString()).contains("\"act\":\"reset password\",\"subject\":\"api-forgetful\"");
    }

    @Test
    void theLastAdminStays() {
        CONSOLE.sql()
                .sql("update console_user set role = 'MEMBER' where role = 'ADMIN' and name <> 'admin'")
                .update();

        ApiActsTest.isProblem(
                admin.put(USERS + "/admin", "{\"role\": \"member\", \"enabled\": true, \"reason\": \"a test\"}"),
                409,
                "last admin");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/users, '{\"name\": \"with blank\", \"role\": \"member\"}', 422",
        "POST, /api/v1/users, '{\"name\": \"somebody\", \"role\": \"OWNER\"}', 422",
        "POST, /api/v1/users, '{\"role\": \"member\"}', 422",
        "POST, /api/v1/users, '{\"name\": \"somebody\", \"role\": \"member\", \"admin\": true}', 400",
        "PUT, /api/v1/users/nobody, '{\"role\": \"member\", \"enabled\": true, \"reason\": \"x\"}', 404",
        "POST, /api/v1/users/nobody/password, '', 404",
        "POST, /api/v1/tokens, '{\"name\": \"with blank\", \"role\": \"member\"}', 422",
        "POST, /api/v1/tokens, '{\"name\": \"something\", \"role\": \"member\", \"days\": 367}', 422",
        "POST, /api/v1/tokens, '{\"name\": \"something\", \"role\": \"member\", \"days\": 0}', 422",
        "POST, /api/v1/tokens, '{\"name\": \"something\"}', 422",
        "POST, /api/v1/tokens/999999/revoke, '{\"reason\": \"x\"}', 404"
    })
    void whatCannotBeTakenIsToldInWords(String method, String path, String body, int status) {
        ApiActsTest.isProblem(method.equals("PUT") ? admin.put(path, body) : admin.post(path, body), status, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/users",
                "/api/v1/tokens",
                "/api/v1/uploads",
                "/api/v1/balances",
                "/api/v1/audit",
                "/api/v1/uploads/00000000000000000000000000000000",
                "/api/v1/uploads/00000000000000000000000000000000/files/1/reading"
            })
    void aMemberSeesNothingThatHasNoPageForMembers(String path) {
        ApiActsTest.isProblem(member.get(path), 403, "admin");
    }

    @Test
    void aMemberChangesNobody() {
        ApiActsTest.isProblem(member.post(USERS, "{\"name\": \"mine\", \"role\": \"admin\"}"), 403, "admin");
        ApiActsTest.isProblem(member.put(USERS + "/admin", "{}"), 403, "admin");
        ApiActsTest.isProblem(member.post(USERS + "/admin/password", ""), 403, "admin");
        ApiActsTest.isProblem(member.post(TOKENS, "{\"name\": \"mine\", \"role\": \"admin\"}"), 403, "admin");
        ApiActsTest.isProblem(member.post(TOKENS + "/1/revoke", "{\"reason\": \"x\"}"), 403, "admin");
    }

    private static Program made(Program by, String name, String role) {
        Page made = by.post(TOKENS, "{\"name\": \"" + name + "\", \"role\": \"" + role + "\", \"days\": 5}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return new Program(
                CONSOLE.stranger(), ApiActsTest.read(made).path("text").asString());
    }

    private static Page revoke(String name) {
        return admin.post(
                TOKENS + "/" + item(TOKENS, name).path("id").asLong() + "/revoke", "{\"reason\": \"it leaked\"}");
    }

    @Test
    void aTokenIsMadeAndItsTextIsToldOnce() {
        Program program = made(admin, "api-made", "member");

        assertThat(program.json("/api/v1/me").path("role").asString()).isEqualTo("member");
        JsonNode kept = item(TOKENS, "api-made");
        assertThat(kept.path("state").asString()).isEqualTo("good");
        assertThat(kept.path("createdBy").asString()).isEqualTo("token admin-admin");
        assertThat(admin.get(TOKENS).body()).doesNotContain(program.token(), "sha256");
        assertThat(audit().toString())
                .contains("\"act\":\"create token\",\"subject\":\"api-made\"")
                .doesNotContain(program.token());
        ApiActsTest.isProblem(admin.post(TOKENS, "{\"name\": \"api-made\", \"role\": \"member\"}"), 409, "already");
    }

    @Test
    void aRevokedTokenShutsOutWhateverWasMadeWithIt() {
        Program leaked = made(admin, "api-leaked", "admin");
        Program child = made(leaked, "api-leaked-child", "admin");
        Program grandchild = made(child, "api-leaked-grandchild", "member");
        assertThat(grandchild.get("/api/v1/me").status()).isEqualTo(200);

        Page revoked = revoke("api-leaked");

        assertThat(revoked.status()).as(revoked.body()).isEqualTo(200);
        assertThat(ApiActsTest.read(revoked).path("state").asString()).isEqualTo("revoked");
        assertThat(leaked.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(child.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(grandchild.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(item(TOKENS, "api-leaked-grandchild").path("state").asString())
                .isEqualTo("refused");
        ApiActsTest.isProblem(revoke("api-leaked"), 409, "already");

        made(admin, "api-leaked", "admin");
        assertThat(child.get("/api/v1/me").status())
                .as("the name belongs to another token now")
                .isEqualTo(401);
    }

    @Test
    void aTokenIsWorthNothingOnceTheUserAtTheHeadOfItsLineIsNoAdmin() {
        Program first = new Program(
                CONSOLE.stranger(), CONSOLE.user("api-line-head", "ADMIN").token("api-line-first", "ADMIN"));
        Program second = made(first, "api-line-second", "member");
        assertThat(second.get("/api/v1/me").status()).isEqualTo(200);

        CONSOLE.sql()
                .sql("update console_user set enabled = false where name = 'api-line-head'")
                .update();

        assertThat(second.get("/api/v1/me").status()).isEqualTo(401);
    }
}
