package io.trueup.store;

import io.trueup.store.Executions.Execution;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Executions in pages, and what the framework's tables tell of one of them; always by SQL, since the framework reads every step and context. */
public final class ExecutionPages {

    private final JdbcClient sql;

    public ExecutionPages(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Which executions are asked for; null: all.
     *
     * @param statuses the framework's names of states; empty: all
     * @param unended true: only those not ended, which run or were cut off; false: only ended ones; null: both
     * @param day the UTC day on which they started
     */
    public record Filter(
            List<String> statuses,
            @Nullable Boolean unended,
            @Nullable YearMonth month,
            @Nullable LocalDate day,
            @Nullable String organization) {
        public Filter {
            statuses = List.copyOf(statuses);
        }
    }

    /**
     * Executions, the newest first.
     *
     * @param before the number of the last one seen; null: from the newest
     */
    public List<Execution> page(Filter filter, @Nullable Long before, int limit) {
        Selection selection = new Selection().with("limit", limit);
        if (!filter.statuses().isEmpty()) {
            selection.where("b.status in (:statuses)").with("statuses", filter.statuses());
        }
        if (filter.unended() != null) {
            selection.where(filter.unended() ? "e.ended is null" : "e.ended is not null");
        }
        if (filter.month() != null) {
            selection.where("month = :month").with("month", filter.month().toString());
        }
        if (filter.day() != null) {
            selection
                    .where("e.started >= :day and e.started < :next")
                    .with("day", filter.day().atStartOfDay().atOffset(ZoneOffset.UTC))
                    .with("next", filter.day().plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
        }
        if (filter.organization() != null) {
            selection
                    .where(
                            "exists (select from run_organization o where (o.month, o.run, o.shard) = (e.month, e.run, e.shard)"
                                    + " and o.organization = :organization)")
                    .with("organization", filter.organization());
        }
        if (before != null) {
            selection.where("execution < :before").with("before", before);
        }
        return selection
                .of(sql, Executions.EXECUTIONS, "order by execution desc limit :limit")
                .query(Executions::execution)
                .list();
    }

    /** The newest execution of each run that is neither completed nor abandoned, the newest first. */
    public List<Execution> unfinished(int limit) {
        return sql.sql(
                        Executions.EXECUTIONS
                                + " where r.state = 'open' and e.execution = (select max(x.execution) from run_execution x"
                                + " where (x.month, x.run, x.shard) = (r.month, r.run, r.shard)) order by execution desc limit :limit")
                .param("limit", limit)
                .query(Executions::execution)
                .list();
    }

    /**
     * A step or a partition of one.
     *
     * @param lasted how long it has worked; null if it has not begun
     */
    public record Part(
            String name,
            @Nullable String status,
            long read,
            long written,
            long commits,
            long rollbacks,
            @Nullable Duration lasted,
            @Nullable String message) {

        public boolean isPartition() {
            return name.indexOf(':') >= 0;
        }

        /** The step that it is, or is a partition of. */
        public String step() {
            return isPartition() ? name.substring(0, name.indexOf(':')) : name;
        }
    }

    /** The steps of an execution with their partitions, in the order in which they were begun. */
    public List<Part> parts(long execution) {
        return sql.sql(
                        "select * from batch_step_execution where job_execution_id = :execution order by step_execution_id")
                .param("execution", execution)
                .query(ExecutionPages::part)
                .list();
    }

    /** An organization that a run set aside or could not finish. */
    public record Problem(YearMonth month, long run, String organization, String problem) {}

    /** What went wrong with single organizations in the newest run of each month, the newest month first. */
    public List<Problem> problems(int limit) {
        return sql.sql("""
                        select o.month, o.run, o.organization, o.problem from run_organization o
                        where o.problem is not null and o.run = (select max(r.run) from run r where r.month = o.month)
                        order by o.month desc, o.organization limit :limit""")
                .param("limit", limit)
                .query((row, n) -> new Problem(
                        YearMonth.parse(row.getString("month")),
                        row.getLong("run"),
                        row.getString("organization"),
                        row.getString("problem")))
                .list();
    }

    /** What went wrong with single organizations of one run. */
    public List<Problem> problems(Run run, int limit) {
        return Runs.bind(
                        sql,
                        "select month, run, organization, problem from run_organization where " + Runs.KEY
                                + " and problem is not null order by organization limit :limit",
                        run)
                .param("limit", limit)
                .query((row, n) -> new Problem(
                        YearMonth.parse(row.getString("month")),
                        row.getLong("run"),
                        row.getString("organization"),
                        row.getString("problem")))
                .list();
    }

    private static Part part(ResultSet row, int number) throws SQLException {
        LocalDateTime started = row.getObject("start_time", LocalDateTime.class);
        LocalDateTime ended = row.getObject("end_time", LocalDateTime.class);
        LocalDateTime updated = row.getObject("last_updated", LocalDateTime.class);
        LocalDateTime until = ended == null ? updated : ended;
        return new Part(
                row.getString("step_name"),
                row.getString("status"),
                row.getLong("read_count"),
                row.getLong("write_count"),
                row.getLong("commit_count"),
                row.getLong("rollback_count"),
                started == null || until == null ? null : Duration.between(started, until),
                row.getString("exit_message"));
    }
}
