package io.trueup.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands share. */
abstract class Command implements Callable<Integer> {
    final Desk desk;

    @Option(names = "--home", paramLabel = "DIR", description = "Database, archive and logs (default: .trueup).")
    private @Nullable Path home;

    @Option(
            names = "--jobs",
            paramLabel = "DIR",
            description = "The folder of monthly-reconciliation.yaml and the prices (default: jobs).")
    private @Nullable Path jobs;

    @Option(names = "--verbose", description = "Shows stack traces of what fails.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    Command(Desk desk) {
        this.desk = desk;
    }

    final Surroundings surroundings() {
        return desk.surroundings();
    }

    final Path home() {
        return home == null ? besideTheLauncher(".trueup") : path(home);
    }

    final Path jobs() {
        return jobs == null ? besideTheLauncher("jobs") : path(jobs);
    }

    final boolean verbose() {
        return verbose;
    }

    /** A path of the call is relative to the folder in which the user stands. */
    final Path path(Path given) {
        return surroundings().working().resolve(given).normalize();
    }

    /** A default path is relative to the launcher, wherever the user stands. */
    final Path besideTheLauncher(String name) {
        return surroundings().root().resolve(name);
    }
}
