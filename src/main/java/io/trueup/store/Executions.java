package io.trueup.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The executions of runs: a run that was stopped or cut off has several. */
public final class Executions {

    private final JdbcClient sql;

    public Executions(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * An execution of a run.
     *
     * @param ended null while it runs, or if it was cut off
     */
    public record Execution(
            long number,
            YearMonth month,
            long run,
            String shard,
            String runState,
            @Nullable String status,
            String holder,
            Instant started,
            @Nullable Instant ended,
            @Nullable String failure) {}

    public void started(Run run, long execution, String holder) {
        Runs.bind(
                        sql,
                        "insert into run_execution (execution, month, run, shard, holder, started)"
                                + " values (:execution, :month, :run, :shard, :holder, now()) on conflict do nothing",
                        run)
                .param("execution", execution)
                .param("holder", holder)
                .update();
    }

    public void ended(long execution, @Nullable String failure) {
        sql.sql("update run_execution set ended = now(), failure = :failure where execution = :execution")
                .param("failure", failure == null ? null : StorableText.of(failure), java.sql.Types.VARCHAR)
                .param("execution", execution)
                .update();
        sql.sql("delete from stop_request where execution = :execution")
                .param("execution", execution)
                .update();
    }

    static final String EXECUTIONS =
            "select e.*, r.state, b.status from run_execution e join run r using (month, run, shard)"
                    + " left join batch_job_execution b on b.job_execution_id = e.execution";

    /**
     * Executions, newest first.
     *
     * @param month null: all
     */
    public List<Execution> all(@Nullable YearMonth month, int limit) {
        return sql.sql(EXECUTIONS + (month == null ? "" : " where month = :month")
                        + " order by execution desc limit :limit")
                .paramSource(new org.springframework.jdbc.core.namedparam.MapSqlParameterSource()
                        .addValue("month", month == null ? null : month.toString())
                        .addValue("limit", limit))
                .query(Executions::execution)
                .list();
    }

    public Optional<Execution> find(long number) {
        return sql.sql(EXECUTIONS + " where execution = :execution")
                .param("execution", number)
                .query(Executions::execution)
                .optional();
    }

    public Optional<Execution> newest(Run run) {
        return Runs.bind(sql, EXECUTIONS + " where " + Runs.KEY + " order by execution desc limit 1", run)
                .query(Executions::execution)
                .optional();
    }

    /** The steps of an execution as the framework counts them: name, status, items written. */
    public List<Step> steps(long execution) {
        return sql.sql("""
                        select split_part(step_name, ':', 1) step, min(step_execution_id) first,
                               max(status) filter (where step_name not like '%:%') status,
                               coalesce(sum(write_count) filter (where step_name like '%:%'), 0) done
                        from batch_step_execution where job_execution_id = :execution
                        group by 1 order by 2""")
                .param("execution", execution)
                .query((row, n) -> new Step(row.getString("step"), row.getString("status"), row.getLong("done")))
                .list();
    }

    public record Step(String name, @Nullable String status, long done) {}

    public void requestStop(long execution) {
        sql.sql("insert into stop_request values (:execution) on conflict do nothing")
                .param("execution", execution)
                .update();
    }

    public boolean isStopRequested(long execution) {
        return sql.sql("select exists (select from stop_request where execution = :execution)")
                .param("execution", execution)
                .query(Boolean.class)
                .single();
    }

    static Execution execution(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended", OffsetDateTime.class);
        return new Execution(
                row.getLong("execution"),
                YearMonth.parse(row.getString("month")),
                row.getLong("run"),
                row.getString("shard"),
                row.getString("state"),
                row.getString("status"),
                row.getString("holder"),
                row.getObject("started", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("failure"));
    }
}
