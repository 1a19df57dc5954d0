package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {

    @TempDir
    private Path folder;

    @Test
    void helpListsTheCommandsThatThereAre() {
        Bench bench = new Bench(folder);

        assertThat(bench.call("--help")).isZero();
        assertThat(bench.out())
                .contains(
                        "run ",
                        "status ",
                        "restart ",
                        "stop ",
                        "abandon ",
                        "explain ",
                        "read ",
                        "balance ",
                        "serve ",
                        "init ",
                        "prices ",
                        "schedule ",
                        "worker ",
                        "outbox ",
                        "verify ");
        assertThat(bench.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "status",
                "restart",
                "stop",
                "abandon",
                "explain",
                "read",
                "balance",
                "init",
                "prices",
                "schedule",
                "worker",
                "outbox",
                "verify",
                "serve"
            })
    void everyCommandHasHelp(String command) {
        Bench bench = new Bench(folder);

        assertThat(bench.call(command, "--help")).isZero();
        assertThat(bench.out()).contains("Usage: trueup " + command).contains("--verbose");
    }

    @Test
    void theVersionIsOneLine() {
        Bench bench = new Bench(folder);

        assertThat(bench.call("--version")).isZero();
        assertThat(bench.out()).matches("trueup .+ \\(Java 25.*\\)\\R");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "|Which command?",
                "polish|There is no such command or argument: 'polish'",
                "run|Missing required parameter: 'MONTH'",
                "run 2026-13|trueup: '2026-13' is not a month; write year and month, such as 2026-08",
                "run August|trueup: 'August' is not a month; write year and month, such as 2026-08",
                "run 2026-8|trueup: '2026-8' is not a month; write year and month, such as 2026-08",
                "run 2026-10|The month 2026-10 lies ahead",
                "run 2026-08 --threads 0|--threads is 0; allowed is 1 to 256.",
                "run 2026-08 --threads many|'many' is not a whole number",
                "run 2026-08 --organization ../etc|'../etc' is no organization",
                "run 2026-08 --inbox nowhere|There is no inbox nowhere.",
                "run 2026-08 --as-of yesterday|'yesterday' is not an instant; write date, time and offset",
                "run 2026-08 --as-of 2026-09-01T00:00:00|is not an instant",
                "run 2026-08 --colour|Unknown option: '--colour'",
                "status tomorrow|'tomorrow' is not a month",
                "restart seven|'seven' is not a whole number",
                "restart 7|Nothing has been run yet",
                "stop 7|Nothing has been run yet",
                "abandon 7|Nothing has been run yet",
                "explain 2026-08 Halyard|'Halyard' is no organization",
                "explain 2026-08 halyard-labs INVOICE_GONE|'INVOICE_GONE' is no finding code. Did you mean INVOICE_OUTSIDE_RANGE or INVOICE_MISSING",
                "read|Missing required parameter: 'FILE'",
            })
    void aWrongCallIsToldInASentenceAndNothingRuns(String arguments, String sentence) {
        Bench bench = new Bench(folder);

        assertThat(bench.call(words(arguments))).isEqualTo(2);
        assertThat(bench.err()).contains(sentence).doesNotContain("Exception", "\tat ");
        assertThat(bench.out()).isEmpty();
        assertThat(bench.kept.home).isNull();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anInboxThatIsAFileIsRefused() throws IOException {
        Files.writeString(folder.resolve("inbox"), "no folder");
        Bench bench = new Bench(folder);

        assertThat(bench.call("run", "2026-08", "--inbox", "inbox")).isEqualTo(2);
        assertThat(bench.err()).contains("The inbox inbox is a file, not a folder.");
    }

    @Test
    void statusOfAHomeThatNeverRanSetsUpNothing() {
        Bench bench = new Bench(folder);

        assertThat(bench.call("status", "2026-08")).isZero();
        assertThat(bench.out())
                .isEqualToIgnoringNewLines("Nothing has been run yet for 2026-08. Begin with ./trueup run 2026-08");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFailureIsASentenceOnTheTerminalAndAStoryInTheLog() throws IOException {
        Bench bench = new Bench(folder);
        Files.createDirectory(folder.resolve("sample-data"));
        bench.opening = new IllegalStateException(
                "The database at db.example:5432 cannot be reached. Start it, then run again.");

        assertThat(bench.call("run", "2026-08")).isEqualTo(1);
        assertThat(bench.err())
                .contains("trueup: The database at db.example:5432 cannot be reached. Start it, then run again.")
                .contains(".trueup/logs/trueup.log")
                .doesNotContain("IllegalStateException");
        assertThat(folder.resolve(".trueup/logs/trueup.log"))
                .content()
                .contains("Failed: trueup run 2026-08", "IllegalStateException", "\tat ");
    }

    @Test
    void verboseShowsTheStackTraceToo() throws IOException {
        Bench bench = new Bench(folder);
        Files.createDirectory(folder.resolve("sample-data"));
        bench.opening = new IllegalStateException("Gone.");

        bench.call("run", "2026-08", "--verbose");

        assertThat(bench.err()).contains("trueup: Gone.", "java.lang.IllegalStateException: Gone.", "\tat ");
    }

    @Test
    void severalErrorsOfAFileAreToldAtOnce() throws IOException {
        Bench bench = new Bench(folder);
        Files.createDirectory(folder.resolve("sample-data"));
        bench.opening = new CallRefused(java.util.List.of("jobs/a.yaml line 2: one", "jobs/a.yaml line 9: two"));

        assertThat(bench.call("run", "2026-08")).isEqualTo(2);
        assertThat(bench.err())
                .isEqualToIgnoringNewLines("trueup: jobs/a.yaml line 2: onetrueup: jobs/a.yaml line 9: two");
    }

    private static String[] words(String arguments) {
        return arguments == null
                ? new String[0]
                : Arrays.stream(arguments.split(" ")).toArray(String[]::new);
    }
}
