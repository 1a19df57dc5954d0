package io.trueup.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a command sees of the machine.
 *
 * @param out results
 * @param err messages and progress
 * @param interactive whether somebody watches {@code err} on a terminal
 * @param width columns of the terminal that shows {@code out}
 * @param nanos a clock for rates, which never goes back
 * @param root the folder of the launcher: the defaults of every path stand beside it
 * @param working the folder that paths of the call are relative to
 */
record Surroundings(
        PrintStream out,
        PrintStream err,
        boolean interactive,
        int width,
        Clock clock,
        LongSupplier nanos,
        Path root,
        Path working) {

    private static final int WIDTH_OF_FILES = 120;

    /** Of this process; the launcher tells what only a shell knows. Output is UTF-8 whatever the locale, so that a pipe gets what a terminal shows. */
    static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        Path working = Path.of("").toAbsolutePath();
        String root = environment.getOrDefault("TRUEUP_ROOT", "");
        return new Surroundings(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                "yes".equals(environment.get("TRUEUP_INTERACTIVE")),
                width(environment.get("TRUEUP_WIDTH")),
                Clock.systemUTC(),
                System::nanoTime,
                root.isEmpty() ? working : Path.of(root).toAbsolutePath().normalize(),
                working);
    }

    /** A path as a person in the working folder would type it. */
    String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(working) && !absolute.equals(working)
                ? working.relativize(absolute).toString()
                : absolute.toString();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static int width(@Nullable String told) {
        if (told == null || !told.matches("[0-9]{1,4}")) {
            return WIDTH_OF_FILES;
        }
        return Math.clamp(Integer.parseInt(told), 60, 240);
    }
}
