package io.trueup.schedule;

import io.trueup.schedule.Due.Kind;
import io.trueup.schedule.Due.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The months of the schedule, and when they are due. */
final class ScheduledMonths {

    private final JdbcClient sql;

    ScheduledMonths(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** The newest month that was taken up. */
    @Nullable YearMonth last() {
        return sql.sql("select max(month) from schedule_month").query(String.class).optional().stream()
                .map(YearMonth::parse)
                .findFirst()
                .orElse(null);
    }

    /** Writes a month down as taken up, unless it is already. Returns what is known of it. */
    MonthRecord takeUp(YearMonth month, Instant now) {
        sql.sql("insert into schedule_month (month, taken_up, state, kind) values (:month, :now, 'open', 'run')"
                        + " on conflict (month) do nothing")
                .param("month", month.toString())
                .param("now", at(now))
                .update();
        return sql.sql("select * from schedule_month where month = :month")
                .param("month", month.toString())
                .query((row, n) -> new MonthRecord(
                        YearMonth.parse(row.getString("month")),
                        instant(row, "taken_up"),
                        Kind.of(row.getString("kind")),
                        row.getInt("failures")))
                .single();
    }

    /** A month that was taken up before is due again in its own right. */
    void runAgain(YearMonth month) {
        sql.sql("update schedule_month set state = 'open', kind = 'run', failures = 0 where month = :month")
                .param("month", month.toString())
                .update();
    }

    void tried(YearMonth month, Instant now, NextStep next) {
        sql.sql("update schedule_month set state = :state, kind = :kind, failures = :failures, tried = :now,"
                        + " outcome = :outcome where month = :month")
                .param("state", next.state().told())
                .param("kind", next.kind().told())
                .param("failures", next.failures())
                .param("now", at(now))
                .param("outcome", next.outcome().replace('\0', '\uFFFD'))
                .param("month", month.toString())
                .update();
    }

    /** What is due, the soonest first, then the newest of what is over. */
    List<Due> all(int mostEnded) {
        return sql.sql("""
                        select m.*, t.execution_time due, t.picked_by worker, t.last_heartbeat heard
                        from schedule_month m
                        left join scheduled_tasks t on t.task_name = :task and t.task_instance = m.month
                        where t.task_name is not null or m.state = 'open' or m.month in (
                            select month from schedule_month where state <> 'open' order by month desc limit :most)
                        order by t.execution_time nulls last, m.month desc""")
                .param("task", ScheduleTasks.MONTH)
                .param("most", mostEnded)
                .query(ScheduledMonths::due)
                .list();
    }

    /** When the schedule itself is due next, as a worker has written it down. */
    Optional<Instant> nextTick() {
        return sql.sql("select execution_time from scheduled_tasks where task_name = :task")
                .param("task", ScheduleTasks.TICK)
                .query((row, n) -> instant(row, "execution_time"))
                .optional();
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        OffsetDateTime at = row.getObject("due", OffsetDateTime.class);
        OffsetDateTime heard = row.getObject("heard", OffsetDateTime.class);
        OffsetDateTime tried = row.getObject("tried", OffsetDateTime.class);
        return new Due(
                YearMonth.parse(row.getString("month")),
                State.of(row.getString("state")),
                Kind.of(row.getString("kind")),
                at == null ? null : at.toInstant(),
                row.getString("worker"),
                heard == null ? null : heard.toInstant(),
                tried == null ? null : tried.toInstant(),
                row.getString("outcome"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
