package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise: whatever is sent, and by whom, the console as it is packaged stays within a small heap, leaves nothing behind and goes on answering. */
class HostileRequestsIT {

    /** Less than a single one of the requests, by far. */
    private static final String HEAP = "-Xmx160m";

    private static final long HALF_A_GIGABYTE = 500L << 20;
    private static final byte[] BLOCK = "9".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    @Test
    void requestsOfHalfAGigabyteAtOnceFillNeitherMemoryNorDisk() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        Process process = start(temporary);
        try (BufferedReader lines = process.inputReader()) {
            String password = after(lines, "User admin, password ");
            int port = Integer.parseInt(
                    after(lines, "The console is at http://127.0.0.1:").split(" ", 2)[0]);
            Browser admin = new Browser(port);
            admin.logIn("admin", password);
            String token = "Authorization: Bearer " + admin.token("hostile", "ADMIN") + "\r\n";
            String cookie = "Cookie: trueup=" + admin.sessionCookie().getValue() + "\r\n";

            Map<String, Integer> wanted = new LinkedHashMap<>();
            wanted.put(files("/uploads", cookie, false), 413);
            wanted.put(files("/api/v1/uploads", token, false), 413);
            wanted.put(files("/api/v1/uploads", token, true), 413);
            wanted.put(files("/uploads", "", false), 302);
            wanted.put(form("PUT", "/login", ""), 302);
            wanted.put(form("POST", "/api/v1/executions", token), 415);
            assertThat(answers(port, wanted.keySet())).containsExactlyElementsOf(wanted.values());

            assertThat(admin.get("/").status()).isEqualTo(200);
            assertThat(admin.get("/actuator/health").body()).contains("UP");
            assertThat(filesBelow(folder.resolve(".trueup/uploads"))).isEmpty();
            assertThat(filesBelow(temporary)).isEmpty();
            process.toHandle().destroy();
            assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(Path temporary) throws IOException {
        Files.createDirectories(folder.resolve("inbox/northfold"));
        Files.copy(
                Path.of("sample-data/northfold/organization.yaml"),
                folder.resolve("inbox/northfold/organization.yaml"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.io.tmpdir=" + temporary,
                        "-jar",
                        System.getProperty("trueup.jar"),
                        "serve",
                        "--port",
                        "0",
                        "--home",
                        folder.resolve(".trueup").toString(),
                        "--inbox",
                        folder.resolve("inbox").toString())
                .redirectErrorStream(true)
                .start();
    }

    private static String after(BufferedReader lines, String words) throws IOException {
        StringBuilder told = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            told.append(line).append('\n');
            int at = line.indexOf(words);
            if (at >= 0) {
                return line.substring(at + words.length()).strip();
            }
        }
        throw new AssertionError("“" + words + "” was not told, but:\n" + told);
    }

    private static String files(String path, String sender, boolean chunked) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                + sender
                + (chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: " + HALF_A_GIGABYTE + "\r\n\r\n");
    }

    private static String form(String method, String path, String sender) {
        return method + " " + path
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n" + sender
                + "Content-Length: " + HALF_A_GIGABYTE + "\r\n\r\n";
    }

    private static List<Integer> answers(int port, Iterable<String> heads) throws Exception {
        List<Future<Integer>> sent = new ArrayList<>();
        try (ExecutorService many = Executors.newCachedThreadPool()) {
            for (String head : heads) {
                sent.add(many.submit(() -> send(port, head)));
            }
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> one : sent) {
            answers.add(one.get());
        }
        return answers;
    }

    /** All of it, even though the answer may be there already. */
    private static int send(int port, String head) throws IOException {
        try (Socket socket = RawAnswer.open(port)) {
            boolean chunked = head.contains("chunked");
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] start = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
            write(out, start, chunked);
            for (long left = HALF_A_GIGABYTE - start.length; left > 0; left -= BLOCK.length) {
                write(out, left >= BLOCK.length ? BLOCK : java.util.Arrays.copyOf(BLOCK, (int) left), chunked);
            }
            if (chunked) {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            return RawAnswer.read(socket).status();
        }
    }

    private static void write(OutputStream out, byte[] bytes, boolean chunked) throws IOException {
        if (chunked) {
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.write(bytes);
        if (chunked) {
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static List<Path> filesBelow(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
