package io.trueup.store;

import io.trueup.json.Json;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The versions of an organization's month and where they were published. */
public final class Reconciliations {

    private static final String OF_MONTH = " where organization = :organization and month = :month";

    private final JdbcClient sql;

    public Reconciliations(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A stored version.
     *
     * @param inputs the hash of what it was made from
     */
    public record Version(int number, String fingerprint, String inputs, String body) {
        public Reconciliation reconciliation() {
            return Json.mapper().readValue(body, Reconciliation.class);
        }
    }

    public Optional<Version> newest(String organization, YearMonth month) {
        return bind("select * from reconciliation" + OF_MONTH + " order by version desc limit 1", organization, month)
                .query(Reconciliations::version)
                .optional();
    }

    public Optional<Version> version(String organization, YearMonth month, int number) {
        return bind("select * from reconciliation" + OF_MONTH + " and version = :version", organization, month)
                .param("version", number)
                .query(Reconciliations::version)
                .optional();
    }

    /** The first version that came out reconciled: from then on the month counts as closed. */
    public Optional<Version> closed(String organization, YearMonth month) {
        return bind(
                        "select * from reconciliation" + OF_MONTH + " and status = :status order by version limit 1",
                        organization,
                        month)
                .param("status", Status.RECONCILED.told())
                .query(Reconciliations::version)
                .optional();
    }

    /**
     * Stores a result as the next version, unless it is that of the newest.
     *
     * @return whether it was unchanged
     */
    public boolean add(Reconciliation result, String inputs) {
        String body = Json.mapper().writeValueAsString(result);
        String fingerprint = Sha256.of(body);
        Optional<Version> newest = newest(result.organization(), result.month());
        if (newest.isPresent() && newest.get().fingerprint().equals(fingerprint)) {
            bind("update reconciliation set inputs = :inputs" + OF_MONTH + " and version = :version", result)
                    .param("inputs", inputs)
                    .param("version", newest.get().number())
                    .update();
            return true;
        }
        bind(
                        "insert into reconciliation (organization, month, version, fingerprint, inputs, status, body)"
                                + " values (:organization, :month, :version, :fingerprint, :inputs, :status, :body)",
                        result)
                .param("version", newest.map(Version::number).orElse(0) + 1)
                .param("fingerprint", fingerprint)
                .param("inputs", inputs)
                .param("status", result.status().told())
                .param("body", body)
                .update();
        new MonthStandings(sql)
                .put(Standing.of(result, newest.map(Version::number).orElse(0) + 1));
        return false;
    }

    /** The versions that stand in a reports folder, each with the hash of its files. */
    public Map<Integer, String> published(String organization, YearMonth month, Path reports) {
        Map<Integer, String> published = new TreeMap<>();
        bind("select version, files from publication" + OF_MONTH + " and reports = :reports", organization, month)
                .param("reports", reports.toString())
                .query((RowCallbackHandler) row -> published.put(row.getInt("version"), row.getString("files")));
        return published;
    }

    public List<Integer> versions(String organization, YearMonth month) {
        return bind("select version from reconciliation" + OF_MONTH + " order by version", organization, month)
                .query(Integer.class)
                .list();
    }

    /** @param files the hash of the files that were written */
    public void publish(String organization, YearMonth month, int version, Path reports, String files) {
        bind(
                        "insert into publication (organization, month, version, reports, files)"
                                + " values (:organization, :month, :version, :reports, :files)"
                                + " on conflict (organization, month, version, reports) do update set files = :files",
                        organization,
                        month)
                .param("version", version)
                .param("reports", reports.toString())
                .param("files", files)
                .update();
    }

    /** Where the newest publication of a version stands. */
    public Optional<Path> publishedIn(String organization, YearMonth month, int version) {
        return bind(
                        "select reports from publication" + OF_MONTH + " and version = :version order by reports",
                        organization,
                        month)
                .param("version", version)
                .query(String.class)
                .list()
                .stream()
                .map(reports -> Path.of(reports)
                        .resolve(organization)
                        .resolve(month.toString())
                        .resolve("v" + version))
                .filter(java.nio.file.Files::isDirectory)
                .findFirst();
    }

    private JdbcClient.StatementSpec bind(String statement, Reconciliation result) {
        return bind(statement, result.organization(), result.month());
    }

    private JdbcClient.StatementSpec bind(String statement, String organization, YearMonth month) {
        return sql.sql(statement).param("organization", organization).param("month", month.toString());
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getInt("version"), row.getString("fingerprint"), row.getString("inputs"), row.getString("body"));
    }
}
