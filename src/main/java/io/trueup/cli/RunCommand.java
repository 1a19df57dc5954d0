package io.trueup.cli;

import io.trueup.job.RunRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run MONTH}: reads the inbox, reconciles the month, writes the reports, shows the closing table. */
@picocli.CommandLine.Command(
        name = "run",
        header = "Reconciles a month: reads the inbox, computes, checks, writes the reports.",
        description = "A run that was cut off goes on where it stopped; a result that is unchanged writes nothing new.",
        sortOptions = false)
final class RunCommand extends DatabaseCommand {

    @SuppressWarnings("NullAway.Init")
    @Parameters(
            index = "0",
            paramLabel = "MONTH",
            converter = Months.AskedConverter.class,
            description = "Such as 2026-08, or previous: the one before today's, in UTC.")
    private Months.Asked asked;

    @Option(
            names = "--inbox",
            paramLabel = "DIR",
            description = "The documents, a folder an organization (default: sample-data).")
    private @Nullable Path inbox;

    @Option(names = "--reports", paramLabel = "DIR", description = "Where the reports go (default: reports).")
    private @Nullable Path reports;

    @Option(names = "--organization", paramLabel = "ID", description = "Only this organization; may be repeated.")
    private List<String> organizations = List.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How much at once (default: as many as there are cores).")
    private @Nullable Integer threads;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = Months.InstantConverter.class,
            description = "The instant that decides whether the month is over (default: now).")
    private @Nullable Instant asOf;

    @Option(names = "--json", description = "Prints the result as one JSON object.")
    private boolean json;

    RunCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        YearMonth month = asked.at(surroundings().clock());
        requireNotAhead(month);
        organizations.forEach(OrganizationFolder::requireName);
        RunRequest request = request(month, desk.rooms().settings(jobs()));
        return RunOutput.of(this, json, "./trueup run " + month)
                .carryOut(this::open, (operations, progress) -> operations.run(request, progress));
    }

    private RunRequest request(YearMonth month, Rooms.Settings settings) {
        int parallel = Threads.of(threads, settings);
        Path documents = requireInbox(OrganizationFolder.inbox(this, inbox, settings));
        return new RunRequest(
                month, documents, path(reports, settings.reports(), "reports"), organizations, asOf, parallel);
    }

    private Path path(@Nullable Path called, @Nullable Path configured, String usual) {
        if (called != null) {
            return path(called);
        }
        return configured == null ? besideTheLauncher(usual) : configured;
    }

    private void requireNotAhead(YearMonth month) {
        YearMonth now = YearMonth.from(surroundings().clock().instant().atZone(ZoneOffset.UTC));
        if (month.isAfter(now)) {
            throw new CallRefused("The month " + month
                    + " lies ahead: it has not begun, so there is nothing to reconcile. The newest month to run is "
                    + now + ".");
        }
    }

    private Path requireInbox(Path folder) {
        String shown = surroundings().shown(folder);
        if (!Files.exists(folder)) {
            throw new CallRefused(
                    "There is no inbox " + shown + ". Make the folder, or name another one with --inbox.");
        }
        if (!Files.isDirectory(folder)) {
            throw new CallRefused("The inbox " + shown + " is a file, not a folder. Name the folder with --inbox.");
        }
        if (!Files.isReadable(folder)) {
            throw new CallRefused("The inbox " + shown + " cannot be read. Give yourself the right to read it.");
        }
        return folder;
    }
}
