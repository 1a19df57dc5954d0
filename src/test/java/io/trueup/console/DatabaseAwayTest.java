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
    void aPageAndTheApiSayThatTheDatabaseIsAwayWithinSecondsAndThenAtOnce() throws IOException {
        inAHomeOfItsOwn("away", (browser, home) -> {
            String token = browser.token("away", "ADMIN");
            endServer(home);

            long first = millis(() -> assertThatItIsAway(browser.get("/months")));
            long second = millis(() -> assertThatItIsAway(browser.get("/months")));

            assertThat(first).as("milliseconds until somebody is told").isLessThan(8_000);
            assertThat(second).as("milliseconds for whoever asks again").isLessThan(1_000);
            Page api = browser.get("/api/v1/months", "Authorization", "Bearer " + token);
            ApiErrorsTest.isProblem(api, 503);
            assertThat(api.body()).contains("The database is away").doesNotContain("jdbc");
        });
    }

    private static void assertThatItIsAway(Page page) {
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("The database is away").doesNotContain("Exception", "jdbc");
    }

    private static long millis(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    @Test
    void whereNothingHasBeenRunTheFirstPageSaysHowToBeginAndPraisesNothing() throws IOException {
        inAHomeOfItsOwn("empty", (browser, home) -> {
            assertThat(browser.get("/").body())
                    .contains(
                            "Nothing has been reconciled yet",
                            home.resolve("inbox").toString(),
                            "/jobs/start")
                    .doesNotContain("every invoice that is expected has come", "In dispute");
            assertThat(browser.get("/jobs").body()).contains("Nothing has been run yet");
        });
    }

    @FunctionalInterface
    private interface Visit {
        void at(Browser browser, Path home) throws IOException;
    }

    private static void inAHomeOfItsOwn(String name, Visit visit) throws IOException {
        Path home = Files.createDirectories(Path.of(
                        "target",
                        "test-homes",
                        name + "-p" + ProcessHandle.current().pid())
                .toAbsolutePath());
        try (Operations operations = Trueup.open(ServedConsole.request(home));
                Console console = Console.serve(operations, ServedConsole.settings(home))) {
            Browser browser = new Browser(console.port());
            browser.logIn("admin", console.firstPassword());
            visit.at(browser, home);
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
