package io.trueup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A run in a process of its own. How it is started, and what it tells of itself, stands here alone. */
final class Child implements AutoCloseable {

    /** The closing table's last but one line: every organization has come to an end. */
    private static final String COMPLETED = CrashWorld.ORGANIZATIONS + " organizations: ";

    private final Process process;
    private final BufferedReader lines;
    private final StringBuilder told = new StringBuilder();

    private Child(Process process) {
        this.process = process;
        this.lines = process.inputReader();
    }

    /**
     * The packaged program, as the launcher starts it.
     *
     * @param more options of the call
     */
    static Child start(Path home, Path inbox, Path reports, String month, List<String> more) throws IOException {
        List<String> call = new ArrayList<>(List.of(
                Path.of("trueup").toAbsolutePath().toString(),
                "run",
                month,
                "--inbox",
                inbox.toString(),
                "--home",
                home.toString(),
                "--reports",
                reports.toString(),
                "--threads",
                "2"));
        call.addAll(more);
        ProcessBuilder program = new ProcessBuilder(call);
        program.environment().put("JAVA_HOME", System.getProperty("java.home"));
        program.environment()
                .put(
                        "TRUEUP_JAVA_OPTS",
                        "-XX:TieredStopAtLevel=1 -Duser.timezone=Asia/Kathmandu"); // it lives for seconds
        return new Child(program.redirectErrorStream(true).start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Reads on until a line is found.
     *
     * @return whether it came before the end
     */
    private boolean readUntil(Predicate<String> wanted) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            told.append(line).append('\n');
            if (wanted.test(line)) {
                return true;
            }
        }
        return false;
    }

    /** Reads on until so many lines tell of the progress of a step. */
    boolean readUntilInside(String step, int lines) throws IOException {
        Pattern progress = Pattern.compile("step " + step + " \\d+/\\d+");
        AtomicInteger seen = new AtomicInteger();
        return readUntil(line -> progress.matcher(line).matches() && seen.incrementAndGet() == lines);
    }

    void assertCompleted(String situation) throws IOException, InterruptedException {
        assertThat(ended()).as(situation).contains(COMPLETED);
    }

    void assertResumed(String situation) throws IOException, InterruptedException {
        assertThat(ended()).as(situation).contains("Going on with the unfinished run 1", COMPLETED);
    }

    void assertAlreadyRunning(String month) throws IOException, InterruptedException {
        assertThat(ended()).contains("The month " + month + " is already running on");
    }

    void assertStopped() throws IOException, InterruptedException {
        assertThat(ended()).contains("not completed", "goes on where it stopped");
        assertThat(process.exitValue()).as("told to go by a signal").isEqualTo(143);
    }

    /** Kills it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Asks it to end as {@code kill} does. */
    void terminate() {
        process.toHandle().destroy(); // unlike Process.destroy it leaves the output readable
    }

    /**
     * Waits for its end.
     *
     * @return what it has told
     */
    private String ended() throws IOException, InterruptedException {
        readUntil(line -> false);
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new AssertionError("The process has not ended: " + told);
        }
        return told.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
