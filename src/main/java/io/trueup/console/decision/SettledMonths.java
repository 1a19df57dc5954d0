package io.trueup.console.decision;

import io.trueup.job.Operations;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Discrepant months in which every error is decided, so that nobody has to act on them. */
@Component
public final class SettledMonths {
    private final JdbcClient sql;
    private final Operations operations;
    private final Decisions decisions;

    /** Whether all is decided is told by the whole result of a month, which is opened once for each state of it. */
    private final Map<Candidate, Boolean> known = new ConcurrentHashMap<>();

    SettledMonths(JdbcClient sql, Operations operations, Decisions decisions) {
        this.sql = sql;
        this.operations = operations;
        this.decisions = decisions;
    }

    /**
     * A month.
     *
     * @param disputed what its errors are worth, in the currency
     */
    public record Settled(String organization, String name, YearMonth month, BigDecimal disputed, String currency) {}

    /**
     * A discrepant month of which something is decided.
     *
     * @param decided a fingerprint of what is
     */
    private record Candidate(Settled month, int version, String decided) {}

    /** The most money first. */
    public List<Settled> all() {
        List<Candidate> candidates =
                sql.sql("""
                        select s.organization, s.month, s.version, s.name, s.currency, s.disputed,
                            md5(string_agg(d.figures, ' ' order by d.figures)) decided
                        from finding_decision d join month_standing s using (organization, month)
                        where s.status = 'discrepant' group by s.organization, s.month
                        order by s.disputed desc, s.month desc, s.organization""").query(SettledMonths::candidate).list();
        known.keySet().retainAll(Set.copyOf(candidates));
        return candidates.stream()
                .filter(one -> known.computeIfAbsent(one, this::isSettled))
                .map(Candidate::month)
                .toList();
    }

    private static Candidate candidate(ResultSet row, int number) throws SQLException {
        return new Candidate(
                new Settled(
                        row.getString("organization"),
                        row.getString("name"),
                        YearMonth.parse(row.getString("month")),
                        row.getBigDecimal("disputed"),
                        row.getString("currency")),
                row.getInt("version"),
                row.getString("decided"));
    }

    private boolean isSettled(Candidate one) {
        return operations
                .history()
                .version(one.month().month(), one.month().organization(), one.version())
                .map(result -> decisions.of(result.reconciliation()).isSettled())
                .orElse(false);
    }
}
