package io.trueup.console;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a killed process leaves behind: an execution that nobody ends.
 *
 * @param month one that no other test of this process has
 */
public record Killed(long execution, String month) {

    /** Long before anything is billed, so that no test runs such a month for another reason. */
    private static final YearMonth FIRST = YearMonth.of(1950, 1);

    private static final AtomicInteger LEFT = new AtomicInteger();

    public static Killed in(ServedConsole console) {
        String month = FIRST.plusMonths(LEFT.getAndIncrement()).toString();
        return new Killed(execution(console, month), month);
    }

    /** @param month one that nothing was run of yet */
    static long execution(ServedConsole console, String month) {
        long execution = console.sql()
                .sql("select nextval('batch_job_execution_seq') + 1000000")
                .query(Long.class)
                .single();
        console.sql()
                .sql(
                        "insert into run (month, run, shard, inbox, reports, only_these, as_of, begun, partitions)"
                                + " values (:month, 1, '1/1', :gone, :gone, '', '2026-09-10T00:00:00Z', '2026-09-10T00:00:00Z', 1)")
                .param("month", month)
                .param("gone", console.home().resolve("gone").toString())
                .update();
        console.sql()
                .sql("insert into batch_job_instance values (:id, 0, 'monthly-reconciliation', :key)")
                .param("id", execution)
                .param("key", "key " + execution)
                .update();
        console.sql()
                .sql("insert into batch_job_execution (job_execution_id, version, job_instance_id, create_time, status)"
                        + " values (:id, 0, :id, now(), 'STARTED')")
                .param("id", execution)
                .update();
        console.sql()
                .sql("insert into run_execution (execution, month, run, shard, holder, started)"
                        + " values (:id, :month, 1, '1/1', 'a machine (process 1)', now())")
                .param("id", execution)
                .param("month", month)
                .update();
        return execution;
    }

    /** Holds the run guard in the name of whoever left such an execution, so that it counts as running until this is closed. */
    public static final class Revived implements AutoCloseable {
        private static final String LOCK = "(" + 0x54727565 + ", 1)";

        private final Connection connection;

        private Revived(Connection connection) {
            this.connection = connection;
        }

        public static Revived of(ServedConsole console, String month) throws SQLException {
            console.sql()
                    .sql(
                            "insert into run_lease (shard, epoch, month, holder, since) values ('1/1', 1, :month, 'a machine (process 1)', now())"
                                    + " on conflict (shard) do update set epoch = run_lease.epoch + 1, month = :month, run = null,"
                                    + " holder = 'a machine (process 1)', since = now()")
                    .param("month", month)
                    .update();
            Connection connection = console.operations().database().getConnection();
            try (Statement lock = connection.createStatement()) {
                lock.execute("select pg_advisory_lock" + LOCK);
            }
            return new Revived(connection);
        }

        @Override
        public void close() throws SQLException {
            try (connection;
                    Statement lock = connection.createStatement()) {
                lock.execute("select pg_advisory_unlock" + LOCK);
            }
        }
    }
}
