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
        boolean nobody = isNobodyAtWork();
        return new Now(
                schedule.settings(),
                schedule.workedHere(),
                other,
                all,
                at,
                note(overdue, other, nobody),
                schedule.settings().enabled() && (overdue || other || nobody));
    }

    /** Whether the schedule is on and no worker lives, so that nothing of it will be done. */
    public boolean isNobodyAtWork() {
        return schedule.settings().enabled() && !schedule.workedHere() && due.workers() == 0;
    }

    private String note(boolean overdue, boolean other, boolean nobody) {
        if (!schedule.settings().enabled()) {
            return "To switch it on, set enabled: true under schedule: in jobs/monthly-reconciliation.yaml, and start"
                    + " ./trueup worker, or the console with --with-worker.";
        }
        if (nobody) {
            return "No worker is running, and this console does not do it: "
                    + (overdue ? "something is overdue" : "what becomes due will wait")
                    + ". Start ./trueup worker, or the console with --with-worker; it does what was missed. If another scheduler"
                    + " calls ./trueup run previous, set enabled: false under schedule: in jobs/monthly-reconciliation.yaml.";
        }
        if (overdue && !schedule.workedHere()) {
            return "Something is overdue although a worker is running: it may be at another month, or wait for somebody's"
                    + " run. Its log says more.";
        }
        if (other) {
            return "The worker was started with other settings than this console: start both again.";
        }
        return schedule.workedHere()
                ? "It is done by this console."
                : "It is done while ./trueup worker is running; this console does not do it.";
    }
}
