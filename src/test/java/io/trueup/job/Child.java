package io.trueup.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A run in a process of its own. */
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;
    private final StringBuilder told = new StringBuilder();

    private Child(Process process) {
        this.process = process;
        this.lines = process.inputReader();
    }

    /** The one place where it stands how a run is started; its progress is told in lines such as {@code collect 8 of 200}. */
    static Child start(Path home, Path inbox, Path reports, String month) throws IOException {
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Duser.timezone=Asia/Kathmandu",
                "-cp",
                System.getProperty("java.class.path"),
                RunMonth.class.getName(),
                home.toString(),
                inbox.toString(),
                reports.toString(),
                month);
        return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Reads on until a line is found. @return whether it came before the end */
    boolean readUntil(Predicate<String> wanted) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            told.append(line).append('\n');
            if (wanted.test(line)) {
                return true;
            }
        }
        return false;
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

    /** Waits for its end. @return what it has told */
    String ended() throws IOException, InterruptedException {
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
