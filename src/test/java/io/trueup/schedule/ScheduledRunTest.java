package io.trueup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import io.trueup.job.ExecutionView;
import io.trueup.job.Progress;
import io.trueup.job.RunRequest;
import io.trueup.schedule.Due.Kind;
import io.trueup.schedule.Due.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schedule over the whole program, with documents of the sample inbox. */
class ScheduledRunTest {

    private static final YearMonth JULY = YearMonth.of(2026, 7);
    private static final String INVOICE = "2026-07/Invoice-Q7HX2MZP-0014.pdf";

    @TempDir
    private Path folder;

    @Test
    void aMonthIsReconciledByTheReCheckAfterItsInvoiceHasCome() throws IOException {
        Path sample = Path.of("sample-data/halyard-labs");
        Path inbox = folder.resolve("inbox");
        Path reports = folder.resolve("reports");
        copy(sample, inbox.resolve("halyard-labs"));
        Files.delete(inbox.resolve("halyard-labs").resolve(INVOICE));
        try (Stage stage = Stage.open(folder.resolve("home")).clear("2026-07-20T00:00:00Z")) {
            stage.run = month ->
                    stage.database.run(new RunRequest(month, inbox, reports, List.of(), null, 1), Progress.NONE);
            ManualScheduler scheduler = stage.scheduler();

            stage.at(scheduler, "2026-08-03T06:00:00Z");
            assertThat(stage.schedule().due().getFirst())
                    .returns(JULY, Due::month)
                    .returns(Kind.RECHECK, Due::kind)
                    .satisfies(
                            due -> assertThat(due.outcome()).contains("invoice missing: halyard-labs api:production"));
            stage.at(scheduler, "2026-08-04T06:00:00Z");
            assertThat(versions(reports)).as("nothing new is written").containsExactly("v1");

            Files.copy(sample.resolve(INVOICE), inbox.resolve("halyard-labs").resolve(INVOICE));
            stage.at(scheduler, "2026-08-05T06:00:00Z");
            stage.at(scheduler, "2026-08-06T06:00:00Z");

            assertThat(stage.ran()).containsExactly(JULY, JULY, JULY);
            assertThat(versions(reports)).containsExactly("v1", "v2");
            assertThat(stage.schedule().due().getLast())
                    .returns(State.DONE, Due::state)
                    .satisfies(due -> assertThat(due.outcome()).doesNotContain("missing"));
            assertThat(stage.database.executions(JULY))
                    .extracting(ExecutionView::state)
                    .containsOnly(ExecutionView.State.COMPLETED)
                    .hasSize(3);
        }
    }

    private static List<String> versions(Path reports) throws IOException {
        try (Stream<Path> folders = Files.list(reports.resolve("halyard-labs/2026-07"))) {
            return folders.map(one -> one.getFileName().toString()).sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
