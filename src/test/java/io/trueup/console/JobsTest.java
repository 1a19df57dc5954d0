package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class JobsTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();

    /** What a killed process leaves behind: an execution that nobody ends. */
    private static long killed(String month) {
        long execution = CONSOLE.sql()
                .sql("select nextval('batch_job_execution_seq') + 1000000")
                .query(Long.class)
                .single();
        CONSOLE.sql()
                .sql(
                        "insert into run (month, run, shard, inbox, reports, only_these, as_of, begun, partitions)"
                                + " values (:month, 1, '1/1', '/gone', '/gone', '', '2026-09-10T00:00:00Z', '2026-09-10T00:00:00Z', 1)")
                .param("month", month)
                .update();
        CONSOLE.sql()
                .sql("insert into batch_job_instance values (:id, 0, 'monthly-reconciliation', :key)")
                .param("id", execution)
                .param("key", "key " + execution)
                .update();
        CONSOLE.sql()
                .sql("insert into batch_job_execution (job_execution_id, version, job_instance_id, create_time, status)"
                        + " values (:id, 0, :id, now(), 'STARTED')")
                .param("id", execution)
                .update();
        CONSOLE.sql()
                .sql("insert into run_execution (execution, month, run, shard, holder, started)"
                        + " values (:id, :month, 1, '1/1', 'a machine (process 1)', now())")
                .param("id", execution)
                .param("month", month)
                .update();
        return execution;
    }

    @Test
    void aKilledRunShowsAsInterrupted() {
        long execution = killed("2024-01");
        Browser admin = CONSOLE.admin();

        assertThat(admin.get("/jobs/" + execution).body()).contains("interrupted", "It was cut off");
        assertThat(admin.get("/jobs?state=interrupted").body()).contains("/jobs/" + execution + "\"");
        assertThat(admin.get("/jobs?state=running").body()).doesNotContain("/jobs/" + execution + "\"");
        assertThat(admin.get("/").body()).contains("/jobs/" + execution + "/restart");
    }

    @Test
    void anActSaysWhatItWillDoAndAsksWhy() {
        long execution = killed("2024-02");
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
