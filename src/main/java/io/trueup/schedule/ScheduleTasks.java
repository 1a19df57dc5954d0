package io.trueup.schedule;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.trueup.organization.Cron;
import io.trueup.organization.ScheduleSettings;
import io.trueup.schedule.Due.Kind;
import io.trueup.schedule.Due.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks of db-scheduler: the due time itself, which only says which months are to be run; one for each of these months, which stays until
 * nothing is awaited any more; and the mails that wait. Each is done by one worker at a time, and taken over if that worker dies.
 */
final class ScheduleTasks {

    /** The due time; there is one of it. */
    static final String TICK = "monthly-reconciliation";

    /** A month to run; its instance is called as the month. */
    static final String MONTH = "month";

    private static final String MAIL = "waiting-mail";

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleTasks.class);

    private static final Duration NEXT_TRY = Duration.ofMinutes(1);
    private static final Duration MAIL_INTERVAL = Duration.ofMinutes(5);

    private final ScheduleSettings settings;
    private final ScheduledMonths months;
    private final MonthRun run;
    private final InstantSource clock;
    private final Consumer<Due> told;
    private final CustomTask<Void> month;

    ScheduleTasks(
            ScheduleSettings settings, ScheduledMonths months, MonthRun run, InstantSource clock, Consumer<Due> told) {
        this.settings = settings;
        this.months = months;
        this.run = run;
        this.clock = clock;
        this.told = told;
        this.month = Tasks.custom(MONTH, Void.class)
                .onFailure(soon())
                .onDeadExecution(takenOver())
                .execute(this::tried);
    }

    /** The due times of a cron expression, for db-scheduler. Its own reading of cron loses a time that the clocks skip in spring. */
    private record DueTimes(Cron cron, ZoneId zone) implements com.github.kagkarlsson.scheduler.task.schedule.Schedule {
        @Override
        public Instant getNextExecutionTime(ExecutionComplete complete) {
            return cron.next(complete.getTimeDone(), zone);
        }

        @Override
        public boolean isDeterministic() {
            return true;
        }
    }

    CustomTask<Void> month() {
        return month;
    }

    RecurringTask<Void> tick() {
        return Tasks.recurring(TICK, new DueTimes(settings.cron(), settings.zone()))
                .onFailure(soon())
                .onDeadExecution(takenOver())
                .execute((instance, context) ->
                        takeUp(context.getExecution().executionTime, context.getSchedulerClient()));
    }

    RecurringTask<Void> mail(Runnable waiting) {
        return Tasks.recurring(MAIL, FixedDelay.of(MAIL_INTERVAL)).execute((instance, context) -> waiting.run());
    }

    /** The row is made due again as it was: what it is about may be told by its time. */
    private static <T> DeadExecutionHandler<T> takenOver() {
        return (complete, operations) -> {
            LOG.info("The worker of {} is dead: another takes over", complete.getExecution().taskInstance);
            operations.reschedule(complete, complete.getExecution().executionTime);
        };
    }

    /** What fails here is the database; the runs' own failures are results. */
    private static <T> FailureHandler<T> soon() {
        return (complete, operations) ->
                operations.reschedule(complete, complete.getTimeDone().plus(NEXT_TRY));
    }

    private void takeUp(Instant due, SchedulerClient client) {
        Instant now = clock.instant();
        YearMonth last = months.last();
        List<YearMonth> owed = OwedMonths.of(last, due, now, settings.zone());
        List<Due> taken = new ArrayList<>();
        for (YearMonth one : owed) {
            // a millisecond apart, so that the oldest is run first
            Instant at = OwedMonths.notBefore(one, now).plusMillis(taken.size());
            if (last != null && !one.isAfter(last)) {
                months.runAgain(one);
            }
            // The task before the row: a month that has a row and no task would be forgotten if this process died in
            // between.
            schedule(client, one, at);
            months.takeUp(one, now);
            taken.add(Due.of(one, State.OPEN, Kind.RUN, at, null, null));
        }
        taken.forEach(told);
    }

    private void schedule(SchedulerClient client, YearMonth one, Instant at) {
        try {
            client.schedule(month.instance(one.toString()), at, ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (TaskInstanceCurrentlyExecutingException running) {
            LOG.info("{} is due and is being run already", one);
        }
    }

    private CompletionHandler<Void> tried(TaskInstance<Void> instance, ExecutionContext context) {
        YearMonth one = YearMonth.parse(instance.getId());
        MonthRecord before = months.takeUp(one, clock.instant());
        NextStep next = tried(before);
        Instant now = clock.instant();
        months.tried(one, now, next);
        LOG.info("{} {}: {}", before.kind().told(), one, next.outcome());
        return (complete, operations) -> {
            if (next.at() == null) {
                operations.remove();
            } else {
                operations.reschedule(complete, next.at());
            }
            told.accept(Due.of(one, next.state(), next.kind(), next.at(), now, next.outcome()));
        };
    }

    private NextStep tried(MonthRecord before) {
        try {
            return NextStep.after(run.run(before.month()), before, clock.instant(), settings, isGoingDown());
        } catch (RuntimeException failure) {
            LOG.error("The run of {} failed", before.month(), failure);
            return NextStep.afterCrash(before, clock.instant(), settings, failure);
        }
    }

    /** The runtime refuses hooks once it is going down, and has no other way to tell. */
    private static boolean isGoingDown() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException goingDown) {
            return true;
        }
    }
}
