package io.trueup.store;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The right to run in a database. An advisory lock on a connection that never works proves that the holder lives; the epoch in the lease
 * row makes sure that one who lost the lock unknowingly can write nothing more (design.md, "The run guard").
 */
public final class RunLease implements AutoCloseable {

    /** "True": the advisory locks of this program. */
    static final int LOCKS = 0x54727565;

    private final Connection connection;
    private final JdbcClient sql;
    private final String shard;
    private final int backend;
    private final long epoch;
    private final String holder;

    private RunLease(Connection connection, JdbcClient sql, String shard, int backend, long epoch, String holder) {
        this.connection = connection;
        this.backend = backend;
        this.sql = sql;
        this.shard = shard;
        this.epoch = epoch;
        this.holder = holder;
    }

    /**
     * Who runs.
     *
     * @param run null before it is known
     */
    public record Holder(
            String name,
            Instant since,
            YearMonth month,
            @Nullable Long run) {}

    /** The lease, or nothing if somebody who lives has it. */
    public static Optional<RunLease> take(Database database, JdbcClient sql, String shard, YearMonth month)
            throws SQLException {
        Connection connection = database.connectDirectly();
        try {
            if (!tryLock(connection, key(shard))) {
                connection.close();
                return Optional.empty();
            }
            String holder = thisProcess();
            long epoch = sql.sql("""
                            insert into run_lease (shard, epoch, month, holder, since) values (:shard, 1, :month, :holder, now())
                            on conflict (shard) do update
                            set epoch = run_lease.epoch + 1, month = :month, run = null, holder = :holder, since = now()
                            returning epoch""")
                    .param("shard", shard)
                    .param("month", month.toString())
                    .param("holder", holder)
                    .query(Long.class)
                    .single();
            int backend = connection.unwrap(PGConnection.class).getBackendPID();
            return Optional.of(new RunLease(connection, sql, shard, backend, epoch, holder));
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Who holds the lease, if that process lives. */
    public static Optional<Holder> living(JdbcClient sql, String shard) {
        return sql.sql("""
                        select holder, since, month, run from run_lease where shard = :shard and exists (
                            select from pg_locks where locktype = 'advisory' and granted and classid = :locks and objid = :key
                            and database = (select oid from pg_database where datname = current_database()))""")
                .param("shard", shard)
                .param("locks", LOCKS)
                .param("key", key(shard))
                .query((row, n) -> new Holder(
                        row.getString("holder"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        YearMonth.parse(row.getString("month")),
                        row.getObject("run", Long.class)))
                .optional();
    }

    static boolean tryLock(Connection connection, int key) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
            lock.setInt(1, LOCKS);
            lock.setInt(2, key);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** The shard's number: its locks stand side by side. */
    private static int key(String shard) {
        return Integer.parseInt(shard.substring(0, shard.indexOf('/')));
    }

    public void names(Run run) {
        sql.sql("update run_lease set run = :run where shard = :shard and epoch = :epoch")
                .param("run", run.number())
                .param("shard", shard)
                .param("epoch", epoch)
                .update();
    }

    /**
     * Inside the transaction of a chunk: keeps the lease where it is until the chunk is committed. Whoever lost the lock begins no further
     * chunk even while nobody has taken over yet, so that a taker is not kept waiting by an endless row of chunks.
     *
     * @throws LeaseLostException if it is lost
     */
    public void check() {
        boolean mine = sql.sql("""
                        select epoch = :epoch and exists (
                            select from pg_locks where locktype = 'advisory' and granted and pid = :backend and classid = :locks)
                        from run_lease where shard = :shard for share""")
                .param("epoch", epoch)
                .param("backend", backend)
                .param("locks", LOCKS)
                .param("shard", shard)
                .query(Boolean.class)
                .single();
        if (!mine) {
            throw new LeaseLostException(
                    "This process has lost its hold of the run (its connection was cut, or another has"
                            + " taken over) and writes nothing more");
        }
    }

    public String holder() {
        return holder;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // then the lock is gone as well
        }
    }

    /** Host and process, for people. */
    public static String thisProcess() {
        return host() + " (process " + ProcessHandle.current().pid() + ")";
    }

    private static String host() {
        String named = System.getenv("HOSTNAME");
        if (named != null && !named.isBlank()) {
            return named;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "this machine";
        }
    }

    /** Somebody else has the lease now. */
    public static final class LeaseLostException extends RuntimeException {
        LeaseLostException(String message) {
            super(message);
        }
    }
}
