package io.trueup.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import io.trueup.store.RunLease;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Does what is due until it is closed; there may be several in a cluster. Closing it waits for the work in hand. */
public final class Worker implements AutoCloseable {

    /** A worker that has not told for this long five times over is dead; the run guard keeps a slow one from writing. */
    static final Duration HEARTBEAT = Duration.ofMinutes(1);

    static final int MISSED_HEARTBEATS = 5;

    private final Scheduler scheduler;
    private final WorkerPresence presence;

    private Worker(Scheduler scheduler, WorkerPresence presence) {
        this.scheduler = scheduler;
        this.presence = presence;
    }

    static Worker start(
            DataSource database,
            ScheduleTasks tasks,
            @Nullable Runnable waitingMail,
            InstantSource clock,
            Duration polling) {
        SchedulerBuilder builder = Scheduler.create(database, List.of(tasks.month()))
                .startTasks(tasks.tick())
                .clock(clock::instant)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .schedulerName(new SchedulerName.Fixed(RunLease.thisProcess()))
                // the run guard allows one run at a time; the months that are due wait for one another here
                .threads(1)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(polling)
                .enableImmediateExecution()
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS);
        if (waitingMail != null) {
            builder.startTasks(tasks.mail(waitingMail));
        }
        Worker worker = new Worker(builder.build(), WorkerPresence.show(database));
        worker.scheduler.start();
        return worker;
    }

    @Override
    public void close() {
        try {
            scheduler.stop();
        } finally {
            presence.close();
        }
    }
}
