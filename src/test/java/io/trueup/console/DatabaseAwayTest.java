package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import io.trueup.job.Operations;
import io.trueup.job.Trueup;
import io.trueup.store.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DatabaseAwayTest {

    @Test
    void aPageAndTheApiSayThatTheDatabaseIsAway() throws IOException {
        Path home = Files.createDirectories(Path.of(
                        "target",
                        "test-homes",
                        "away-p" + ProcessHandle.current().pid())
                .toAbsolutePath());
        try (Operations operations = Trueup.open(ServedConsole.request(home));
                Console console = Console.serve(operations, ServedConsole.settings(home))) {
            Browser browser = new Browser(console.port());
            browser.logIn("admin", console.firstPassword());
            String token = browser.token("away", "ADMIN");
            endServer(home);

            Page page = browser.get("/months");

            assertThat(page.status()).isEqualTo(503);
            assertThat(page.body()).contains("The database is away").doesNotContain("Exception", "jdbc");
            Page api = browser.get("/api/v1/months", "Authorization", "Bearer " + token);
            ApiErrorsTest.isProblem(api, 503);
            assertThat(api.body()).contains("The database is away").doesNotContain("jdbc");
        } finally {
            Folders.delete(home);
        }
    }

    private static void endServer(Path home) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(home.resolve("database/data/postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        server.destroyForcibly();
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> !server.isAlive());
    }
}
