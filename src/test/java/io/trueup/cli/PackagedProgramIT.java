package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as it is packaged. */
class PackagedProgramIT {

    @TempDir
    private Path folder;

    @Test
    void itKnowsItsVersion() throws Exception {
        Run run = run("--version");

        assertThat(run.exit).isZero();
        assertThat(run.out).matches("trueup [0-9]+\\.[0-9]+\\.[0-9]+.* \\(Java 25.*\\)\\R");
        assertThat(run.err).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"polish,There is no such command", "run 2026-13,is not a month", "run 9998-01,lies ahead"})
    void aWrongCallIsRefusedInPlainWordsAndLeavesNothingBehind(String call, String sentence) throws Exception {
        Run run = run(call.split(" "));

        assertThat(run.exit).isEqualTo(2);
        assertThat(run.err).contains(sentence).doesNotContain("Exception", "WARNING");
        assertThat(run.out).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).allMatch(file -> file.getFileName().toString().endsWith(".txt"));
        }
    }

    private record Run(int exit, String out, String err) {}

    private Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("trueup.jar")));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        return new Run(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
