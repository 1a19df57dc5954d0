package io.trueup.store;

import java.time.YearMonth;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What versions were made from, so that they can be made again. */
public final class VersionInputs {

    private final JdbcClient sql;

    public VersionInputs(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param prices the price list as JSON
     * @param body the rest as JSON
     */
    public record Kept(String prices, String body) {}

    /** Keeps the inputs of a version; those that it has already stay. */
    public void keep(String organization, YearMonth month, int version, Kept inputs) {
        String sha256 = Sha256.of(inputs.prices());
        boolean known = sql.sql("select count(*) from price_list_kept where sha256 = :sha256")
                        .param("sha256", sha256)
                        .query(Long.class)
                        .single()
                > 0;
        if (!known) {
            sql.sql("insert into price_list_kept (sha256, body) values (:sha256, :body) on conflict do nothing")
                    .param("sha256", sha256)
                    .param("body", inputs.prices())
                    .update();
        }
        sql.sql("insert into reconciliation_inputs (organization, month, version, prices, body)"
                        + " values (:organization, :month, :version, :prices, :body) on conflict do nothing")
                .param("organization", organization)
                .param("month", month.toString())
                .param("version", version)
                .param("prices", sha256)
                .param("body", inputs.body())
                .update();
    }

    /** Empty for a version from before inputs were kept. */
    public Optional<Kept> find(String organization, YearMonth month, int version) {
        return sql.sql("select p.body as prices, i.body from reconciliation_inputs i"
                        + " join price_list_kept p on p.sha256 = i.prices"
                        + " where i.organization = :organization and i.month = :month and i.version = :version")
                .param("organization", organization)
                .param("month", month.toString())
                .param("version", version)
                .query((row, n) -> new Kept(row.getString("prices"), row.getString("body")))
                .optional();
    }
}
