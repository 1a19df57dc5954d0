package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs no database must not pay for one: no class of Spring, of the JDBC driver or of the embedded server is loaded. */
class QuickStartTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "run --help",
                "polish",
                "serve --help",
                "run 2026-13",
                "run 9999-01",
                "read gone.pdf",
                "status"
            })
    void noSpringClassIsLoaded(String call) throws IOException, InterruptedException {
        Path classes = folder.resolve("classes.txt");
        Files.copy(
                Path.of("sample-data/cobalt-freight/2026-08/Invoice-M0VQ8R2T-0013.pdf"), folder.resolve("invoice.pdf"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + classes.getFileName(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.trueup.cli.Main"));
        command.addAll(List.of(call.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "output.txt"))
                .start();
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();

        List<String> loaded = Files.readAllLines(classes);
        assertThat(loaded).anyMatch(line -> line.contains(" io.trueup.cli.Main "));
        assertThat(loaded.stream()
                        .filter(line -> line.matches(".* (org\\.springframework|org\\.postgresql|io\\.zonky)\\..*"))
                        .toList())
                .isEmpty();
        assertThat(Files.readString(folder.resolve("output.txt"))).isNotBlank().doesNotContain("Exception", "WARNING");
    }
}
