package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, beside a JDK and a Maven that only write down how they are called: what counts here is when it builds and what it starts. */
class LauncherTest {
    private static final String JAVA = """
            #!/bin/bash
            case " $* " in
              *" extract --destination "*) mkdir -p "${@: -1}" && touch "${@: -1}/trueup.jar"; exit 0 ;;
              *" io.trueup.cli.Training "*)
                for word in "$@"; do case $word in -XX:AOTCacheOutput=*) echo cache >"${word#*=}" ;; esac; done; exit 0 ;;
            esac
            printf '%s\\n' "root $TRUEUP_ROOT" "locale ${LC_ALL:-}" "$@"
            case " $* " in *" wait "*) trap 'echo stopped; exit 143' TERM; echo ready; while :; do sleep 0.05; done ;; esac
            """;
    private static final String MVNW = """
            #!/bin/bash
            echo "built with $JAVA_HOME" >>"$(dirname "$0")/builds.txt"
            if [ -e "$(dirname "$0")/broken" ]; then echo 'Main.java:3: error: ; expected'; exit 1; fi
            sleep 0.3
            mkdir -p "$(dirname "$0")/target"
            rm -f "$(dirname "$0")/target/trueup.jar"
            touch -t 202601010000 "$(dirname "$0")/target/trueup.jar"
            """;

    @TempDir
    private Path folder;

    private final Map<Process, Path> errors = new HashMap<>();

    private Path root;
    private Path jdk;

    @BeforeEach
    void house() throws IOException {
        root = Files.createDirectories(folder.resolve("a house with spaces"));
        Files.copy(Path.of("trueup"), root.resolve("trueup"), StandardCopyOption.COPY_ATTRIBUTES);
        script(root.resolve("mvnw"), MVNW);
        Files.createDirectories(root.resolve("src/main/java"));
        Files.writeString(root.resolve("src/main/java/Main.java"), "class Main {}");
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        jdk = jdk(folder.resolve("jdk"), "25.0.3");
    }

    @Test
    void itBuildsOnceAndThenStartsTheUnpackedProgramWithItsCache() throws Exception {
        Run first = launch(root.resolve("trueup"), "run", "2026-08", "--inbox", "my files");
        Run second = launch(root.resolve("trueup"), "--version");

        assertThat(first.exit).isZero();
        assertThat(first.err).contains("trueup: building Trueup", "trueup: preparing fast starts");
        assertThat(first.out.lines().toList())
                .contains("root " + root, "-cp", "io.trueup.cli.Main", "--inbox", "my files")
                .anyMatch(line -> line.startsWith("-XX:AOTCache=" + root.resolve("target/launch-")))
                .endsWith("run", "2026-08", "--inbox", "my files");
        assertThat(second.err).isEmpty();
        assertThat(builds()).containsExactly("built with " + jdk);
    }

    @Test
    void aChangedSourceIsBuiltAgain() throws Exception {
        launch(root.resolve("trueup"));
        Files.setLastModifiedTime(
                root.resolve("src/main/java/Main.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        launch(root.resolve("trueup"));

        assertThat(builds()).hasSize(2);
    }

    @Test
    void aFailedBuildShowsTheEndOfItsLog() throws Exception {
        Files.writeString(root.resolve("broken"), "");

        Run run = launch(root.resolve("trueup"), "--version");

        assertThat(run.exit).isEqualTo(1);
        assertThat(run.err).contains("trueup: the build failed. The end of ", "Main.java:3: error: ; expected");
        assertThat(run.out).isEmpty();
    }

    @Test
    void startsAtTheSameTimeBuildOnce() throws Exception {
        List<Process> starts = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            starts.add(start(Map.of("JAVA_HOME", jdk.toString()), folder, root.resolve("trueup"), "--version"));
        }
        for (Process start : starts) {
            assertThat(finish(start).exit).isZero();
        }
        assertThat(builds()).hasSize(1);
    }

    @Test
    void itWorksThroughASymbolicLinkFromAnyFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a house with spaces/trueup"));

        assertThat(launch(link).out).contains("root " + root);
    }

    @Test
    void anOldJavaHomeIsPassedOverForANewJdkOnThePath() throws Exception {
        Path old = jdk(folder.resolve("old"), "17.0.15");

        Run run = finish(start(
                Map.of("JAVA_HOME", old.toString(), "PATH", jdk.resolve("bin") + ":" + System.getenv("PATH")),
                folder,
                root.resolve("trueup")));

        assertThat(run.exit).isZero();
        assertThat(builds()).containsExactly("built with " + jdk);
    }

    @Test
    void aLocaleThatKnowsNoLettersIsReplaced() throws Exception {
        Run run = finish(start(Map.of("JAVA_HOME", jdk.toString(), "LC_ALL", "POSIX"), folder, root.resolve("trueup")));

        assertThat(run.out).contains("locale C.UTF-8");
    }

    @Test
    void aSignalReachesTheProgramItself() throws Exception {
        launch(root.resolve("trueup"));
        Process waiting = start(Map.of("JAVA_HOME", jdk.toString()), folder, root.resolve("trueup"), "wait");
        var lines = waiting.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.equals("ready")) {
            line = lines.readLine();
        }

        waiting.toHandle().destroy();

        assertThat(waiting.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(lines.readLine()).isEqualTo("stopped");
        assertThat(waiting.exitValue()).isEqualTo(143);
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(root.resolve("builds.txt"));
    }

    private static Path jdk(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), JAVA);
        script(home.resolve("bin/javac"), "#!/bin/bash\n");
        return home;
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Run(int exit, String out, String err) {}

    private Run launch(Path script, String... arguments) throws Exception {
        return finish(start(Map.of("JAVA_HOME", jdk.toString()), folder, script, arguments));
    }

    private Process start(Map<String, String> environment, Path working, Path script, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(working.toFile());
        builder.redirectError(Files.createTempFile(folder, "err", ".txt").toFile());
        builder.environment().keySet().removeAll(List.of("TRUEUP_JAVA_OPTS", "TRUEUP_AOT", "MAVEN_OPTS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        errors.put(process, builder.redirectError().file().toPath());
        return process;
    }

    private Run finish(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), out, Files.readString(errors.get(process)));
    }
}
