package io.trueup.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * What the launcher lets the JVM watch while it records its start-up cache: help, a reading and a run on the sample data, shown to nobody.
 * Arguments: the launcher's folder and a scratch folder.
 */
final class Training {
    private Training() {}

    public static void main(String[] arguments) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        endIfItHangs();
        Path root = Path.of(arguments[0]);
        Path scratch = Path.of(arguments[1]);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Surroundings unseen =
                new Surroundings(nowhere, nowhere, false, 100, Clock.systemUTC(), System::nanoTime, root, root);
        Desk desk = new Desk(unseen, new Assembly(root));
        CommandLines.execute(desk, "--help");
        CommandLines.execute(desk, "--version");
        CommandLines.execute(desk, "run");
        CommandLines.execute(desk, "read", "sample-data/cobalt-freight/2026-08/Invoice-M0VQ8R2T-0013.pdf");
        CommandLines.execute(desk, "read", "--json", "sample-data/cobalt-freight/2026-08/balances.csv");
        String home = scratch.resolve("home").toString();
        CommandLines.execute(
                desk,
                "run",
                "2026-08",
                "--home",
                home,
                "--reports",
                scratch.resolve("reports").toString());
        CommandLines.execute(desk, "status", "--home", home);
        System.exit(0);
    }

    /** A start without its cache is better than none. */
    private static void endIfItHangs() {
        Thread watch = new Thread(() -> {
            try {
                TimeUnit.MINUTES.sleep(3);
                Runtime.getRuntime().halt(ExitStatus.FAILED);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        watch.setDaemon(true);
        watch.start();
    }
}
