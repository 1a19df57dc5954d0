package io.trueup.console.schedule;

import io.trueup.console.ConsoleSchedule;
import io.trueup.job.Operations;
import io.trueup.organization.ScheduleSettings;
import io.trueup.schedule.Due;
import io.trueup.schedule.Schedule;
import io.trueup.schedule.ScheduleWords;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is due, for the page and the API alike. */
@Component
public final class ScheduleView {

    private final ConsoleSchedule schedule;
    private final Schedule due;
    private final InstantSource clock;

    ScheduleView(ConsoleSchedule schedule, Operations operations, InstantSource clock) {
        this.schedule = schedule;
        this.due = Schedule.of(operations.database(), schedule.settings(), clock);
        this.clock = clock;
    }

    /**
     * What is known now.
     *
     * @param note who does what is due, or that nobody seems to
     * @param needsLook whether the note is about something wrong
     * @param otherSettings whether a worker was started with other settings than the console
     */
    public record Now(
            ScheduleSettings settings,
            boolean workedHere,
            boolean otherSettings,
            List<Due> due,
            Instant at,
            String note,
            boolean needsLook) {
        public Now {
            due = List.copyOf(due);
        }
    }

    public Now now() {
        Instant at = clock.instant();
        List<Due> all = due.due();
        boolean overdue = all.stream().anyMatch(one -> ScheduleWords.isOverdue(one, at));
        boolean other = schedule.settings().enabled() && due.isOfOtherSettings();
        return new Now(
                schedule.settings(),
                schedule.workedHere(),
                other,
                all,
                at,
                note(overdue, other),
                schedule.settings().enabled() && (overdue || other));
    }

    private String note(boolean overdue, boolean other) {
        if (!schedule.settings().enabled()) {
            return "To switch it on, set enabled: true under schedule: in jobs/monthly-reconciliation.yaml, and start"
                    + " ./trueup worker, or the console with --with-worker.";
        }
        if (overdue && !schedule.workedHere()) {
            return "Something is overdue, so no worker seems to be running: start ./trueup worker, or the console with"
                    + " --with-worker. It does what was missed.";
        }
        if (other) {
            return "The worker was started with other settings than this console: start both again.";
        }
        return schedule.workedHere()
                ? "It is done by this console."
                : "It is done while ./trueup worker is running; this console does not do it.";
    }
}
