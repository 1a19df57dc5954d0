package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker as a process of its own, due every minute. */
class WorkerIT {

    @TempDir
    private Path folder;

    @BeforeEach
    void aScheduleThatIsAlwaysDue() throws IOException {
        Path jobs = Files.createDirectories(folder.resolve("jobs"));
        Files.createDirectories(jobs.resolve("prices"));
        Files.copy(Path.of("jobs/prices/perplexity.yaml"), jobs.resolve("prices/perplexity.yaml"));
        Files.writeString(jobs.resolve("monthly-reconciliation.yaml"), """
                inbox: inbox
                reports: reports
                prices: prices/perplexity.yaml
                defaults: {tolerance: {amount: 0.02, percent: 0.1}}
                schedule: {enabled: true, cron: "* * * * *", zone: Europe/Berlin, recheck: "07:30"}
                """);
        Path organization = Files.createDirectories(folder.resolve("inbox/northfold"));
        Files.copy(Path.of("sample-data/northfold/organization.yaml"), organization.resolve("organization.yaml"));
    }

    @Test
    void itTakesUpWhatAKilledOneLeftAndStopsCleanlyWhenItIsToldTo() throws Exception {
        try (Started killed = start()) {
            assertThat(killed.readUntil("Waiting for what is due")).isTrue();
            killed.process.destroyForcibly();
            assertThat(killed.process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        }
        try (Started worker = start()) {
            assertThat(worker.readUntil("Waiting for what is due")).isTrue();
            assertThat(worker.readUntil(": run is due ")).isTrue();
            assertThat(worker.readUntil("1 organization: "))
                    .as("the minute is over")
                    .isTrue();
            worker.process.toHandle().destroy();
            worker.readUntil("there is no such line");

            assertThat(worker.process.waitFor(4, TimeUnit.MINUTES)).isTrue();
            assertThat(worker.process.exitValue()).as("told to go by a signal").isEqualTo(143);
            assertThat(worker.told.toString())
                    .contains("Stopping after the work in hand")
                    .doesNotContain("Exception");
        }
        assertThat(Files.list(folder.resolve("reports/northfold"))).hasSize(1);
        try (Started schedule = call("schedule")) {
            schedule.readUntil("there is no such line");
            assertThat(schedule.told.toString()).contains("Europe/Berlin", "1 organization: ");
        }
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            assertThat(all.filter(one -> one.info().commandLine().orElse("").contains(folder.toString()))
                            .toList())
                    .as("the bundled server went with the last of its processes")
                    .isEmpty();
        }
    }

    private Started start() throws IOException {
        return call("worker");
    }

    private Started call(String command) throws IOException {
        return new Started(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.timezone=Asia/Kathmandu",
                        "-jar",
                        System.getProperty("trueup.jar"),
                        command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start());
    }

    private static final class Started implements AutoCloseable {
        private final Process process;
        private final BufferedReader lines;
        private final StringBuilder told = new StringBuilder();

        private Started(Process process) {
            this.process = process;
            this.lines = process.inputReader();
        }

        /**
         * Reads on until a line holds a text.
         *
         * @return whether it came before the end
         */
        private boolean readUntil(String text) throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.append(line).append('\n');
                if (line.contains(text)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
