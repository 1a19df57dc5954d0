package io.trueup.store;

import io.trueup.store.Documents.Registered;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which months of analytics were asked for, up to when, and the documents that came of it. */
public final class AnalyticsFetches {

    /** What is fetched is filed below this folder, which no file of an inbox may use. */
    public static final String FOLDER = "analytics-api/";

    private final JdbcClient sql;

    public AnalyticsFetches(JdbcClient sql) {
        this.sql = sql;
    }

    /** The instant as of which a month was last asked for; empty if it never was. */
    public Optional<Instant> asked(String organization, YearMonth month) {
        return sql.sql("select asked from analytics_fetch where organization = :organization and month = :month")
                .param("organization", organization)
                .param("month", month.toString())
                .query((row, n) -> row.getObject("asked", OffsetDateTime.class).toInstant())
                .optional();
    }

    public void asked(String organization, YearMonth month, Instant asOf) {
        sql.sql("insert into analytics_fetch (organization, month, asked) values (:organization, :month, :asked)"
                        + " on conflict (organization, month) do update set asked = excluded.asked")
                .param("organization", organization)
                .param("month", month.toString())
                .param("asked", asOf.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The fetched documents that count now, by path. */
    public List<Registered> documents(String organization) {
        return sql.sql("select sha256, file, size from document where organization = :organization and present"
                        + " and starts_with(file, :folder) order by file, sha256")
                .param("organization", organization)
                .param("folder", FOLDER)
                .query((row, n) -> new Registered(row.getString("sha256"), row.getString("file"), row.getLong("size")))
                .list();
    }

    /** Where a month's pages are filed, such as {@code analytics-api/2026-08/}. */
    public static String folderOf(YearMonth month) {
        return FOLDER + month + "/";
    }
}
