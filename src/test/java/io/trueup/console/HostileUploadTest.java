package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Promise: what is sent to do harm is refused early, in words, and nothing of it stays. */
class HostileUploadTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();
    private static final String UPLOADS = "/api/v1/uploads";
    private static final String ORGANIZATION = "northfold";
    private static final long HALF_A_GIGABYTE = 500L << 20;
    private static Browser browser;
    private static Program admin;

    @BeforeAll
    static void tokens() {
        browser = CONSOLE.admin();
        admin = Program.of(CONSOLE, "hostile-admin", "ADMIN");
    }

    @AfterEach
    void nothingIsLeftWhereFilesArrive() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(arriving())
                .isEmpty());
    }

    private static List<Path> arriving() throws IOException {
        try (Stream<Path> files = Files.list(CONSOLE.home().resolve("uploads/arriving"))) {
            return files.toList();
        }
    }

    private static String head(String path, String length, String... headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                + length + "\r\n" + String.join("", List.of(headers)) + "\r\n";
    }

    private static String part() {
        return "--x\r\nContent-Disposition: form-data; name=\"organization\"\r\n\r\n" + ORGANIZATION
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
    }

    /** Sends the head and the beginning, and waits for the answer before anything else. */
    private static RawAnswer before(String head, String beginning) throws IOException {
        try (Socket socket = RawAnswer.open(CONSOLE.port())) {
            OutputStream out = socket.getOutputStream();
            out.write((head + beginning).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return RawAnswer.read(socket);
        }
    }

    @Test
    void halfAGigabyteIsRefusedByItsLengthBeforeItIsSent() throws IOException {
        String length = "Content-Length: " + HALF_A_GIGABYTE;

        RawAnswer ofApi = before(head(UPLOADS, length, "Authorization: Bearer " + admin.token() + "\r\n"), part());
        RawAnswer ofPage = before(
                head(
                        "/uploads",
                        length,
                        "Cookie: trueup=" + browser.sessionCookie().getValue() + "\r\n"),
                part());

        assertThat(ofApi.status()).as(ofApi.text()).isEqualTo(413);
        assertThat(ofApi.text()).contains("application/problem+json", "More was sent than is taken");
        assertThat(ofPage.status()).as(ofPage.text()).isEqualTo(413);
        assertThat(ofPage.text()).contains("That is too large");
    }

    /** Without a length the console finds out on the way: it goes on taking bytes, keeps none of them, and answers. */
    @Test
    void halfAGigabyteThatDoesNotTellItsLengthIsRefusedOnTheWay() throws IOException {
        try (Socket socket = RawAnswer.open(CONSOLE.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(head(UPLOADS, "Transfer-Encoding: chunked", "Authorization: Bearer " + admin.token() + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            chunk(out, part().getBytes(StandardCharsets.US_ASCII));
            byte[] block = "9".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            long most = 0;
            for (long sent = 0; sent < HALF_A_GIGABYTE; sent += block.length) {
                chunk(out, block);
                most = Math.max(most, bytes(arriving()));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();

            RawAnswer answer = RawAnswer.read(socket);
            assertThat(answer.status()).as(answer.text()).isEqualTo(413);
            assertThat(answer.text()).contains("application/problem+json");
            assertThat(most).as("bytes on the disk at once").isLessThanOrEqualTo(26L << 20);
        }
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static long bytes(List<Path> files) {
        return files.stream()
                .mapToLong(file -> {
                    try {
                        return Files.size(file);
                    } catch (IOException goneMeanwhile) {
                        return 0;
                    }
                })
                .sum();
    }

    @Test
    void aStrangersFilesAreRefusedBeforeAnyOfThemIsTaken() throws IOException {
        String length = "Content-Length: " + (90 << 20);

        RawAnswer page = before(head("/uploads", length), part());
        RawAnswer login = before(head("/login", length), part());
        RawAnswer api = before(head(UPLOADS, length), part());

        assertThat(page.text()).startsWith("HTTP/1.1 302").contains("Location: /login?expired");
        assertThat(login.text()).startsWith("HTTP/1.1 302").contains("Location: /login?expired");
        assertThat(api.status()).isEqualTo(401);
    }

    @Test
    void aMembersFilesAreRefusedBeforeAnyOfThemIsTaken() throws IOException {
        Browser member = CONSOLE.user("hostile-member", "MEMBER");

        RawAnswer answer = before(
                head(
                        "/account/password",
                        "Content-Length: " + (90 << 20),
                        "Cookie: trueup=" + member.sessionCookie().getValue() + "\r\n"),
                part());

        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    }

    @Test
    void theFilesOfAnAdminWhoWasDisabledAreRefusedBeforeAnyOfThemIsTaken() throws IOException {
        Browser leaver = CONSOLE.user("hostile-leaver", "ADMIN");
        CONSOLE.sql()
                .sql("update console_user set enabled = false, stamp = stamp + 1 where name = 'hostile-leaver'")
                .update();

        RawAnswer answer = before(
                head(
                        "/uploads",
                        "Content-Length: " + (90 << 20),
                        "Cookie: trueup=" + leaver.sessionCookie().getValue() + "\r\n"),
                part());

        assertThat(answer.text()).startsWith("HTTP/1.1 302").contains("/login");
    }

    /** A filter for forms that are not sent by POST would read them into memory whole, before anybody is asked who they are. */
    @ParameterizedTest
    @ValueSource(strings = {"/login", "/uploads", "/api/v1/me"})
    void aFormThatIsPutByAStrangerIsAnsweredBeforeItIsRead(String path) throws IOException {
        RawAnswer answer = RawAnswer.to(
                CONSOLE.port(),
                "PUT " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 2000000000\r\n\r\nname=");

        assertThat(answer.status()).isIn(302, 401, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.json", "a.pdf", "a.png", "a.txt"})
    void aZipOrWorkbookUnderAnotherNameIsNeverUnpacked(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(bytes)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
        }

        JsonNode file = sent(name, bytes.toByteArray()).path("files").get(0);

        assertThat(file.path("read").asBoolean()).isFalse();
        assertThat(file.path("reason").asString()).contains("ZIP file or an Excel workbook");
    }

    private static JsonNode sent(String name, byte[] bytes) {
        Page page = admin.upload(UPLOADS, ORGANIZATION, name, bytes);
        assertThat(page.status()).as(page.body()).isEqualTo(202);
        return JsonMapper.shared().readTree(page.body());
    }

    @Test
    void aPictureOfBillionsOfPixelsIsToldAndNotDrawn() throws IOException {
        JsonNode upload = sent("huge.png", png(50_000, 50_000));
        assertThat(upload.path("files").get(0).path("screenshot").asBoolean()).isTrue();
        String place = UPLOADS + "/" + upload.path("id").asString() + "/files/1";

        for (String part : List.of("/reading", "/picture")) {
            Page page = admin.get(place + part);
            ApiErrorsTest.isProblem(page, 422);
            assertThat(page.body()).contains("50,000 × 50,000 pixels");
        }
        assertThat(browser.get("/balance/screenshot/" + upload.path("id").asString() + "/1")
                        .body())
                .contains("50,000 × 50,000 pixels", "Cut the picture down");
    }

    /** Black, one bit a pixel, as small as it can be packed. */
    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] row = new byte[1 + width / 8];
            for (int i = 0; i < height; i++) {
                out.write(row);
            }
        }
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream numbers = new DataOutputStream(head);
        numbers.writeInt(width);
        numbers.writeInt(height);
        numbers.write(new byte[] {1, 0, 0, 0, 0});
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        piece(png, "IHDR", head.toByteArray());
        piece(png, "IDAT", packed.toByteArray());
        piece(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void piece(ByteArrayOutputStream png, String type, byte[] bytes) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(bytes);
        CRC32 sum = new CRC32();
        sum.update(whole.toByteArray());
        DataOutputStream out = new DataOutputStream(png);
        out.writeInt(bytes.length);
        out.write(whole.toByteArray());
        out.writeInt((int) sum.getValue());
    }

    @Test
    void aPictureThatBreaksOffIsToldInWords() throws IOException {
        byte[] whole = png(400, 300);
        JsonNode upload = sent("cut.png", java.util.Arrays.copyOf(whole, whole.length - 30));

        Page page = admin.get(UPLOADS + "/" + upload.path("id").asString() + "/files/1/reading");

        ApiErrorsTest.isProblem(page, 422);
        assertThat(page.body()).contains("damaged");
    }

    private static byte[] reading(String at, String remaining) {
        return ("observed_at,pool,remaining,unit\n" + at + ",api:main," + remaining + ",USD\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aNameInAnyFormOfItsHeaderStaysInItsFolder() throws IOException {
        for (String header : List.of(
                "filename=\"a\u0000b.csv\"",
                "filename*=UTF-8''a%00b.csv",
                "filename*=UTF-8''..%2F..%2Fa.csv",
                "filename=\"....//a.csv\"",
                "filename=\"" + "x".repeat(300) + ".csv\"",
                "filename*=UTF-8''" + "%E8%AA%9E".repeat(250) + ".csv",
                "filename=\"CON.csv\"",
                "filename=\"a.csv\"; filename=\"../b.csv\"")) {
            Page page = admin.browser()
                    .send(
                            "POST",
                            UPLOADS,
                            "--x\r\nContent-Disposition: form-data; name=\"organization\"\r\n\r\n" + ORGANIZATION
                                    + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; " + header
                                    + "\r\n\r\nobserved_at,pool,remaining,unit\n\r\n--x--\r\n",
                            "multipart/form-data; boundary=x",
                            "Authorization",
                            "Bearer " + admin.token());

            assertThat(page.status()).as(header + page.body()).isIn(202, 400, 413, 422);
            if (page.status() == 202) {
                JsonNode upload = JsonMapper.shared().readTree(page.body());
                String name = upload.path("files").get(0).path("name").asString();
                assertThat(name).as(header).doesNotContain("/", "\\", "\u0000").doesNotStartWith(".");
                String place = UPLOADS + "/" + upload.path("id").asString();
                assertThat(admin.delete(place).status()).isEqualTo(204);
            }
        }
    }

    @Test
    void aLongNameInLettersOfManyBytesIsFiled() throws IOException {
        JsonNode upload = sent("語".repeat(110) + ".csv", reading("2023-01-10T12:00:00Z", "1.01"));
        String place = UPLOADS + "/" + upload.path("id").asString();

        Page accepted = admin.post(place + "/accept", "{\"reason\": \"a long name\"}");

        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        try (Stream<Path> filed =
                Files.list(CONSOLE.inbox().resolve(ORGANIZATION).resolve("2023-01"))) {
            assertThat(filed).singleElement().asString().endsWith("語.csv");
        }
        waitForTheRun();
    }

    private static void waitForTheRun() {
        Awaitility.await()
                .atMost(90, TimeUnit.SECONDS)
                .until(() -> admin.json("/api/v1/work").path("working").isNull());
    }

    @Test
    void theSameFileSentAndAcceptedTwiceAtOnceIsFiledOnce() throws Exception {
        byte[] bytes = reading("2023-02-10T12:00:00Z", "2.02");
        List<Page> answers = atOnce(6, n -> {
            String place = UPLOADS + "/"
                    + sent("at once " + n + ".csv", bytes).path("id").asString();
            return admin.post(place + "/accept", "{\"reason\": \"at once\"}");
        });

        assertThat(answers).allMatch(page -> page.status() == 202);
        assertThat(answers)
                .filteredOn(page -> page.body().contains("was filed as"))
                .hasSize(1);
        try (Stream<Path> filed =
                Files.list(CONSOLE.inbox().resolve(ORGANIZATION).resolve("2023-02"))) {
            assertThat(filed).hasSize(1);
        }
        waitForTheRun();
    }

    @Test
    void oneUploadAcceptedTwiceAtOnceIsAcceptedOnce() throws Exception {
        String place = UPLOADS + "/"
                + sent("clicked twice.csv", reading("2023-03-10T12:00:00Z", "3.03"))
                        .path("id")
                        .asString();

        List<Page> answers = atOnce(6, n -> admin.post(place + "/accept", "{\"reason\": \"a double click\"}"));

        assertThat(answers).extracting(Page::status).containsOnlyOnce(202).containsOnly(202, 404);
        waitForTheRun();
    }

    @FunctionalInterface
    private interface Sent {
        Page at(int number) throws Exception;
    }

    private static List<Page> atOnce(int times, Sent sent) throws Exception {
        try (ExecutorService many = Executors.newFixedThreadPool(times)) {
            List<Future<Page>> begun = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                begun.add(many.submit(() -> sent.at(number)));
            }
            List<Page> answers = new ArrayList<>();
            for (Future<Page> one : begun) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    @Test
    void whatAKilledConsoleLeftBehindIsCleanedUpAfterADay() throws IOException {
        Path half = Files.writeString(CONSOLE.home().resolve("uploads/arriving/upload_left.tmp"), "half a file");
        Path orphan = Files.createDirectories(CONSOLE.home().resolve("uploads/" + "0".repeat(32)));
        Path young = Files.createDirectories(CONSOLE.home().resolve("uploads/" + "1".repeat(32)));
        java.nio.file.attribute.FileTime old =
                java.nio.file.attribute.FileTime.from(java.time.Instant.now().minus(Duration.ofHours(25)));
        Files.setLastModifiedTime(half, old);
        Files.setLastModifiedTime(orphan, old);

        assertThat(admin.get(UPLOADS).status()).isEqualTo(200);

        assertThat(half).doesNotExist();
        assertThat(orphan).doesNotExist();
        assertThat(young).isDirectory();
        Files.delete(young);
    }
}
