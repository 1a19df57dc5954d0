package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What waits to be accepted, and screenshots among it, as programs see to them. */
class ApiScreenshotTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();
    private static final String UPLOADS = "/api/v1/uploads";
    private static Program admin;

    @BeforeAll
    static void tokens() {
        admin = Program.of(CONSOLE, "screenshot-admin", "ADMIN");
    }

    private static String sent(String name, byte[] bytes) {
        Page page = admin.upload(UPLOADS, "halyard-labs", name, bytes);
        assertThat(page.status()).as(page.body()).isEqualTo(202);
        return UPLOADS + "/" + ApiActsTest.read(page).path("id").asString();
    }

    private static String reading(String at, String remaining, String person) {
        return """
                {"pool": "api:production", "remaining": "%s", "unit": "USD", "at": "%s", %s "reason": "read at noon"}""".formatted(remaining, at, person.isEmpty() ? "" : "\"person\": \"" + person + "\",");
    }

    @Test
    void whatWaitsIsListedUntilItIsDropped() {
        String place = sent("waits.csv", "observed_at,pool,remaining,unit\n".getBytes(StandardCharsets.UTF_8));

        assertThat(admin.json(UPLOADS).path("items")).anySatisfy(item -> {
            assertThat(item.path("href").asString()).isEqualTo(place);
            assertThat(item.path("author").asString()).isEqualTo("token screenshot-admin");
            assertThat(item.path("organization").asString()).isEqualTo("halyard-labs");
            assertThat(item.path("files").asInt()).isEqualTo(1);
        });
        assertThat(admin.json(place).path("files").get(0).path("name").asString())
                .isEqualTo("waits.csv");
        assertThat(CONSOLE.admin().get("/uploads").body()).contains("token screenshot-admin");

        assertThat(admin.delete(place).status()).isEqualTo(204);

        assertThat(admin.json(UPLOADS).toString()).doesNotContain(place);
        ApiErrorsTest.isProblem(admin.get(place), 404);
    }

    @Test
    void theFigureIsProposedWithItsPlaceAndCountsOnceAPersonAcceptsIt() throws Exception {
        String place = sent("dash.png", ScreenshotTest.dashboard("$1,042.17")) + "/files/1";

        JsonNode proposed = admin.json(place + "/reading");
        assertThat(proposed.path("canRead").asBoolean()).isEqualTo(ScreenshotTest.isTesseractThere());
        assertThat(proposed.path("found").isNull()).isNotEqualTo(ScreenshotTest.isTesseractThere());
        if (ScreenshotTest.isTesseractThere()) {
            assertThat(proposed.path("found").path("remaining").asString()).isEqualTo("1042.17");
            assertThat(proposed.path("found").path("left").asInt()).isBetween(1, 639);
        }
        assertThat(proposed.path("width").asInt()).isEqualTo(640);
        assertThat(proposed.path("pools").toString()).contains("api:production");
        Page picture = admin.get(proposed.path("picture").asString());
        assertThat(picture.header("Content-Type")).isEqualTo("image/png");
        assertThat(picture.header("Cache-Control")).contains("no-store");
        Path file = CONSOLE.inbox().resolve("halyard-labs/2025-12/balances-by-hand.csv");
        assertThat(file).doesNotExist();

        Page nobody = admin.post(place + "/reading", reading("2025-12-10T12:00:00Z", "1042.17", ""));
        ApiErrorsTest.isProblem(nobody, 422);
        assertThat(nobody.body()).contains("once a person has looked at it");
        ApiErrorsTest.isProblem(admin.post(place + "/reading", reading("2025-12-10T12:00:00Z", "", "Ada")), 422);
        assertThat(file).doesNotExist();

        Page accepted = admin.post(place + "/reading", reading("2025-12-10T12:00:00Z", "1042.17", "Ada Pauli"));

        assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
        assertThat(file).content().endsWith("2025-12-10T12:00:00Z,api:production,1042.17,USD\n");
        JsonNode entered = admin.json("/api/v1/balances").path("items").get(0);
        assertThat(entered.path("author").asString()).isEqualTo("Ada Pauli, by token screenshot-admin");
        assertThat(entered.path("screenshot").asString())
                .isEqualTo(proposed.path("sha256").asString());
        assertThat(CONSOLE.home()
                        .resolve("archive")
                        .resolve(entered.path("screenshot").asString().substring(0, 2))
                        .resolve(entered.path("screenshot").asString()))
                .exists();
        assertThat(admin.json("/api/v1/audit?actor=token%20screenshot-admin").toString())
                .contains("enter balance", "accepted by Ada Pauli: read at noon", "from the screenshot with SHA-256");
        ApiErrorsTest.isProblem(admin.get(place + "/reading"), 404);
    }

    @Test
    void theMarkedPictureIsAPictureOfTheSameSize() throws Exception {
        String place = sent("marked.png", ScreenshotTest.dashboard("$5.25")) + "/files/1/picture";

        Page page = admin.get(place);

        assertThat(page.status()).isEqualTo(200);
        assertThat(ImageIO.read(new ByteArrayInputStream(
                                new Browser(CONSOLE.port()).bytes(place, "Authorization", "Bearer " + admin.token())))
                        .getWidth())
                .isEqualTo(640);
    }

    @Test
    void whatIsNoPictureHasNoReading() {
        String place = sent("table.csv", "observed_at,pool,remaining,unit\n".getBytes(StandardCharsets.UTF_8));

        for (String part : new String[] {"/files/1/reading", "/files/1/picture"}) {
            Page page = admin.get(place + part);
            ApiErrorsTest.isProblem(page, 422);
            assertThat(page.body()).contains("neither a PNG nor a JPEG picture");
        }
        ApiErrorsTest.isProblem(
                admin.post(place + "/files/1/reading", reading("2025-12-11T12:00:00Z", "1", "Ada")), 422);
        ApiErrorsTest.isProblem(admin.get(place + "/files/2/reading"), 404);
        assertThat(CONSOLE.inbox().resolve("halyard-labs/2025-12/balances-by-hand.csv"))
                .satisfies(file -> assertThat(file.toFile().exists() ? java.nio.file.Files.readString(file) : "")
                        .doesNotContain("2025-12-11"));
    }

    @Test
    void aLogAndWhatCanBeRestartedAreThereForMembersToo() {
        Program member = Program.of(CONSOLE, "screenshot-member", "MEMBER");
        long killed = Killed.in(CONSOLE).execution();

        Page log = member.get("/api/v1/executions/1/log");
        assertThat(log.status()).isEqualTo(200);
        assertThat(log.header("Content-Type")).startsWith("text/plain");
        JsonNode offers = member.json("/api/v1/executions/restart-failed").path("offers");
        assertThat(offers).anySatisfy(offer -> {
            assertThat(offer.path("execution").path("execution").asLong()).isEqualTo(killed);
            assertThat(offer.path("usual").asBoolean()).isTrue();
            assertThat(offer.path("will").size()).isPositive();
        });
        ApiErrorsTest.isProblem(member.get("/api/v1/executions/999999/log"), 404);
    }
}
