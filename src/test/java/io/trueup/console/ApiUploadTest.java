package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiUploadTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();
    private static final String UPLOADS = "/api/v1/uploads";
    private static final String REASON = "{\"reason\": \"sent by the vendor\"}";
    private static Program admin;
    private static Program member;

    @BeforeAll
    static void tokens() {
        admin = Program.of(CONSOLE, "upload-admin", "ADMIN");
        member = Program.of(CONSOLE, "upload-member", "MEMBER");
    }

    private static byte[] reading(String at) {
        return ("observed_at,pool,remaining,unit\n" + at + ",api:production,12.50,USD\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode sent(String name, byte[] bytes) {
        Page page = admin.upload(UPLOADS, "halyard-labs", name, bytes);
        assertThat(page.status()).as(page.body()).isEqualTo(202);
        return JsonMapper.shared().readTree(page.body());
    }

    private static long filed(String name) throws IOException {
        try (Stream<java.nio.file.Path> all = Files.walk(CONSOLE.inbox().resolve("halyard-labs"))) {
            return all.filter(file -> file.getFileName().toString().equals(name))
                    .count();
        }
    }

    @Test
    void aFileIsShownThenFiledAndItsMonthsRun() throws IOException {
        JsonNode upload = sent("by-program.csv", reading("2025-09-15T00:00:00Z"));

        JsonNode file = upload.path("files").get(0);
        assertThat(file.path("read").asBoolean()).isTrue();
        assertThat(file.path("lines").get(0).path("amount").asString()).contains("12.50");
        assertThat(upload.path("effects").get(0).path("month").asString()).isEqualTo("2025-09");
        assertThat(filed("by-program.csv")).isZero();

        String place = UPLOADS + "/" + upload.path("id").asString();
        assertThat(admin.post(place + "/accept", "{}").body()).contains("Say why");
        assertThat(admin.post(place + "/accept", "{\"reason\": \"x\", \"files\": []}")
                        .body())
                .contains("Choose at least one file");
        Page accepted = admin.post(place + "/accept", REASON);

        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        assertThat(accepted.body()).contains("was filed as 2025-09/by-program.csv", "2025-09");
        assertThat(filed("by-program.csv")).isEqualTo(1);
        assertThat(admin.post(place + "/accept", REASON).status()).isEqualTo(404);
        Awaitility.await()
                .atMost(90, TimeUnit.SECONDS)
                .until(() -> admin.json("/api/v1/work").path("working").isNull());
        assertThat(admin.json("/api/v1/audit?actor=token%20upload-admin").toString())
                .contains("file document", "sent by the vendor");
    }

    @Test
    void whatIsDroppedIsNotFiled() throws IOException {
        String place = UPLOADS + "/"
                + sent("dropped-by-program.csv", reading("2025-10-15T00:00:00Z"))
                        .path("id")
                        .asString();

        assertThat(member.delete(place).status()).isEqualTo(403);
        assertThat(member.post(place + "/accept", REASON).status()).isEqualTo(403);
        assertThat(admin.delete(place).status()).isEqualTo(204);
        assertThat(admin.delete(place).status()).isEqualTo(404);
        assertThat(filed("dropped-by-program.csv")).isZero();
    }

    @Test
    void whatCannotBeTakenIsToldInWords() {
        byte[] bytes = reading("2025-11-15T00:00:00Z");

        assertThat(member.upload(UPLOADS, "halyard-labs", "a.csv", bytes).status())
                .isEqualTo(403);
        Page type = admin.upload(UPLOADS, "halyard-labs", "a.exe", bytes);
        assertThat(type.status()).isEqualTo(422);
        assertThat(type.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(type.body()).contains("Files of its type are not taken");
        assertThat(admin.upload(UPLOADS, "../northfold", "a.csv", bytes).body()).contains("Choose the organization");
        assertThat(admin.post(UPLOADS + "?organization=halyard-labs", "{}").body())
                .contains("Choose at least one file");
    }
}
