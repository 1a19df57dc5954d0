package io.trueup.console.balance;

import io.trueup.balance.HandReading;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who typed which reading, and from which picture. */
@Component
public final class ReadingLog {
    private final JdbcClient sql;

    ReadingLog(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A reading with its author.
     *
     * @param screenshot the SHA-256 of the archived picture; null if it was typed without one
     */
    public record Entry(
            String organization,
            HandReading reading,
            String author,
            Instant entered,
            @Nullable String screenshot) {}

    void add(Entry entry) {
        sql.sql("insert into hand_reading (organization, pool, at, remaining, unit, author, entered, screenshot)"
                        + " values (:organization, :pool, :at, :remaining, :unit, :author, :entered, :screenshot)")
                .param("organization", entry.organization())
                .param("pool", entry.reading().pool())
                .param("at", entry.reading().at().atOffset(ZoneOffset.UTC))
                .param("remaining", entry.reading().remaining())
                .param("unit", entry.reading().unit())
                .param("author", entry.author())
                .param("entered", entry.entered().atOffset(ZoneOffset.UTC))
                .param("screenshot", entry.screenshot(), java.sql.Types.VARCHAR)
                .update();
    }

    /** The newest entries first. */
    public List<Entry> newest(int most) {
        return sql.sql("select * from hand_reading order by id desc limit :most")
                .param("most", most)
                .query((row, n) -> new Entry(
                        row.getString("organization"),
                        new HandReading(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("pool"),
                                row.getBigDecimal("remaining"),
                                row.getString("unit")),
                        row.getString("author"),
                        row.getObject("entered", OffsetDateTime.class).toInstant(),
                        row.getString("screenshot")))
                .list();
    }
}
