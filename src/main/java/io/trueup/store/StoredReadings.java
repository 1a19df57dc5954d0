package io.trueup.store;

import io.trueup.credit.BalanceReading;
import io.trueup.credit.DenseReadings;
import io.trueup.money.Amount;
import io.trueup.period.BillingPeriod;
import io.trueup.period.TimeWindow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The readings of balances: those around a month, however many there are, and those next to the edges of earlier months. */
final class StoredReadings {

    /** So many readings are kept as they are. */
    private static final int MANY = 100_000;

    private static final int FETCHED_AT_ONCE = 10_000;

    private final NamedParameterJdbcTemplate streaming;
    private final JdbcClient sql;

    StoredReadings(DataSource database, JdbcClient sql) {
        JdbcTemplate inParts = new JdbcTemplate(database);
        inParts.setFetchSize(FETCHED_AT_ONCE);
        this.streaming = new NamedParameterJdbcTemplate(inParts);
        this.sql = sql;
    }

    /** The readings of all pools in and so far around a month, and of every pool the nearest one beyond on either side; where they stand very close, those that prove nothing more are left out. */
    List<BalanceReading> around(String organization, YearMonth month) {
        TimeWindow window = BillingPeriod.of(month).window();
        List<BalanceReading> readings = new ArrayList<>();
        AtomicInteger next = new AtomicInteger(MANY);
        streaming.query(
                """
                        with present as (select f.*, d.file from balance_reading f join document d using (organization, sha256)
                                         where f.organization = :organization and d.present),
                             edges as (select pool, max(at) filter (where at < :from) before, min(at) filter (where at > :until) after
                                       from present group by pool)
                        select p.* from present p join edges e using (pool)
                        where p.at between coalesce(e.before, :from) and coalesce(e.after, :until)
                        order by p.pool, p.at, p.nanos, p.file, p.ordinal""",
                Map.of(
                        "organization", organization,
                        "from", FactStore.utc(window.start().minus(FactStore.AROUND)),
                        "until", FactStore.utc(window.end().plus(FactStore.AROUND))),
                (RowCallbackHandler) row -> {
                    readings.add(reading(row, 0));
                    if (readings.size() >= next.get()) {
                        List<BalanceReading> thinned = DenseReadings.thinned(readings);
                        readings.clear();
                        readings.addAll(thinned);
                        next.set(readings.size() + MANY);
                    }
                });
        return readings;
    }

    /** The readings next to the start of every month up to the one after this. */
    List<BalanceReading> nextToEdges(String organization, YearMonth month) {
        return sql.sql("""
                        with pools as (select pool, min(at) as first
                                       from balance_reading f join document d using (organization, sha256)
                                       where f.organization = :organization and d.present group by pool),
                             edges as (select pool, edge at time zone 'UTC' as edge
                                       from pools cross join generate_series(date_trunc('month', first at time zone 'UTC'),
                                                                             cast(:until as timestamp), interval '1 month') as edge),
                             nearest as (select e.pool, (select max(f.at) from balance_reading f join document d using (organization, sha256)
                                                         where f.organization = :organization and f.pool = e.pool and d.present and f.at <= e.edge) as at
                                         from edges e
                                         union
                                         select e.pool, (select min(f.at) from balance_reading f join document d using (organization, sha256)
                                                         where f.organization = :organization and f.pool = e.pool and d.present and f.at > e.edge)
                                         from edges e)
                        select f.*, d.file from nearest n join balance_reading f using (pool, at) join document d using (organization, sha256)
                        where f.organization = :organization and d.present
                        order by f.pool, f.at, f.nanos, d.file, f.ordinal""")
                .param("organization", organization)
                .param("until", month.plusMonths(1).atDay(1).atStartOfDay())
                .query(StoredReadings::reading)
                .list();
    }

    private static BalanceReading reading(ResultSet row, int number) throws SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        return new BalanceReading(
                row.getString("pool"),
                Instant.ofEpochSecond(at.getEpochSecond(), row.getInt("nanos")),
                Amount.of(row.getBigDecimal("remaining"), row.getString("unit")),
                FactStore.place(row));
    }
}
