package io.trueup.store;

import io.trueup.credit.BalanceReading;
import io.trueup.credit.Movement;
import io.trueup.document.Fact;
import io.trueup.document.FactSink;
import io.trueup.document.RowRefusal;
import io.trueup.finding.Provenance;
import io.trueup.invoice.Invoice;
import io.trueup.json.Json;
import io.trueup.period.TimeWindow;
import io.trueup.seats.Member;
import io.trueup.usage.AnalyticsBucket;
import io.trueup.usage.MemberCredits;
import io.trueup.usage.MeteredUsage;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Writes the facts of one document by COPY, in constant memory however long it is; the transaction around it makes them all or nothing. The
 * caller removes the document's earlier facts first, so that a COPY never meets a row that is there already.
 */
final class FactWriter implements FactSink {

    private static final int FLUSH = 1 << 20;

    private enum Table {
        INVOICE("invoice (organization, sha256, ordinal, body)"),
        READING("balance_reading (organization, sha256, ordinal, pool, at, nanos, remaining, unit, page, place)"),
        MOVEMENT("movement (organization, sha256, ordinal, starts, ends, body)"),
        REFUSAL("row_refusal (organization, sha256, ordinal, code, pool, reason, page, place)"),
        USAGE(
                "metered_usage (organization, sha256, ordinal, kind, api_group, starts, ends, meter, model, context, api_key, quantity, cost, page, place)"),
        FACT("fact (organization, sha256, ordinal, kind, starts, ends, body)");

        private final String target;

        Table(String target) {
            this.target = target;
        }
    }

    private final Connection connection;
    private final String key;
    private final Map<Table, StringBuilder> rows = new EnumMap<>(Table.class);
    private long ordinal;

    FactWriter(Connection connection, String organization, String sha256) {
        this.connection = connection;
        this.key = organization + "," + sha256;
    }

    @Override
    public void accept(Fact fact) {
        switch (fact) {
            case Invoice invoice -> row(Table.INVOICE, Json.mapper().writeValueAsString(invoice));
            case BalanceReading reading -> reading(reading);
            case Movement movement ->
                row(
                        Table.MOVEMENT,
                        micros(movement.window().start()),
                        micros(movement.window().end()),
                        Json.mapper().writeValueAsString(movement));
            case RowRefusal refusal ->
                row(
                        Table.REFUSAL,
                        refusal.code().name(),
                        refusal.pool(),
                        refusal.reason(),
                        told(refusal.source().page()),
                        told(refusal.source().row()));
            case MeteredUsage usage -> usage(usage);
            case Member member -> fact("member", null, member);
            case MemberCredits credits -> fact("member-credits", TimeWindow.at(credits.asOf()), credits);
            case AnalyticsBucket bucket -> fact("analytics", bucket.window(), bucket);
            default ->
                throw new IllegalArgumentException(
                        "There is no table for facts of " + fact.getClass().getName());
        }
    }

    private void reading(BalanceReading reading) {
        Provenance source = reading.source();
        row(
                Table.READING,
                reading.pool(),
                micros(reading.at()),
                Integer.toString(reading.at().getNano()),
                reading.remaining().value().toPlainString(),
                reading.remaining().unit(),
                told(source.page()),
                told(source.row()));
    }

    private void usage(MeteredUsage usage) {
        row(
                Table.USAGE,
                usage.kind().told(),
                usage.group(),
                micros(usage.window().start()),
                micros(usage.window().end()),
                usage.meter(),
                usage.model(),
                usage.context(),
                usage.key(),
                usage.quantity().toPlainString(),
                usage.cost() == null ? null : usage.cost().toPlainString(),
                told(usage.source().page()),
                told(usage.source().row()));
    }

    /** Facts that come by the hundred, kept whole; the window is for selection, the body is exact. */
    private void fact(String kind, @Nullable TimeWindow window, Fact fact) {
        row(
                Table.FACT,
                kind,
                window == null ? null : micros(window.start()),
                window == null ? null : micros(window.end()),
                Json.mapper().writeValueAsString(fact));
    }

    private static String micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static @Nullable String told(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }

    private void row(Table table, @Nullable String... cells) {
        StringBuilder buffer = rows.computeIfAbsent(table, none -> new StringBuilder());
        buffer.append(key).append(',').append(ordinal++);
        for (String cell : cells) {
            buffer.append(',');
            if (cell != null) {
                buffer.append('"')
                        .append(StorableText.oneLine(cell).replace("\"", "\"\""))
                        .append('"');
            }
        }
        buffer.append('\n');
        if (buffer.length() > FLUSH) {
            flush(table, buffer);
        }
    }

    void finish() {
        rows.forEach(this::flush);
    }

    private void flush(Table table, StringBuilder buffer) {
        if (buffer.isEmpty()) {
            return;
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + table.target + " from stdin with (format csv)",
                            new StringReader(buffer.toString()));
        } catch (SQLException failure) {
            throw new SqlFailure(failure);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        buffer.setLength(0);
    }

    /** A COPY that the database did not take. */
    static final class SqlFailure extends RuntimeException {
        SqlFailure(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
