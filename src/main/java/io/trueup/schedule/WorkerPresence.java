package io.trueup.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Shows that a worker lives, as the run guard shows that a run does (design.md): by an advisory lock on a connection that does nothing else, which
 * is gone with the process whatever ends it. Workers share the lock.
 */
final class WorkerPresence implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerPresence.class);

    /** "TruW", beside the locks of runs. */
    private static final int LOCKS = 0x54727557;

    private static final int ONLY = 0;
    private static final Duration LOOKS = Duration.ofSeconds(10);
    private static final int PATIENCE_SECONDS = 5;

    private final DataSource database;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("worker-presence").factory());
    private @Nullable Connection held;

    private WorkerPresence(DataSource database) {
        this.database = database;
    }

    /** Is shown until it is closed, and again after the database was away. */
    static WorkerPresence show(DataSource database) {
        WorkerPresence presence = new WorkerPresence(database);
        presence.look();
        presence.watch.scheduleWithFixedDelay(
                presence::look, LOOKS.toMillis(), LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        return presence;
    }

    /** How many workers live. */
    static int living(JdbcClient sql) {
        return sql.sql(
                        "select count(*) from pg_locks where locktype = 'advisory' and granted and classid = :locks and objid = :only"
                                + " and database = (select oid from pg_database where datname = current_database())")
                .param("locks", LOCKS)
                .param("only", ONLY)
                .query(Integer.class)
                .single();
    }

    private synchronized void look() {
        try {
            if (held != null && !held.isValid(PATIENCE_SECONDS)) {
                giveUp(held);
                held = null;
            }
            if (held == null) {
                held = lock();
            }
        } catch (SQLException away) {
            LOG.debug("The database is away; the worker shows itself once it is back", away);
        }
    }

    private Connection lock() throws SQLException {
        Connection connection = database.getConnection();
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_lock_shared(?, ?)")) {
            lock.setInt(1, LOCKS);
            lock.setInt(2, ONLY);
            lock.execute();
            return connection;
        } catch (SQLException failure) {
            giveUp(connection);
            throw failure;
        }
    }

    /** A pooled connection that still had the lock would show a worker that is not there. */
    private static void giveUp(Connection connection) {
        try (connection;
                Statement unlock = connection.createStatement()) {
            unlock.execute("select pg_advisory_unlock_all()");
        } catch (SQLException gone) {
            // then the lock is gone as well
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        synchronized (this) {
            if (held != null) {
                giveUp(held);
                held = null;
            }
        }
    }
}
