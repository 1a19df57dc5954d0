package io.trueup.schedule;

import io.trueup.organization.ScheduleSettings;
import io.trueup.schedule.Due.State;
import java.time.Duration;
import java.time.Instant;

/** The schedule in words, the same on the command line and in the console. */
public final class ScheduleWords {

    /** Workers look every few seconds: what is due for longer waits for one that is not there. */
    private static final Duration OVERDUE = Duration.ofMinutes(1);

    private static final Duration SILENT = Worker.HEARTBEAT.multipliedBy(2);

    /** So long after its last sign of life a worker counts as dead. */
    public static final Duration TAKEN_OVER_AFTER = Worker.HEARTBEAT.multipliedBy(Worker.MISSED_HEARTBEATS);

    private ScheduleWords() {}

    /** When what is run. */
    public static String rule(ScheduleSettings settings) {
        if (!settings.enabled()) {
            return "The schedule is off.";
        }
        return "The month before is run at " + settings.cron() + " (minute, hour, day, month, weekday; "
                + settings.zone()
                + ")"
                + (settings.recheck() == null
                        ? "."
                        : "; one that awaits an invoice is looked at again daily at " + settings.recheck() + " for "
                                + settings.recheckUntilDays() + " days.");
    }

    /** What is due with a month, or what became of it. */
    public static String what(Due due, Instant now) {
        if (due.worker() != null) {
            return due.kind().told() + (isSilent(due, now) ? ", was in hand on " : ", in hand on ") + due.worker();
        }
        return due.state() != State.OPEN
                ? due.state().told()
                : due.kind().told() + (isOverdue(due, now) ? ", overdue" : "");
    }

    /**
     * Whether whoever has it in hand has not told for a while that it lives: it may be dead, and then another worker takes over after
     * {@link #TAKEN_OVER_AFTER}.
     */
    public static boolean isSilent(Due due, Instant now) {
        return due.heard() != null && due.heard().plus(SILENT).isBefore(now);
    }

    /** Whether it is due and nobody has taken it in hand: no worker seems to run. */
    public static boolean isOverdue(Due due, Instant now) {
        return due.at() != null
                && due.worker() == null
                && due.at().plus(OVERDUE).isBefore(now);
    }
}
