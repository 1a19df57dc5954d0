package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.job.ExecutionView;
import io.trueup.job.ExecutionView.State;
import io.trueup.job.ExecutionView.StepView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {

    @TempDir
    private Path folder;

    @Test
    void eachExecutionIsToldWithItsStepsAndWhatToDo() throws IOException {
        Files.createDirectory(folder.resolve(".trueup"));
        Bench bench = new Bench(folder);
        bench.kept.executions.addAll(List.of(
                execution(9, 3, State.RUNNING, null, "build-7, process 4711", null, step("read", "STARTED", 40)),
                execution(
                        8,
                        2,
                        State.INTERRUPTED,
                        null,
                        null,
                        null,
                        step("collect", "COMPLETED", 120),
                        step("read", "UNKNOWN", 7)),
                execution(7, 1, State.FAILED, "2026-09-10T09:03:05Z", null, "The folder reports cannot be written."),
                execution(
                        6, 1, State.COMPLETED, "2026-09-10T09:00:42Z", null, null, step("collect", "COMPLETED", 120))));

        assertThat(bench.call("status")).isZero();
        assertThat(bench.out()).isEqualToNormalizingNewlines("""
                No.  Month    Run  State        Started                  Took  Steps
                ────────────────────────────────────────────────────────────────────────────────────────────
                  9  2026-08    3  running      2026-09-10 09:00Z  3 h 00 min  read 40 (started)
                     on build-7, process 4711; to stop it: ./trueup stop 9
                  8  2026-08    2  interrupted  2026-09-10 09:00Z           –  collect 120, read 7 (unknown)
                     whoever ran it is dead; to go on: ./trueup restart 8, to give it up: ./trueup abandon 8
                  7  2026-08    1  failed       2026-09-10 09:00Z  3 min 05 s
                     The folder reports cannot be written.
                     to go on: ./trueup restart 7, to give it up: ./trueup abandon 7
                  6  2026-08    1  completed    2026-09-10 09:00Z        42 s  collect 120
                """);
    }

    private static ExecutionView execution(
            long number, long run, State state, String ended, String holder, String failure, StepView... steps) {
        return new ExecutionView(
                number,
                Samples.AUGUST,
                run,
                state,
                Instant.parse("2026-09-10T09:00:00Z"),
                ended == null ? null : Instant.parse(ended),
                holder,
                failure,
                List.of(steps));
    }

    private static StepView step(String name, String status, long done) {
        return new StepView(name, status, done);
    }
}
