package io.trueup.console.balance;

import io.trueup.console.page.Shown;
import io.trueup.job.Operations;
import io.trueup.money.AmountRange;
import io.trueup.reconcile.AccountResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reminds, around the end of a month, of pools whose balance nobody has read near it: what a month has cost is known no better than its two edges. */
@Component
public final class Reminders {
    private static final Duration BEFORE = Duration.ofDays(2);
    private static final Duration AFTER = Duration.ofDays(3);
    private static final Duration NEAR = Duration.ofDays(1);

    /** A pool that was not read for so long is no longer watched. */
    private static final Duration WATCHED = Duration.ofDays(70);

    private final JdbcClient sql;
    private final Operations operations;
    private final InstantSource clock;

    Reminders(JdbcClient sql, Operations operations, InstantSource clock) {
        this.sql = sql;
        this.operations = operations;
        this.clock = clock;
    }

    /**
     * A pool to be read.
     *
     * @param last when it was, as pages show it
     * @param lastAt the same instant
     * @param words what hangs on the reading
     */
    public record Reminder(String organization, String pool, String last, Instant lastAt, String words) {}

    /**
     * The last instant of a month in whose neighbourhood a time lies.
     *
     * @param month the one that ends there
     */
    record Edge(YearMonth month, Instant at) {
        static Optional<Edge> near(Instant now) {
            YearMonth current = YearMonth.from(now.atOffset(ZoneOffset.UTC));
            Edge last = of(current.minusMonths(1));
            Edge next = of(current);
            return !now.isAfter(last.at.plus(AFTER))
                    ? Optional.of(last)
                    : now.isBefore(next.at.minus(BEFORE)) ? Optional.empty() : Optional.of(next);
        }

        private static Edge of(YearMonth month) {
            return new Edge(
                    month,
                    month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    /** Empty but in the last two days of a month and the first three of the next. */
    public List<Reminder> due(int most) {
        Instant now = clock.instant();
        return Edge.near(now).map(edge -> due(edge, now, most)).orElse(List.of());
    }

    private List<Reminder> due(Edge edge, Instant now, int most) {
        // what was used after the last reading is not known at all: once the month is over only a reading behind its
        // end closes it
        Instant near = now.isBefore(edge.at()) ? now.minus(NEAR) : edge.at();
        // from pool to pool along the index, since one pool may have millions of readings
        return sql.sql("""
                        with recursive pools as (
                            (select organization, pool from balance_reading order by organization, pool limit 1)
                            union all
                            select next.* from pools, lateral (
                                select r.organization, r.pool from balance_reading r
                                where (r.organization, r.pool) > (pools.organization, pools.pool)
                                order by r.organization, r.pool limit 1) next),
                        read as (select organization, pool, (
                            select r.at from balance_reading r join document d using (organization, sha256)
                            where r.organization = pools.organization and r.pool = pools.pool and d.present
                            order by r.at desc limit 1) last from pools)
                        select * from read where last < :near and last > :watched order by last, organization, pool limit :most""")
                .param("near", near.atOffset(ZoneOffset.UTC))
                .param("watched", near.minus(WATCHED).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> reminder(
                        row.getString("organization"),
                        row.getString("pool"),
                        row.getObject("last", OffsetDateTime.class).toInstant(),
                        edge,
                        now))
                .list();
    }

    private Reminder reminder(String organization, String pool, Instant last, Edge edge, Instant now) {
        String when = now.isBefore(edge.at())
                ? "The month ends at " + Shown.time(edge.at()) + " UTC: read the balance as near to that as you can. "
                : "The month ended at " + Shown.time(edge.at()) + " UTC: every hour makes the reading worth less. ";
        return new Reminder(organization, pool, Shown.time(last), last, when + width(organization, pool, edge.month()));
    }

    /** How far apart the ends of the balance at the edge are, which goes into the month's spend in full. */
    private String width(String organization, String pool, YearMonth month) {
        return operations
                .newest(month, organization)
                .flatMap(result -> result.reconciliation().accounts().stream()
                        .filter(account -> account.account().equals(pool) && account.credit() != null)
                        .findFirst())
                .map(Reminders::width)
                .orElse("How much hangs on it is known once " + Shown.month(month) + " has been run.");
    }

    private static String width(AccountResult account) {
        AmountRange closing = account.credit() == null
                ? AmountRange.unknown()
                : account.credit().closing();
        if (closing.low() == null || closing.high() == null) {
            return "Without it the balance at the edge has an open end, and so has the month's spend.";
        }
        return "Without it the balance at the edge is known to within "
                + Shown.amount(closing.high().told().minus(closing.low().told()))
                + ", and the month's spend no better.";
    }
}
