package io.trueup.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The right to hand over mails of a database, held by one process at a time on a connection that never works: whoever has it knows that
 * every claim in the outbox is of somebody dead.
 */
public final class MailLock implements AutoCloseable {

    /** Beside the shards of runs, which are numbered from one. */
    private static final int KEY = 0;

    /** Whether anybody who lives holds it. */
    static final String HELD = "exists (select from pg_locks where locktype = 'advisory' and granted and classid = "
            + RunLease.LOCKS + " and objid = " + KEY
            + " and database = (select oid from pg_database where datname = current_database()))";

    private final Connection connection;
    private final JdbcClient sql;
    private final int backend;

    private MailLock(Connection connection, JdbcClient sql, int backend) {
        this.connection = connection;
        this.sql = sql;
        this.backend = backend;
    }

    /** The right, or nothing if another process is handing over mails. */
    public static Optional<MailLock> take(Database database, JdbcClient sql) throws SQLException {
        Connection connection = database.connectDirectly();
        try {
            if (!RunLease.tryLock(connection, KEY)) {
                connection.close();
                return Optional.empty();
            }
            int backend = connection.unwrap(PGConnection.class).getBackendPID();
            return Optional.of(new MailLock(connection, sql, backend));
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /**
     * Before a mail is claimed.
     *
     * @throws RunLease.LeaseLostException if the connection, and the right with it, was cut
     */
    public void check() {
        boolean mine = sql.sql("select exists (select from pg_locks where locktype = 'advisory' and granted"
                        + " and pid = :backend and classid = :locks and objid = :key)")
                .param("backend", backend)
                .param("locks", RunLease.LOCKS)
                .param("key", KEY)
                .query(Boolean.class)
                .single();
        if (!mine) {
            throw new RunLease.LeaseLostException(
                    "This process has lost its hold of the outbox (its connection was cut) and sends nothing more");
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // then the lock is gone as well
        }
    }
}
