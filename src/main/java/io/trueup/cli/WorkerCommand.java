package io.trueup.cli;

import io.trueup.job.Operations;
import io.trueup.job.Progress;
import io.trueup.job.RunRequest;
import io.trueup.organization.ScheduleSettings;
import io.trueup.schedule.Due;
import io.trueup.schedule.Due.State;
import io.trueup.schedule.MonthRun;
import io.trueup.schedule.Schedule;
import io.trueup.schedule.Worker;
import io.trueup.text.OneLine;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code worker}: does what is due until it is stopped. */
@picocli.CommandLine.Command(
        name = "worker",
        header = "Runs months when they are due, until it is stopped.",
        description = {
            "When, and of which inbox, stands in monthly-reconciliation.yaml, which is read once: start it again after a change. Several workers",
            "may share a database; each month is run by one of them. SIGTERM and Ctrl-C let the work in hand finish."
        },
        sortOptions = false)
final class WorkerCommand extends DatabaseCommand {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How much at once (default: as many as there are cores).")
    private @Nullable Integer threads;

    WorkerCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        ScheduleSettings settings = desk.rooms().schedule(jobs());
        if (!settings.enabled()) {
            throw new CallRefused(
                    "The schedule is off, so there is nothing to work for: set enabled: true under schedule: in "
                            + surroundings().shown(jobs().resolve("monthly-reconciliation.yaml")) + ".");
        }
        Rooms.Settings called = desk.rooms().settings(jobs());
        int parallel = Threads.of(threads, called);
        // Closed in the reverse order: the process may go only when the database is closed.
        try (UntilStopped stop = UntilStopped.watch(surroundings().err());
                Operations database = open()) {
            Schedule schedule =
                    Schedule.of(database.database(), settings, surroundings().clock());
            try (Worker worker = schedule.work(
                    run(database, called, parallel),
                    () -> database.mailroom().send(true, Progress.NONE),
                    due -> tell(due, settings))) {
                surroundings().out().println("Waiting for what is due. To stop: Ctrl-C or SIGTERM.");
                schedule.due().stream().filter(due -> due.state() == State.OPEN).forEach(due -> tell(due, settings));
                stop.await();
            }
        }
        return ExitStatus.RECONCILED;
    }

    private MonthRun run(Operations database, Rooms.Settings settings, int parallel) {
        Path inbox = OrganizationFolder.inbox(this, null, settings);
        Path reports = settings.reports() == null ? besideTheLauncher("reports") : settings.reports();
        return month -> database.run(new RunRequest(month, inbox, reports, List.of(), null, parallel), Progress.NONE);
    }

    private void tell(Due due, ScheduleSettings settings) {
        surroundings().out().println(OneLine.of(ScheduleText.line(due, settings.zone())));
    }
}
