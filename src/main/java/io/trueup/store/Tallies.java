package io.trueup.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many of everything there are, for monitoring: a few statements that count, none of which opens a body. */
public final class Tallies {

    private final JdbcClient sql;

    public Tallies(JdbcClient sql) {
        this.sql = sql;
    }

    /** So much of one kind. */
    public record Tally(String kind, BigDecimal amount) {}

    /** Runs that ended, by what became of them: completed or abandoned. */
    public List<Tally> endedRuns() {
        return tally("select state kind, count(*) amount from run where state <> 'open' group by state order by state");
    }

    /** Documents of the inbox, by what became of them: read, waiting or set-aside. */
    public List<Tally> documents() {
        return tally("""
                select case when code is not null then 'set-aside' when reader_version is null then 'waiting' else 'read' end kind,
                    count(*) amount
                from document where present group by 1 order by 1""");
    }

    /** Errors and warnings of the newest version of each month. */
    public List<Tally> findings() {
        return tally("""
                select 'error' kind, coalesce(sum(errors), 0) amount from month_standing
                union all select 'warning', coalesce(sum(warnings), 0) from month_standing""");
    }

    /** Months by the status of their newest version. */
    public List<Tally> months() {
        return tally("select status kind, count(*) amount from month_standing group by status order by status");
    }

    /** When the last run came to its end. */
    public Optional<Instant> lastCompletedRun() {
        return sql.sql("""
                        select e.ended from run_execution e join run r using (month, run, shard)
                        where r.state = 'completed' and e.ended is not null order by e.execution desc limit 1""")
                .query((row, n) -> row.getObject("ended", OffsetDateTime.class).toInstant())
                .optional();
    }

    private List<Tally> tally(String statement) {
        return sql.sql(statement)
                .query((row, n) -> new Tally(row.getString("kind"), row.getBigDecimal("amount")))
                .list();
    }
}
