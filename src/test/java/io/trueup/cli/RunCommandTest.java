package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.job.ExecutionView;
import io.trueup.job.RunSummary;
import io.trueup.job.RunSummary.OrganizationOutcome;
import io.trueup.job.RunSummary.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunCommandTest {

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void inbox() throws IOException {
        bench = new Bench(folder);
        Files.createDirectory(folder.resolve("sample-data"));
        Files.createDirectory(folder.resolve("mine"));
    }

    @Test
    void theDefaultsStandBesideTheLauncher() {
        bench.kept.summary = completed();

        bench.call("run", "2026-08");

        assertThat(bench.kept.request.inbox()).isEqualTo(folder.resolve("sample-data"));
        assertThat(bench.kept.request.reports()).isEqualTo(folder.resolve("reports"));
        assertThat(bench.kept.request.organizations()).isEmpty();
        assertThat(bench.kept.request.asOf()).isNull();
        assertThat(bench.kept.request.threads()).isPositive();
        assertThat(bench.kept.home).isEqualTo(folder.resolve(".trueup"));
        assertThat(bench.kept.closed).isTrue();
    }

    @Test
    void theJobsFileSetsWhatTheCallDoesNot() {
        bench.kept.summary = completed();
        bench.settings = new Rooms.Settings(folder.resolve("mine"), folder.resolve("out"), 3);

        bench.call("run", "2026-08", "--reports", "elsewhere");

        assertThat(bench.kept.request.inbox()).isEqualTo(folder.resolve("mine"));
        assertThat(bench.kept.request.reports()).isEqualTo(folder.resolve("elsewhere"));
        assertThat(bench.kept.request.threads()).isEqualTo(3);
    }

    @Test
    void previousIsTheMonthBeforeTodaysInUtc() {
        bench.kept.summary = completed();

        bench.call("run", "previous");

        assertThat(bench.kept.request.month()).isEqualTo(Samples.AUGUST);
    }

    @Test
    void everyOptionReachesTheRun() {
        bench.kept.summary = completed();

        bench.call(
                "run",
                "2026-08",
                "--inbox",
                "mine",
                "--home",
                "h",
                "--database",
                "postgresql://db.example/trueup",
                "--threads",
                "7",
                "--organization",
                "halyard-labs",
                "--organization",
                "northfold",
                "--as-of",
                "2026-09-01T02:00:00+02:00");

        assertThat(bench.kept.request.inbox()).isEqualTo(folder.resolve("mine"));
        assertThat(bench.kept.request.organizations()).containsExactly("halyard-labs", "northfold");
        assertThat(bench.kept.request.asOf()).isEqualTo(Instant.parse("2026-09-01T00:00:00Z"));
        assertThat(bench.kept.request.threads()).isEqualTo(7);
        assertThat(bench.kept.home).isEqualTo(folder.resolve("h"));
        assertThat(bench.kept.database).isEqualTo("postgresql://db.example/trueup");
    }

    @Test
    void progressGoesToTheErrorStreamAndResultsToTheOutput() {
        bench.kept.summary = Samples.summary(folder.resolve("reports"));

        assertThat(bench.call("run", "2026-08")).isEqualTo(4);
        assertThat(bench.err()).isEqualToNormalizingNewlines("step collect 0/2\nstep collect 2/2\n");
        assertThat(bench.out())
                .contains("cobalt-freight")
                .contains("reports/cobalt-freight/2026-08/v2/reconciliation.xlsx");
    }

    @Test
    void theExitStatusTellsTheWorstThatWasFound() {
        assertThat(exit(Samples.outcome(folder, Samples.reconciled(), 1, false)))
                .isZero();
        assertThat(exit(Samples.outcome(folder, Samples.provisional(), 1, false)))
                .isEqualTo(3);
        assertThat(exit(
                        Samples.outcome(folder, Samples.discrepant(), 1, false),
                        Samples.outcome(folder, Samples.reconciled(), 1, false)))
                .isEqualTo(3);
        assertThat(exit(Samples.outcome(folder, Samples.withDocumentSetAside(), 1, false)))
                .isEqualTo(4);
        assertThat(exit(
                        Samples.outcome(folder, Samples.discrepant(), 1, false),
                        new OrganizationOutcome("broken", null, null, false, null, List.of("No yaml."))))
                .isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"FAILED,1", "STOPPED,1", "ALREADY_RUNNING,1", "OTHER_PARAMETERS,2", "REFUSED,2"})
    void aRunThatDidNotCompleteSaysWhyAndIsNeverZero(State state, int exit) {
        bench.kept.summary =
                new RunSummary(Samples.AUGUST, null, state, "Execution 3 runs on build-7 since 12:00.", List.of());

        assertThat(bench.call("run", "2026-08")).isEqualTo(exit);
        assertThat(bench.err()).contains("trueup: Execution 3 runs on build-7 since 12:00.");
        assertThat(bench.out()).isEmpty();
    }

    @Test
    void jsonIsOneObjectAndNothingElse() {
        bench.kept.summary = Samples.summary(folder.resolve("reports"));

        assertThat(bench.call("run", "2026-08", "--json")).isEqualTo(4);

        JsonNode json = JsonMapper.shared().readTree(bench.out());
        assertThat(json.propertyNames())
                .containsExactly(
                        "month", "execution", "state", "message", "exit", "mails", "organizations", "portfolio");
        assertThat(json.at("/exit").intValue()).isEqualTo(4);
        assertThat(json.at("/state").stringValue()).isEqualTo("completed");
        JsonNode first = json.at("/organizations/0");
        assertThat(first.propertyNames())
                .containsExactly(
                        "organization",
                        "status",
                        "version",
                        "unchanged",
                        "accounts",
                        "findings",
                        "setAside",
                        "problems",
                        "workbook");
        assertThat(first.at("/accounts/0").toString())
                .isEqualTo(
                        "{\"account\":\"api:ops\",\"unit\":\"USD\",\"spend\":{\"low\":\"598.32\",\"high\":\"603.02\",\"estimate\":\"600.71\"},"
                                + "\"invoiced\":\"638.38\",\"variance\":\"35.36\",\"verdict\":\"over-invoiced\"}");
        assertThat(first.at("/findings").toString()).isEqualTo("{\"error\":1,\"warning\":1,\"info\":0}");
        assertThat(first.at("/workbook").stringValue())
                .isEqualTo(folder.resolve("reports/cobalt-freight/2026-08/v2/reconciliation.xlsx")
                        .toString());
        assertThat(json.at("/organizations/2/status").stringValue()).isEqualTo("set-aside");
        assertThat(json.at("/organizations/2/workbook").isNull()).isTrue();
        assertThat(json.at("/organizations/3/accounts/0/invoiced").isNull()).isTrue();
        assertThat(json.at("/organizations/4/accounts/0/spend/high").isNull()).isTrue();
        assertThat(json.at("/organizations/4/setAside/0/file").stringValue())
                .isEqualTo("2026-08/Invoice-TDWTR4MU-0007.pdf");
    }

    @Test
    void jsonOfARunThatDidNotStartIsStillAnObject() {
        bench.kept.summary = new RunSummary(Samples.AUGUST, null, State.ALREADY_RUNNING, "Wait.", List.of());

        assertThat(bench.call("run", "2026-08", "--json")).isEqualTo(1);
        assertThat(JsonMapper.shared().readTree(bench.out()).at("/state").stringValue())
                .isEqualTo("already-running");
    }

    @Test
    void restartStopAndAbandonReachTheirExecution() throws IOException {
        Files.createDirectory(folder.resolve(".trueup"));
        bench.kept.summary = completed();

        bench.kept.executions.add(new ExecutionView(
                8, Samples.AUGUST, 1, ExecutionView.State.RUNNING, null, null, null, null, List.of()));

        assertThat(bench.call("restart", "7")).isZero();
        assertThat(bench.call("stop", "8")).isZero();
        assertThat(bench.call("abandon", "9")).as("there is no execution 9").isEqualTo(2);

        assertThat(bench.kept.asked).containsExactly("restart 7", "stop 8", "abandon 9");
        assertThat(bench.out()).contains("Execution 8 stops at its next chunk.", "Execution 9 is abandoned.");
    }

    private RunSummary completed() {
        return new RunSummary(Samples.AUGUST, 1L, State.COMPLETED, null, List.of());
    }

    private int exit(OrganizationOutcome... outcomes) {
        return ExitStatus.of(new RunSummary(Samples.AUGUST, 1L, State.COMPLETED, null, List.of(outcomes)));
    }
}
