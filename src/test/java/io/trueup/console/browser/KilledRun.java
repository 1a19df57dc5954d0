package io.trueup.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.ServedConsole;
import java.io.BufferedReader;
import java.nio.file.Path;

/** A run of the packaged program over the console's home that is killed, as {@code kill -9} does, in the middle of its work. */
final class KilledRun {

    private KilledRun() {}

    /** @return its execution */
    static long of(String month, ServedConsole console) throws Exception {
        Path home = console.home();
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        System.getProperty("trueup.jar"),
                        "run",
                        month,
                        "--inbox",
                        console.inbox().toString(),
                        "--home",
                        home.toString(),
                        "--reports",
                        home.resolve("reports").toString())
                .redirectErrorStream(true)
                .start();
        StringBuilder told = new StringBuilder();
        try (BufferedReader lines = program.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.append(line).append('\n');
                if (line.startsWith("step reconcile ")) {
                    break;
                }
            }
            program.destroyForcibly().waitFor();
        }
        assertThat(told).as("it was met at its work").contains("step reconcile ");
        return console.sql()
                .sql("select max(execution) from run_execution where month = :month")
                .param("month", month)
                .query(Long.class)
                .single();
    }
}
