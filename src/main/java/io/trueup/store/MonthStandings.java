package io.trueup.store;

import io.trueup.json.Json;
import io.trueup.reconcile.Reconciliation;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How all months of all organizations stand, in pages. */
public final class MonthStandings {

    private static final String MONTHS = "select * from month_standing";
    private static final int MOST_AT_ONCE = 100;

    private final JdbcClient sql;

    public MonthStandings(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Which months are asked for.
     *
     * @param organization part of an organization's identifier or name; null: all
     * @param status as result.json names it, or {@link #MISSING}; null: any
     */
    public record Filter(
            @Nullable YearMonth month,
            @Nullable String organization,
            @Nullable String status) {
        /** Months whose expected invoice has not come, whatever else is wrong with them. */
        public static final String MISSING = "missing";

        public static final Filter ALL = new Filter(null, null, null);
    }

    /** The place of a row in the list: newest month first, then by organization. */
    public record Place(YearMonth month, String organization) {}

    void put(Standing standing) {
        sql.sql("""
                        insert into month_standing (organization, month, version, name, status, currency, errors, warnings,
                            disputed, missing, accrued, set_aside, unestimated)
                        values (:organization, :month, :version, :name, :status, :currency, :errors, :warnings,
                            :disputed, :missing, :accrued, :setAside, :unestimated)
                        on conflict (organization, month) do update set version = excluded.version, name = excluded.name,
                            status = excluded.status, currency = excluded.currency, errors = excluded.errors,
                            warnings = excluded.warnings, disputed = excluded.disputed, missing = excluded.missing,
                            accrued = excluded.accrued, set_aside = excluded.set_aside,
                            unestimated = excluded.unestimated""")
                .param("organization", standing.organization())
                .param("month", standing.month().toString())
                .param("version", standing.version())
                .param("name", StorableText.of(standing.name()))
                .param("status", standing.status())
                .param("currency", standing.currency())
                .param("errors", standing.errors())
                .param("warnings", standing.warnings())
                .param("disputed", standing.disputed())
                .param("missing", standing.missing())
                .param("accrued", standing.accrued())
                .param("setAside", standing.setAside())
                .param("unestimated", standing.unestimated())
                .update();
    }

    /**
     * Adds the months that were reconciled before this list was kept.
     *
     * @return how many
     */
    public int catchUp() {
        int added = 0;
        for (List<String> bodies = lacking(); !bodies.isEmpty(); bodies = lacking()) {
            for (String body : bodies) {
                Reconciliation result = Json.mapper().readValue(body, Reconciliation.class);
                put(Standing.of(result, newest(result)));
                added++;
            }
        }
        return added;
    }

    private List<String> lacking() {
        return sql.sql("""
                        select distinct on (organization, month) body from reconciliation r
                        where not exists (select from month_standing s
                            where s.organization = r.organization and s.month = r.month)
                        order by organization, month, version desc limit :most""").param("most", MOST_AT_ONCE).query(String.class).list();
    }

    private int newest(Reconciliation result) {
        return sql.sql("select max(version) from reconciliation where organization = :organization and month = :month")
                .param("organization", result.organization())
                .param("month", result.month().toString())
                .query(Integer.class)
                .single();
    }

    /**
     * Months, the newest first.
     *
     * @param after the last one seen; null: from the first
     */
    public List<Standing> page(Filter filter, @Nullable Place after, int limit) {
        Selection selection = new Selection();
        if (filter.month() != null) {
            selection.where("month = :month").with("month", filter.month().toString());
        }
        if (Filter.MISSING.equals(filter.status())) {
            selection.where("missing > 0");
        } else if (filter.status() != null) {
            selection.where("status = :status").with("status", filter.status());
        }
        if (filter.organization() != null) {
            selection
                    .where("(organization like :like or name ilike :like)")
                    .with("like", Selection.anywhere(filter.organization()));
        }
        if (after != null) {
            selection
                    .where("month <= :afterMonth and (month < :afterMonth or organization > :afterOrganization)")
                    .with("afterMonth", after.month().toString())
                    .with("afterOrganization", after.organization());
        }
        return selection
                .with("limit", limit)
                .of(sql, MONTHS, "order by month desc, organization limit :limit")
                .query(MonthStandings::standing)
                .list();
    }

    /** Discrepant months, those with the most money in dispute first. */
    public List<Standing> disputed(int limit) {
        return sql.sql(MONTHS
                        + " where status = 'discrepant' order by disputed desc, month desc, organization limit :limit")
                .param("limit", limit)
                .query(MonthStandings::standing)
                .list();
    }

    /** Months whose invoice has not come, the largest estimate first. */
    public List<Standing> missing(int limit) {
        return sql.sql(MONTHS + " where missing > 0 order by accrued desc, month desc, organization limit :limit")
                .param("limit", limit)
                .query(MonthStandings::standing)
                .list();
    }

    /** How many months stand so, with their money; one row a currency. */
    public record Total(String currency, long months, BigDecimal amount) {}

    public List<Total> totalDisputed() {
        return totals("sum(disputed)", "status = 'discrepant'");
    }

    public List<Total> totalMissing() {
        return totals("sum(accrued)", "missing > 0");
    }

    /** How many months lack an invoice whose amount nothing tells. */
    public long unestimated() {
        return sql.sql("select count(*) from month_standing where missing > 0 and unestimated > 0")
                .query(Long.class)
                .single();
    }

    private List<Total> totals(String sum, String condition) {
        return sql.sql("select currency, count(*) months, " + sum + " amount from month_standing where " + condition
                        + " group by currency order by currency")
                .query((row, n) ->
                        new Total(row.getString("currency"), row.getLong("months"), row.getBigDecimal("amount")))
                .list();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getString("organization"),
                YearMonth.parse(row.getString("month")),
                row.getInt("version"),
                row.getString("name"),
                row.getString("status"),
                row.getString("currency"),
                row.getInt("errors"),
                row.getInt("warnings"),
                row.getBigDecimal("disputed"),
                row.getInt("missing"),
                row.getBigDecimal("accrued"),
                row.getInt("set_aside"),
                row.getInt("unestimated"));
    }
}
