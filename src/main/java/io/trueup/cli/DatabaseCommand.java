package io.trueup.cli;

import io.trueup.job.Operations;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that works on the database. */
abstract class DatabaseCommand extends Command {

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = {
                "A PostgreSQL of your own, such as postgresql://trueup@db.example:5432/trueup; its password comes from PGPASSWORD or a",
                "pgpass file (default: the embedded one under the home)."
            })
    private @Nullable String database;

    DatabaseCommand(Desk desk) {
        super(desk);
    }

    final Operations open() {
        return desk.rooms().open(preparedHome(), database, jobs());
    }

    /** The home with its log open. */
    private Path preparedHome() {
        Path home = home();
        if (Files.exists(home) && !Files.isDirectory(home)) {
            throw new CallRefused(
                    "The home " + surroundings().shown(home) + " is not a folder. Name another one with --home.");
        }
        LogFile.open(home);
        return home;
    }

    /** Whether anything was ever run here: asking must not set up a database. */
    final boolean nothingRunYet() {
        return database == null && !Files.isDirectory(home());
    }

    final CallRefused noDatabase() {
        return new CallRefused("Nothing has been run yet with the home "
                + surroundings().shown(home()) + ". Begin with ./trueup run MONTH, or name the home with --home.");
    }
}
