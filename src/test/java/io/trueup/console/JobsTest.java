package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class JobsTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();

    @Test
    void aKilledRunShowsAsInterrupted() {
        long execution = Killed.execution(CONSOLE, "2024-01");
        Browser admin = CONSOLE.admin();

        assertThat(admin.get("/jobs/" + execution).body()).contains("interrupted", "It was cut off");
        assertThat(admin.get("/jobs?state=interrupted").body()).contains("/jobs/" + execution + "\"");
        assertThat(admin.get("/jobs?state=running").body()).doesNotContain("/jobs/" + execution + "\"");
        assertThat(admin.get("/").body()).contains("/jobs/" + execution + "/restart");
    }

    @Test
    void anActSaysWhatItWillDoAndAsksWhy() {
        long execution = Killed.execution(CONSOLE, "2024-02");
        Browser admin = CONSOLE.admin();
        String abandon = "/jobs/" + execution + "/abandon";

        assertThat(admin.get(abandon).body()).contains("for good", "What it has written stays");
        assertThat(admin.post(abandon, abandon, Map.of("reason", " ")).body()).contains("Say why");
        assertThat(admin.post(abandon, abandon, Map.of("reason", "a test of mine"))
                        .location())
                .endsWith("/jobs/" + execution);
        assertThat(admin.get("/jobs/" + execution).body()).contains("given up", "abandoned");
        assertThat(admin.get("/audit").body())
                .contains("abandon execution", "execution " + execution, "a test of mine", "interrupted");
        assertThat(admin.get(abandon).body()).contains("nothing to abandon").doesNotContain("<textarea");
    }

    @Test
    void aMonthIsRunFromTheForm() {
        Browser admin = CONSOLE.admin();

        assertThat(admin.post("/jobs/start", "/jobs/start", Map.of("month", "August"))
                        .body())
                .contains("such as 2026-08");
        Page started = admin.post(
                "/jobs/start",
                "/jobs/start",
                Map.of("month", "2026-07", "organizations", "northfold", "asOf", "2026-08-10T00:00:00Z"));

        assertThat(started.location()).endsWith("/jobs");
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> admin.get("/jobs").body().contains("Ended here last: the run of 2026-07, completed."));
        assertThat(admin.get("/jobs?month=2026-07&organization=northfold").body())
                .contains("completed");
        assertThat(admin.get("/jobs?month=2026-07&organization=halyard-labs").body())
                .contains("No execution is like that");
    }

    @Test
    void aFinishedExecutionShowsItsSteps() {
        String page = CONSOLE.admin().get("/jobs/1").body();

        assertThat(page).contains("collect", "reconcile", "deliver", "collect:00", "completed", "It came to its end");
        assertThat(page).doesNotContain("data-live", "Restart…");
    }

    @Test
    void whoeverWatchesAnEndedExecutionIsToldSo() {
        assertThat(CONSOLE.admin().get("/jobs/1/live").body()).contains("event:ended");
    }
}
