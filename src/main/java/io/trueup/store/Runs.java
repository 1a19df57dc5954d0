package io.trueup.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs and their organizations. */
public final class Runs {

    /** The condition on the key of a run; {@link #bind(JdbcClient, String, Run)} gives its parameters. */
    static final String KEY = "month = :month and run = :run and shard = :shard";

    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;
    private final JdbcClient sql;

    public Runs(DataSource database, JdbcClient sql) {
        this.jdbc = new JdbcTemplate(database);
        this.sql = sql;
    }

    /**
     * An organization of a run.
     *
     * @param yaml null if it has none
     * @param problem why it was set aside or failed; null while all is well
     */
    public record Member(
            String organization,
            byte @Nullable [] yaml,
            @Nullable String problem,
            boolean unchanged) {}

    /** Writes down a new run with its organizations; the caller's transaction makes it one thing. */
    public void add(Run run, List<Member> members) {
        bind(
                        "insert into run (month, run, shard, inbox, reports, only_these, as_of, begun, partitions)"
                                + " values (:month, :run, :shard, :inbox, :reports, :only, :asOf, :begun, :partitions)",
                        run)
                .param("inbox", run.inbox().toString())
                .param("reports", run.reports().toString())
                .param("only", String.join("\n", run.only()))
                .param("asOf", run.asOf().toString())
                .param("begun", run.begun().toString())
                .param("partitions", run.partitions())
                .update();
        jdbc.batchUpdate(
                "insert into run_organization (month, run, shard, organization, partition, yaml, problem)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                members,
                BATCH,
                (row, member) -> {
                    row.setString(1, run.month().toString());
                    row.setLong(2, run.number());
                    row.setString(3, run.shard());
                    row.setString(4, member.organization());
                    row.setInt(5, run.partitionOf(member.organization()));
                    row.setBytes(6, member.yaml());
                    row.setString(7, member.problem() == null ? null : StorableText.of(member.problem()));
                });
    }

    public long nextNumber(YearMonth month) {
        return sql.sql("select coalesce(max(run), 0) + 1 from run where month = :month")
                .param("month", month.toString())
                .query(Long.class)
                .single();
    }

    /** The run of a month that is neither completed nor abandoned. */
    public Optional<Run> unfinished(YearMonth month) {
        return sql.sql("select * from run where month = :month and state = 'open' order by run desc limit 1")
                .param("month", month.toString())
                .query(Runs::run)
                .optional();
    }

    public Optional<Run> of(Executions.Execution execution) {
        return sql.sql("select * from run where " + KEY)
                .param("month", execution.month().toString())
                .param("run", execution.run())
                .param("shard", execution.shard())
                .query(Runs::run)
                .optional();
    }

    public void close(Run run, String state) {
        bind("update run set state = :state where " + KEY, run)
                .param("state", state)
                .update();
    }

    public List<Member> members(Run run) {
        return bind("select * from run_organization where " + KEY + " order by organization", run)
                .query(Runs::member)
                .list();
    }

    /** The next organizations of a partition that have so many steps behind them, in the order of their names. */
    public List<Member> next(Run run, int partition, int done, String after, int limit) {
        return bind(
                        "select * from run_organization where " + KEY
                                + " and partition = :partition and done = :done and problem is null and organization > :after"
                                + " order by organization limit :limit",
                        run)
                .param("partition", partition)
                .param("done", done)
                .param("after", after)
                .param("limit", limit)
                .query(Runs::member)
                .list();
    }

    public long waiting(Run run, int done) {
        return bind("select count(*) from run_organization where " + KEY + " and done = :done and problem is null", run)
                .param("done", done)
                .query(Long.class)
                .single();
    }

    /** How many organizations have at least so many steps behind them. */
    public long past(Run run, int done) {
        return bind("select count(*) from run_organization where " + KEY + " and done >= :done", run)
                .param("done", done)
                .query(Long.class)
                .single();
    }

    public void done(Run run, String organization, int steps) {
        bind("update run_organization set done = :done where " + KEY + " and organization = :organization", run)
                .param("done", steps)
                .param("organization", organization)
                .update();
    }

    public void unchanged(Run run, String organization, boolean unchanged) {
        bind(
                        "update run_organization set unchanged = :unchanged where " + KEY
                                + " and organization = :organization",
                        run)
                .param("unchanged", unchanged)
                .param("organization", organization)
                .update();
    }

    public void problem(Run run, String organization, String problem) {
        bind("update run_organization set problem = :problem where " + KEY + " and organization = :organization", run)
                .param("problem", StorableText.of(problem))
                .param("organization", organization)
                .update();
    }

    private JdbcClient.StatementSpec bind(String statement, Run run) {
        return bind(sql, statement, run);
    }

    /** A statement with the key of a run as its parameters. */
    static JdbcClient.StatementSpec bind(JdbcClient sql, String statement, Run run) {
        return sql.sql(statement)
                .param("month", run.month().toString())
                .param("run", run.number())
                .param("shard", run.shard());
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                YearMonth.parse(row.getString("month")),
                row.getLong("run"),
                row.getString("shard"),
                Path.of(row.getString("inbox")),
                Path.of(row.getString("reports")),
                row.getString("only_these").lines().toList(),
                Instant.parse(row.getString("as_of")),
                Instant.parse(row.getString("begun")),
                row.getInt("partitions"));
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                row.getString("organization"),
                row.getBytes("yaml"),
                row.getString("problem"),
                row.getBoolean("unchanged"));
    }
}
