package io.trueup.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a run has behind it and before it. */
public final class RunOutlooks {

    private final JdbcClient sql;

    public RunOutlooks(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Where a run stands.
     *
     * @param organizations all of the run
     * @param setAside organizations with a problem: they are not worked on
     * @param past how many organizations have 1, 2, 3 … steps behind them
     */
    public record Outlook(long organizations, long setAside, List<Long> past) {
        public Outlook {
            past = List.copyOf(past);
        }
    }

    public Outlook of(Run run) {
        return Runs.bind(sql, """
                        select count(*) organizations, count(problem) set_aside, count(*) filter (where done >= 1) past1,
                            count(*) filter (where done >= 2) past2, count(*) filter (where done >= 3) past3,
                            count(*) filter (where done >= 4) past4
                        from run_organization where\s""" + Runs.KEY, run)
                .query((row, n) -> new Outlook(
                        row.getLong("organizations"),
                        row.getLong("set_aside"),
                        List.of(
                                row.getLong("past1"),
                                row.getLong("past2"),
                                row.getLong("past3"),
                                row.getLong("past4"))))
                .single();
    }

    /**
     * How many mails of the month's versions, of the run's organizations, stand in the outbox so.
     *
     * @param state such as {@code sent}
     */
    public long mails(Run run, String state) {
        return Runs.bind(
                        sql,
                        "select count(*) from outbox b where b.month = :month and b.state = :state and exists (select from"
                                + " run_organization where " + Runs.KEY + " and organization = b.organization)",
                        run)
                .param("state", state)
                .query(Long.class)
                .single();
    }
}
