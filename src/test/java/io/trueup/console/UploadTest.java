package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();
    private static final String ORGANIZATION = "northfold";
    private static final Pattern ID = Pattern.compile("/uploads/([0-9a-f]{32})");
    private static final String READING = "observed_at,pool,remaining,unit\n";
    private static Browser admin;

    @BeforeAll
    static void logIn() {
        admin = CONSOLE.admin();
    }

    private static Page send(String name, byte[] bytes) {
        return admin.upload("/uploads", "/uploads", Map.of("organization", ORGANIZATION), name, bytes);
    }

    private static String sent(String name, byte[] bytes) {
        Page answer = send(name, bytes);
        Matcher id = ID.matcher(answer.location());
        assertThat(id.find())
                .as("where it waits: " + answer.status() + answer.body())
                .isTrue();
        return "/uploads/" + id.group(1);
    }

    private static byte[] reading(String row) {
        return (READING + row + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String pool() throws IOException {
        try (Stream<String> lines =
                Files.lines(CONSOLE.inbox().resolve(ORGANIZATION).resolve("2026-08/balances.csv"))) {
            return lines.skip(1).findFirst().orElseThrow().split(",")[1];
        }
    }

    private static List<Path> filed(String name) throws IOException {
        try (Stream<Path> all = Files.walk(CONSOLE.inbox().resolve(ORGANIZATION))) {
            return all.filter(file -> file.getFileName().toString().startsWith(name))
                    .toList();
        }
    }

    @Test
    void anInvoiceIsShownWithItsLinesBeforeAnythingIsFiled() throws IOException {
        byte[] invoice =
                Files.readAllBytes(CONSOLE.inbox().resolve("cobalt-freight/2026-07/Invoice-M0VQ8R2T-0011.pdf"));

        Page page = admin.get(sent("seen-invoice.pdf", invoice));

        assertThat(page.body())
                .contains("seen-invoice.pdf", "usage invoice", "M0VQ8R2T-0011", "Line item", "What it would change");
        assertThat(filed("seen-invoice")).isEmpty();
    }

    @Test
    void aReadingSaysWhatItWouldChangeAndChangesNothing() throws IOException {
        long documents = CONSOLE.sql()
                .sql("select count(*) from document")
                .query(Long.class)
                .single();

        String body = admin.get(sent("tried.csv", reading("2026-08-31T23:59:00Z," + pool() + ",1.23,USD")))
                .body();

        assertThat(body).contains("2026-08</h3>", "1.23 USD", "tried.csv (balances, read");
        assertThat(CONSOLE.sql()
                        .sql("select count(*) from document")
                        .query(Long.class)
                        .single())
                .isEqualTo(documents);
    }

    @Test
    void anAcceptedFileIsFiledOnceWithAReasonAndItsMonthRuns() throws IOException {
        byte[] bytes = reading("2026-05-10T12:00:00Z," + pool() + ",77.70,USD");
        String first = sent("accepted.csv", bytes);
        String second = sent("accepted again.csv", bytes);
        assertThat(admin.get(second).body()).contains("wait in another upload");

        assertThat(admin.post(first, first + "/accept", Map.of("file", "1")).body())
                .contains("Say why");
        assertThat(admin.post(first, first + "/accept", Map.of("file", "1", "reason", "closing May"))
                        .location())
                .endsWith("/uploads");
        assertThat(admin.get("/uploads").body()).contains("was filed as 2026-05/accepted.csv");
        admin.post(second, second + "/accept", Map.of("file", "1", "reason", "closing May"));

        assertThat(filed("accepted"))
                .singleElement()
                .extracting(file -> file.getParent().getFileName().toString())
                .isEqualTo("2026-05");
        assertThat(admin.get("/uploads").body()).contains("was not filed again");
        assertThat(admin.get("/audit").body()).contains("closing May", "file document", "known already");
        assertThat(admin.get(first).status()).isEqualTo(404);
        assertThat(admin.post("/uploads", first + "/accept", Map.of("file", "1", "reason", "pressed twice"))
                        .location())
                .endsWith("/uploads");
        assertThat(admin.get("/uploads").body()).contains("accepted or dropped it meanwhile");
        Awaitility.await().atMost(90, TimeUnit.SECONDS).untilAsserted(() -> assertThat(
                        admin.get("/months/" + ORGANIZATION + "/2026-05").status())
                .isEqualTo(200));
    }

    @Test
    void everyMonthOfAnUploadRunsAndOneThatCannotIsNamed() throws IOException {
        long cutOff = Killed.execution(
                CONSOLE, "2021-03"); // of another inbox: this month is not run before somebody abandons that
        StringBuilder rows = new StringBuilder();
        for (int month = 1; month <= 6; month++) {
            rows.append("2021-0")
                    .append(month)
                    .append("-15T12:00:00Z,")
                    .append(pool())
                    .append(",50.00,USD\n");
        }
        String place = sent("half a year.csv", reading(rows.toString().strip()));

        assertThat(admin.get(place).body())
                .contains(
                        "The files speak of 6 months",
                        "only the newest 4 were tried",
                        "2021-06</h3>",
                        "2021-01, 2021-02, 2021-03, 2021-04, 2021-05, 2021-06.")
                .doesNotContain("2021-02</h3>");
        assertThat(admin.get(place + "?months=all").body())
                .contains("2021-01</h3>", "2021-06</h3>")
                .doesNotContain("were tried");
        admin.post(place, place + "/accept", Map.of("file", "1", "reason", "an old account"));

        Awaitility.await().atMost(120, TimeUnit.SECONDS).until(() -> admin.get("/jobs")
                .body()
                .contains("Ended here last: the runs of " + ORGANIZATION + ", 2021-01"));
        assertThat(admin.get("/jobs").body())
                .contains("2021-03: An unfinished run of 2021-03 has", "./trueup abandon " + cutOff)
                .doesNotContain("2021-06, completed.");
        assertThat(admin.get("/months/" + ORGANIZATION + "/2021-01").status()).isEqualTo(200);
        assertThat(admin.get("/months/" + ORGANIZATION + "/2021-06").status()).isEqualTo(200);
        assertThat(admin.get("/months/" + ORGANIZATION + "/2021-03").status()).isEqualTo(404);
    }

    @Test
    void whoAcceptsWhatSomebodyHasDroppedIsTold() {
        String place = sent("dropped.csv", reading("2026-04-10T12:00:00Z,api:x,1,USD"));
        assertThat(admin.post(place, place + "/drop", Map.of()).location()).endsWith("/uploads");

        Page late = admin.post("/uploads", place + "/accept", Map.of("file", "1", "reason", "too late"));

        assertThat(late.location()).endsWith("/uploads");
        assertThat(admin.get("/uploads").body()).contains("waits no longer");
        assertThat(admin.post("/uploads", place + "/drop", Map.of()).location()).endsWith("/uploads");
    }

    @Test
    void anotherFileOfTheSameNameStandsBesideTheFirst() throws IOException {
        for (String remaining : List.of("70.01", "70.02")) {
            String place = sent(
                    "twins.csv",
                    reading("2026-04-1" + remaining.charAt(4) + "T12:00:00Z," + pool() + "," + remaining + ",USD"));
            admin.post(place, place + "/accept", Map.of("file", "1", "reason", "twins"));
        }

        assertThat(filed("twins"))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("twins.csv", "twins-2.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../escaped.csv", "..\\escaped.csv", "/etc/escaped.csv", "escaped.exe", "escaped", "escaped.zip"
            })
    void aNameThatMayNotStandIsRefusedWithItsReason(String name) throws IOException {
        Page answer = send(name, reading("2026-04-10T12:00:00Z,api:x,1,USD"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).containsAnyOf("leads to another folder", "are not taken");
        assertThat(filed("escaped")).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsSetAsideWithTheReason() {
        String body = admin.get(sent("riddle.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)))
                .body();

        assertThat(body).contains("set aside", "looked for were").doesNotContain("checked=\"checked\"");
    }

    @Test
    void aPdfWithJavaScriptAndFilesInItIsReadAsAnyOtherAndSaysSo() throws IOException {
        byte[] invoice =
                Files.readAllBytes(CONSOLE.inbox().resolve("cobalt-freight/2026-07/Invoice-M0VQ8R2T-0011.pdf"));
        byte[] more = "\n% /JavaScript (app.alert(1)) /EmbeddedFile\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = java.util.Arrays.copyOf(invoice, invoice.length + more.length);
        System.arraycopy(more, 0, both, invoice.length, more.length);

        assertThat(admin.get(sent("lively.pdf", both)).body())
                .contains("holds JavaScript. It is not run", "files embedded. They are not opened", "M0VQ8R2T-0011");
    }

    @Test
    void aFileThatIsTooLargeIsAPageAndNothingIsKept() throws IOException {
        Page answer = send("huge.csv", new byte[26 << 20]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("That is too large", "<main").doesNotContain("Exception");
    }

    @Test
    void aSessionThatEndedMeansTheLoginAndNothingHalfKept() {
        Page answer = CONSOLE.stranger()
                .uploadWith("0", "/uploads", Map.of("organization", ORGANIZATION), "lost.csv", reading("x"));

        assertThat(answer.location()).contains("/login?expired");
        assertThat(CONSOLE.sql()
                        .sql("select count(*) from upload_file where name = 'lost.csv'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aMemberSendsNothing() {
        Browser member = CONSOLE.user("upload-member", "MEMBER");

        assertThat(member.get("/uploads").status()).isEqualTo(403);
        assertThat(member.upload(
                                "/account",
                                "/uploads",
                                Map.of("organization", ORGANIZATION),
                                "member.csv",
                                reading("x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatNobodyAcceptsIsDroppedAfterADay() {
        String place = sent("forgotten.csv", reading("2026-04-10T12:00:00Z,api:x,1,USD"));
        String id = place.substring("/uploads/".length());
        CONSOLE.sql()
                .sql("update upload set at = now() - interval '25 hours' where id = :id")
                .param("id", id)
                .update();
        assertThat(CONSOLE.home().resolve("uploads").resolve(id)).isDirectory();

        assertThat(admin.get("/uploads").status()).isEqualTo(200);

        assertThat(admin.get(place).status()).isEqualTo(404);
        assertThat(CONSOLE.home().resolve("uploads").resolve(id)).doesNotExist();
    }
}
