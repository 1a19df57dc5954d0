package io.trueup.cli;

import io.trueup.job.Operations;
import io.trueup.organization.ScheduleSettings;
import io.trueup.schedule.Due;
import io.trueup.schedule.Schedule;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code schedule}: what is due, and what became of the last months. */
@picocli.CommandLine.Command(
        name = "schedule",
        header = "Shows what is due: which month, when, and how it went the last time.",
        description = "What is due is done while ./trueup worker is running.",
        sortOptions = false)
final class ScheduleCommand extends DatabaseCommand {

    @Option(names = "--json", description = "Prints it as one JSON object.")
    private boolean json;

    ScheduleCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        ScheduleSettings settings = desk.rooms().schedule(jobs());
        if (nothingRunYet()) {
            return tell(settings, Schedule.first(settings, surroundings().clock()), false);
        }
        try (Operations database = open()) {
            Schedule schedule =
                    Schedule.of(database.database(), settings, surroundings().clock());
            return tell(settings, schedule.due(), schedule.isOfOtherSettings());
        }
    }

    private int tell(ScheduleSettings settings, List<Due> due, boolean ofOtherSettings) {
        if (json) {
            surroundings().out().println(ScheduleJson.of(settings, due, ofOtherSettings));
        } else {
            ScheduleText.lines(settings, due, ofOtherSettings, surroundings())
                    .forEach(surroundings().out()::println);
        }
        return ExitStatus.RECONCILED;
    }
}
