package io.trueup.store;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What portfolios are made of, and their versions. The rows of a run come in the order of a portfolio and as a stream. */
public final class Portfolios {

    private static final int FETCHED_AT_ONCE = 1_000;

    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate streaming;

    public Portfolios(DataSource database, JdbcClient sql) {
        this.sql = sql;
        JdbcTemplate inParts = new JdbcTemplate(database);
        inParts.setFetchSize(FETCHED_AT_ONCE);
        this.streaming = new NamedParameterJdbcTemplate(inParts);
    }

    /**
     * A row as it is kept: what it is sorted by, and itself.
     *
     * @param form of the body
     */
    public record Kept(
            int standing,
            int currencyRank,
            String currency,
            BigDecimal inDispute,
            BigDecimal creditsInDispute,
            long errors,
            String form,
            String body) {}

    /**
     * An organization of a run.
     *
     * @param body its kept row; null if it has none
     * @param problem why it was set aside; null if it was not
     */
    public record Told(
            String organization,
            @Nullable String body,
            @Nullable String problem) {}

    /**
     * A portfolio that was written.
     *
     * @param content the hash of what it tells
     * @param file the hash of its bytes
     */
    public record Version(int number, String content, String file) {}

    /** Whether a version's row is kept in this form. */
    public boolean has(String organization, YearMonth month, int version, String form) {
        return sql.sql("select count(*) from portfolio_row where organization = :organization and month = :month"
                                + " and version = :version and form = :form")
                        .param("organization", organization)
                        .param("month", month.toString())
                        .param("version", version)
                        .param("form", form)
                        .query(Long.class)
                        .single()
                > 0;
    }

    public void keep(String organization, YearMonth month, int version, Kept row) {
        sql.sql("""
                        insert into portfolio_row (organization, month, version, form, standing, currency_rank, currency, in_dispute,
                                                   credits_in_dispute, errors, body)
                        values (:organization, :month, :version, :form, :standing, :rank, :currency, :dispute, :credits, :errors, :body)
                        on conflict (organization, month, version) do update set form = excluded.form, standing = excluded.standing,
                            currency_rank = excluded.currency_rank, currency = excluded.currency, in_dispute = excluded.in_dispute,
                            credits_in_dispute = excluded.credits_in_dispute, errors = excluded.errors, body = excluded.body""")
                .param("organization", organization)
                .param("month", month.toString())
                .param("version", version)
                .param("form", row.form())
                .param("standing", row.standing())
                .param("rank", row.currencyRank())
                .param("currency", row.currency())
                .param("dispute", row.inDispute())
                .param("credits", row.creditsInDispute())
                .param("errors", row.errors())
                .param("body", row.body())
                .update();
    }

    /** The organizations of a run, the worst first, each with the row of its newest version. Needs a transaction, so that they stream. */
    public void rows(Run run, Consumer<Told> consumer) {
        streaming.query(
                """
                        select o.organization, o.problem, p.body
                        from run_organization o
                        left join lateral (select max(version) as version from reconciliation r
                                           where r.organization = o.organization and r.month = o.month) n on o.problem is null
                        left join portfolio_row p on p.organization = o.organization and p.month = o.month and p.version = n.version
                        where o.month = :month and o.run = :run and o.shard = :shard
                        order by coalesce(p.standing, 0), coalesce(p.currency_rank, 9), p.currency, p.in_dispute desc,
                                 p.credits_in_dispute desc, p.errors desc, o.organization""",
                Map.of("month", run.month().toString(), "run", run.number(), "shard", run.shard()),
                (RowCallbackHandler) row -> consumer.accept(
                        new Told(row.getString("organization"), row.getString("body"), row.getString("problem"))));
    }

    public long organizations(Run run) {
        return Runs.bind(sql, "select count(*) from run_organization where " + Runs.KEY, run)
                .query(Long.class)
                .single();
    }

    public Optional<Version> newest(YearMonth month, Path reports) {
        return sql.sql("select version, content, file from portfolio where month = :month and reports = :reports"
                        + " order by version desc limit 1")
                .param("month", month.toString())
                .param("reports", reports.toString())
                .query((row, n) -> new Version(row.getInt("version"), row.getString("content"), row.getString("file")))
                .optional();
    }

    public void add(YearMonth month, Path reports, Version version) {
        sql.sql("insert into portfolio (month, reports, version, content, file)"
                        + " values (:month, :reports, :version, :content, :file)"
                        + " on conflict (month, reports, version) do update set file = :file")
                .param("month", month.toString())
                .param("reports", reports.toString())
                .param("version", version.number())
                .param("content", version.content())
                .param("file", version.file())
                .update();
    }

    /** Writes down which portfolio a run ends with. */
    public void done(Run run, int version) {
        Runs.bind(sql, "update run set portfolio = :version where " + Runs.KEY, run)
                .param("version", version)
                .update();
    }

    /** The portfolio that a run wrote or found unchanged; empty if it has none. */
    public Optional<Integer> of(Run run) {
        return Runs.bind(sql, "select portfolio from run where portfolio is not null and " + Runs.KEY, run)
                .query(Integer.class)
                .optional();
    }
}
