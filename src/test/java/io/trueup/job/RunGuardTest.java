package io.trueup.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.job.ExecutionView.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunGuardTest {

    @TempDir
    private Path folder;

    private World world;
    private final GateReader gate = new GateReader();

    @BeforeEach
    void createWorld() throws Exception {
        world = World.in(folder);
        for (int number = 0; number < 20; number++) {
            world.organization("o" + number);
            world.put("o" + number, "balances.csv", world.balances(100, 90 - number));
        }
    }

    private CompletableFuture<RunSummary> startGated() throws Exception {
        CompletableFuture<RunSummary> run =
                CompletableFuture.supplyAsync(() -> world.with(gate).run());
        gate.awaitReached();
        return run;
    }

    private static RunSummary ended(CompletableFuture<RunSummary> run) throws Exception {
        return run.get(4, TimeUnit.MINUTES);
    }

    @Test
    void ofTwoRunsAtOnceOneWinsAndTheOtherSaysSo() throws Exception {
        CompletableFuture<RunSummary> first = startGated();
        try (Operations operations = world.open()) {
            RunSummary second = operations.run(world.request(), Progress.NONE);

            assertThat(second.state()).isEqualTo(RunSummary.State.ALREADY_RUNNING);
            assertThat(second.message())
                    .contains(
                            world.month() + " is already running on",
                            "process " + ProcessHandle.current().pid(),
                            "since");
            assertThat(operations.executions(world.month()))
                    .singleElement()
                    .satisfies(view -> assertThat(view.state()).isEqualTo(State.RUNNING))
                    .satisfies(view -> assertThat(view.holder()).contains("process"));
            assertThat(operations.abandon(
                            operations.executions(world.month()).getFirst().execution()))
                    .contains("already running");
        }
        gate.open();
        assertThat(ended(first).state()).isEqualTo(RunSummary.State.COMPLETED);
    }

    @Test
    void aStoppedRunEndsAtItsNextChunkAndARestartFinishesIt() throws Exception {
        CompletableFuture<RunSummary> first = startGated();
        try (Operations operations = world.open()) {
            long execution = operations.executions(world.month()).getFirst().execution();
            assertThat(operations.stop(execution)).contains("will stop");
            gate.open();

            RunSummary stopped = ended(first);
            assertThat(stopped.state()).isEqualTo(RunSummary.State.STOPPED);
            assertThat(stopped.message()).contains("./trueup restart " + execution);
            assertThat(operations.executions(world.month()).getFirst().state()).isEqualTo(State.STOPPED);
            assertThat(operations.stop(execution)).contains("not running");

            RunSummary finished = operations.restart(execution, 2, Progress.NONE);

            assertThat(finished.state()).isEqualTo(RunSummary.State.COMPLETED);
            assertThat(finished.organizations()).hasSize(20).allMatch(outcome -> outcome.version() == 1);
            assertThat(operations.executions(world.month()))
                    .extracting(ExecutionView::state)
                    .containsExactly(State.COMPLETED, State.STOPPED);
            assertThat(operations.restart(execution, 2, Progress.NONE).message())
                    .contains("is finished");
            assertThat(operations.abandon(execution)).contains("is finished");
        }
    }

    @Test
    void anUnfinishedRunIsResumedWithTheSameParametersAndNamedWithOthers() throws Exception {
        Files.writeString(world.reports(), "a file where the folder should be");
        RunSummary failed = world.run();
        Path elsewhere = folder.resolve("elsewhere");

        RunSummary other = world.withReports(elsewhere).run();

        assertThat(failed.state()).isEqualTo(RunSummary.State.FAILED);
        assertThat(failed.message())
                .contains(
                        "reports cannot be written",
                        world.reports().toString(),
                        "./trueup restart " + failed.execution());
        assertThat(other.state()).isEqualTo(RunSummary.State.OTHER_PARAMETERS);
        assertThat(other.message())
                .contains(
                        "--reports " + world.reports(), elsewhere.toString(), "./trueup abandon " + failed.execution());

        try (Operations operations = world.open()) {
            assertThat(operations.abandon(failed.execution())).contains("given up");
            assertThat(operations.executions(world.month()).getFirst().state()).isEqualTo(State.ABANDONED);
        }
        RunSummary anew = world.withReports(elsewhere).run();
        assertThat(anew.state()).isEqualTo(RunSummary.State.COMPLETED);
        assertThat(World.files(elsewhere)).isNotEmpty();
    }

    @Test
    void reportsThatCouldNotBeWrittenAreWrittenByTheRestart() throws Exception {
        Files.writeString(world.reports(), "a file where the folder should be");
        RunSummary failed = world.run();
        Files.delete(world.reports());

        RunSummary finished;
        try (Operations operations = world.open()) {
            finished = operations.restart(failed.execution(), 2, Progress.NONE);
        }

        assertThat(failed.state()).isEqualTo(RunSummary.State.FAILED);
        assertThat(finished.state()).isEqualTo(RunSummary.State.COMPLETED);
        assertThat(finished.organizations())
                .allSatisfy(outcome -> assertThat(outcome.folder()).isDirectory());
    }

    @Test
    void aCutOfAllDatabaseConnectionsFailsTheRunAndTheNextRunFinishesIt() throws Exception {
        CompletableFuture<RunSummary> first = startGated();
        Rows.of(
                world,
                "select pg_terminate_backend(pid)::text from pg_stat_activity"
                        + " where application_name = 'trueup' and pid <> pg_backend_pid()");
        gate.open();

        RunSummary cut = ended(first);
        RunSummary finished = world.run();

        assertThat(cut.state()).isEqualTo(RunSummary.State.FAILED);
        assertThat(cut.message()).contains("The database could not be used", "goes on where it stopped");
        assertThat(finished.message()).isNull();
        assertThat(finished.state()).isEqualTo(RunSummary.State.COMPLETED);
        assertThat(finished.organizations()).hasSize(20).allMatch(outcome -> outcome.version() == 1);
    }

    @Test
    void whoLostTheLeaseCanWriteNothingMore() throws Exception {
        CompletableFuture<RunSummary> first = startGated();
        Rows.of(world, "select pg_terminate_backend(pid)::text from pg_locks where locktype = 'advisory' and granted");
        RunSummary second;
        try (Operations operations = world.open()) {
            CompletableFuture<RunSummary> taken =
                    CompletableFuture.supplyAsync(() -> operations.run(world.request(), Progress.NONE));
            gate.open();
            RunSummary lost = ended(first);
            second = ended(taken);

            assertThat(lost.state()).isEqualTo(RunSummary.State.FAILED);
        }
        assertThat(second.message()).isNull();
        assertThat(second.state()).isEqualTo(RunSummary.State.COMPLETED);
        assertThat(Rows.of(
                        world,
                        "select organization from reconciliation where month = '" + world.month()
                                + "' group by organization having count(*) <> 1"))
                .isEmpty();
    }

    @Test
    void numbersThatNobodyKnowsAreToldSo() {
        try (Operations operations = world.open()) {
            assertThat(operations.stop(-1)).contains("no execution -1");
            assertThat(operations.abandon(-1)).contains("no execution -1");
            assertThat(operations.restart(-1, 1, Progress.NONE).message()).contains("no execution -1");
            assertThat(operations.newest(world.month(), "nobody")).isEmpty();
        }
    }
}
