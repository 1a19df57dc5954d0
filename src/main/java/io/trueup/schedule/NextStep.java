package io.trueup.schedule;

import io.trueup.job.RunSummary;
import io.trueup.organization.Cron;
import io.trueup.organization.ScheduleSettings;
import io.trueup.schedule.Due.Kind;
import io.trueup.schedule.Due.State;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a month after a try.
 *
 * @param at when it is tried again; null if it is not
 * @param failures tries in a row that failed
 * @param outcome of the try, in words
 */
record NextStep(State state, Kind kind, @Nullable Instant at, int failures, String outcome) {

    private static final Duration FIRST_RETRY = Duration.ofMinutes(5);
    private static final Duration LONGEST_RETRY = Duration.ofHours(6);

    /** Somebody else's run takes minutes. */
    private static final Duration OTHERS_RUN = Duration.ofMinutes(5);

    /** Whoever stopped a run by hand wants to look at something first. */
    private static final Duration STOPPED_BY_HAND = Duration.ofHours(1);

    /**
     * @param goingDown whether this process is being stopped, so that a stopped run is no wish of anybody's
     */
    static NextStep after(
            RunSummary summary, MonthRecord before, Instant now, ScheduleSettings settings, boolean goingDown) {
        String told = Outcomes.told(summary);
        return switch (summary.state()) {
            case COMPLETED ->
                Outcomes.awaits(summary)
                        ? recheck(before, now, settings, told)
                        : new NextStep(State.DONE, before.kind(), null, 0, told);
            case ALREADY_RUNNING ->
                new NextStep(State.OPEN, before.kind(), now.plus(OTHERS_RUN), before.failures(), told);
            case STOPPED -> stopped(before, now, goingDown);
            case FAILED, OTHER_PARAMETERS, REFUSED -> retry(before, now, settings, told);
        };
    }

    /** After a failure of the program itself. */
    static NextStep afterCrash(MonthRecord before, Instant now, ScheduleSettings settings, RuntimeException failure) {
        return retry(
                before,
                now,
                settings,
                "The program failed, which is an error of the program ("
                        + failure.getClass().getSimpleName() + "): report it with the log");
    }

    private static NextStep stopped(MonthRecord before, Instant now, boolean goingDown) {
        return goingDown
                ? new NextStep(
                        State.OPEN,
                        before.kind(),
                        now,
                        before.failures(),
                        "stopped with its worker; the next worker goes on")
                : new NextStep(
                        State.OPEN,
                        before.kind(),
                        now.plus(STOPPED_BY_HAND),
                        before.failures(),
                        "stopped by hand; the worker goes on in an hour, ./trueup run " + before.month() + " at once");
    }

    private static NextStep recheck(MonthRecord before, Instant now, ScheduleSettings settings, String told) {
        if (settings.recheck() == null) {
            return new NextStep(
                    State.DONE, before.kind(), null, 0, told + "; not looked at again, since no recheck time is set");
        }
        Instant tomorrow = Cron.instantOf(
                now.atZone(settings.zone()).toLocalDate().plusDays(1).atTime(settings.recheck()), settings.zone());
        return untilGivenUp(before, settings, new NextStep(State.OPEN, Kind.RECHECK, tomorrow, 0, told));
    }

    private static NextStep retry(MonthRecord before, Instant now, ScheduleSettings settings, String told) {
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(before.failures(), 10));
        Instant again = now.plus(wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait);
        return untilGivenUp(before, settings, new NextStep(State.OPEN, Kind.RETRY, again, before.failures() + 1, told));
    }

    private static NextStep untilGivenUp(MonthRecord before, ScheduleSettings settings, NextStep next) {
        int days = settings.recheckUntilDays();
        Instant end = before.takenUp().plus(days, ChronoUnit.DAYS);
        return next.at != null && next.at.isAfter(end)
                ? new NextStep(
                        State.GIVEN_UP,
                        next.kind,
                        null,
                        next.failures,
                        next.outcome + "; given up after " + days + " days, ./trueup run " + before.month()
                                + " looks again")
                : next;
    }
}
