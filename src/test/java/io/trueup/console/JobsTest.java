package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class JobsTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();

    @Test
    void aKilledRunShowsAsInterrupted() {
        long execution = Killed.in(CONSOLE).execution();
        Browser admin = CONSOLE.admin();

        assertThat(admin.get("/jobs/" + execution).body()).contains("interrupted", "It was cut off");
        assertThat(admin.get("/jobs?state=interrupted").body()).contains("/jobs/" + execution + "\"");
        assertThat(admin.get("/jobs?state=running").body()).doesNotContain("/jobs/" + execution + "\"");
        assertThat(admin.get("/").body()).contains("/jobs/" + execution + "/restart");
    }

    @Test
    void anActSaysWhatItWillDoAndAsksWhy() {
        long execution = Killed.in(CONSOLE).execution();
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

        assertThat(page)
                .contains(
                        "collect",
                        "reconcile",
                        "portfolio",
                        "deliver",
                        "3 organizations",
                        "collect:00",
                        "completed",
                        "It came to its end");
        assertThat(page).doesNotContain("data-live", "Restart…");
    }

    @Test
    void whoeverWatchesAnEndedExecutionIsToldSo() {
        assertThat(CONSOLE.admin().get("/jobs/1/live").body()).contains("event:ended");
    }

    @Test
    void ofTwoAdminsWhoDoTheSameOneDoesItAndTheOtherIsTold() throws Exception {
        long execution = Killed.in(CONSOLE).execution();
        String abandon = "/jobs/" + execution + "/abandon";
        List<Browser> admins = List.of(CONSOLE.admin(), CONSOLE.user("jobs-other-admin", "ADMIN"));
        CountDownLatch both = new CountDownLatch(admins.size());
        List<Page> answers;
        try (ExecutorService threads = Executors.newFixedThreadPool(admins.size())) {
            List<Future<Page>> asked = admins.stream()
                    .map(admin -> threads.submit(() -> {
                        both.countDown();
                        both.await();
                        return admin.post(abandon, abandon, Map.of("reason", "both of us"));
                    }))
                    .toList();
            answers = List.of(asked.get(0).get(), asked.get(1).get());
        }

        assertThat(answers).filteredOn(page -> page.status() == 302).hasSize(1);
        assertThat(answers)
                .filteredOn(page -> page.status() == 200)
                .singleElement()
                .extracting(Page::body)
                .asString()
                .contains("nothing to abandon");
        assertThat(acts("abandon execution", execution)).isEqualTo(1);
    }

    private static long acts(String act, long execution) {
        return CONSOLE.sql()
                .sql("select count(*) from console_audit where act = :act and subject = :subject")
                .param("act", act)
                .param("subject", "execution " + execution)
                .query(Long.class)
                .single();
    }

    @Test
    void whatTheRunGuardRefusesIsNeitherPraisedNorWrittenDown() throws Exception {
        long execution = Killed.in(CONSOLE).execution();
        Browser admin = CONSOLE.admin();
        String abandon = "/jobs/" + execution + "/abandon";
        // another month is at work meanwhile: whoever abandons now is refused
        try (Killed.Revived _ = Killed.Revived.of(CONSOLE, "2022-05")) {

            CONSOLE.sql().sql("update run_lease set holder = 'another machine'").update();

            Page answer = admin.post(abandon, abandon, Map.of("reason", "in vain"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("role=\"alert\"", "already running on another machine");
        }

        assertThat(acts("abandon execution", execution)).isZero();
        assertThat(admin.get("/jobs/" + execution).body()).contains("interrupted");
    }

    @Test
    void aRunThatCannotBeBegunIsRefusedByTheForm() {
        Browser admin = CONSOLE.admin();

        assertThat(admin.get("/jobs/start?month=2026-07&organizations=northfold")
                        .body())
                .contains("value=\"2026-07\"", "value=\"northfold\"");
        assertThat(admin.post("/jobs/start", "/jobs/start", Map.of("month", "2026-08", "organizations", "nothfold"))
                        .body())
                .contains("no folder called nothfold", "value=\"nothfold\"");
        assertThat(admin.post("/jobs/start", "/jobs/start", Map.of("month", "2999-01"))
                        .body())
                .contains("2999-01 lies ahead");
    }

    @Test
    void aRestartSaysWhatIsStillToBeDone() {
        long execution = Killed.in(CONSOLE).execution();

        assertThat(CONSOLE.admin().get("/jobs/" + execution + "/restart").body())
                .contains(
                        "Skips 5 steps that are done: collect, read, reconcile, report, deliver",
                        "Sends nothing twice");
        assertThat(CONSOLE.admin().get("/jobs").body()).contains("its process is gone");
    }

    @Test
    void anExecutionThatIsHeldIsRunningAndOneLetGoIsInterruptedAtOnce() throws Exception {
        Killed killed = Killed.in(CONSOLE);
        long execution = killed.execution();
        Browser admin = CONSOLE.admin();

        try (Killed.Revived _ = Killed.Revived.of(CONSOLE, killed.month())) {

            assertThat(admin.get("/jobs/" + execution).body())
                    .contains("running", "data-live=\"/jobs/" + execution + "/live\"", "every 5s", "/stop");
            assertThat(admin.get("/jobs").body()).contains("hx-trigger=\"every 2s\"");
            assertThat(admin.get("/").body()).contains("At work now:");
        }

        assertThat(admin.get("/jobs/" + execution + "/progress").body())
                .contains("interrupted", "/restart")
                .doesNotContain("data-live");
    }
}
