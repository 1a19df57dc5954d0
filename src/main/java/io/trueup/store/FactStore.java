package io.trueup.store;

import io.trueup.credit.BalanceReading;
import io.trueup.credit.Movement;
import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentReader;
import io.trueup.document.DocumentSource;
import io.trueup.document.RowRefusal;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.invoice.Invoice;
import io.trueup.json.Json;
import io.trueup.period.BillingPeriod;
import io.trueup.period.TimeWindow;
import io.trueup.reconcile.Facts.History;
import io.trueup.seats.Member;
import io.trueup.store.Documents.Unread;
import io.trueup.usage.AnalyticsBucket;
import io.trueup.usage.MemberCredits;
import io.trueup.usage.UsageDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What documents say, with the place where they say it. */
public final class FactStore {

    private static final List<String> TABLES =
            List.of("invoice", "balance_reading", "movement", "row_refusal", "metered_usage", "fact");

    /** Facts so far around a month are loaded. */
    static final Duration AROUND = Duration.ofDays(40);

    private static final Duration MOVEMENTS_BACK = Duration.ofDays(400);

    private final JdbcTemplate jdbc;
    private final JdbcClient sql;
    private final StoredReadings readings;

    public FactStore(DataSource database, JdbcClient sql) {
        this.jdbc = new JdbcTemplate(database);
        this.sql = sql;
        this.readings = new StoredReadings(database, sql);
    }

    /** Lets a reader write a document's facts in place of its earlier ones; of a document set aside none stay. Runs in the caller's transaction. */
    public DocumentOutcome read(Unread document, DocumentSource source, DocumentReader reader) {
        if (!document.isNew()) {
            forget(document);
        }
        DocumentOutcome outcome =
                Objects.requireNonNull(jdbc.execute((ConnectionCallback<DocumentOutcome>) connection -> {
                    FactWriter facts = new FactWriter(connection, document.organization(), document.sha256());
                    DocumentOutcome told = reader.read(source, facts);
                    facts.finish();
                    return told;
                }));
        if (outcome instanceof DocumentOutcome.SetAside) {
            forget(document);
        }
        return outcome;
    }

    /** Removes what a document said. */
    public void forget(Unread document) {
        for (String table : TABLES) {
            jdbc.update(
                    "delete from " + table + " where organization = ? and sha256 = ?",
                    document.organization(),
                    document.sha256());
        }
    }

    /** Every invoice, receipt and credit note of an organization, of any month. */
    public List<Invoice> invoices(String organization) {
        return sql.sql("select f.body, d.file" + from("invoice") + " order by d.file, f.ordinal")
                .param("organization", organization)
                .query((row, n) -> whole(row, Invoice.class))
                .list();
    }

    /** The readings of all pools in and around a month; where they stand very close, those that prove nothing more are left out. */
    public List<BalanceReading> readings(String organization, YearMonth month) {
        return readings.around(organization, month);
    }

    /** What the books of earlier months rest on: the readings next to the start of every month up to the one after this, and all movements. */
    public History history(String organization, YearMonth month) {
        List<Movement> movements = sql.sql("select f.body, d.file" + from("movement") + " order by d.file, f.ordinal")
                .param("organization", organization)
                .query((row, n) -> whole(row, Movement.class))
                .list();
        return new History(readings.nextToEdges(organization, month), movements);
    }

    /** The movements of movement files in, around and well before a month. */
    public List<Movement> movements(String organization, YearMonth month) {
        TimeWindow window = BillingPeriod.of(month).window();
        return sql.sql("select f.body, d.file" + from("movement")
                        + " and f.ends >= :from and f.starts <= :until order by d.file, f.ordinal")
                .param("organization", organization)
                .param("from", utc(window.start().minus(MOVEMENTS_BACK)))
                .param("until", utc(window.end().plus(AROUND)))
                .query((row, n) -> whole(row, Movement.class))
                .list();
    }

    public List<RowRefusal> refusals(String organization) {
        return sql.sql("select f.*, d.file" + from("row_refusal") + " order by d.file, f.ordinal")
                .param("organization", organization)
                .query((row, n) -> new RowRefusal(
                        FindingCode.valueOf(row.getString("code")),
                        row.getString("pool"),
                        row.getString("reason"),
                        place(row)))
                .list();
    }

    /** The seats of every member list. */
    public List<Member> members(String organization) {
        return whole(organization, "member", Member.class);
    }

    public List<MemberCredits> memberCredits(String organization, YearMonth month) {
        return whole(organization, "member-credits", month, MemberCredits.class);
    }

    public List<AnalyticsBucket> analytics(String organization, YearMonth month) {
        return whole(organization, "analytics", month, AnalyticsBucket.class);
    }

    private <F> List<F> whole(String organization, String kind, Class<F> type) {
        return sql.sql("select f.body, d.file" + from("fact") + " and f.kind = :kind order by d.file, f.ordinal")
                .param("organization", organization)
                .param("kind", kind)
                .query((row, n) -> whole(row, type))
                .list();
    }

    private <F> List<F> whole(String organization, String kind, YearMonth month, Class<F> type) {
        TimeWindow window = BillingPeriod.of(month).window();
        return sql.sql("select f.body, d.file" + from("fact")
                        + " and f.kind = :kind and f.ends >= :from and f.starts <= :until order by d.file, f.ordinal")
                .param("organization", organization)
                .param("kind", kind)
                .param("from", utc(window.start().minus(AROUND)))
                .param("until", utc(window.end().plus(AROUND)))
                .query((row, n) -> whole(row, type))
                .list();
    }

    /** Usage in and around a month, added up by document and UTC day of its start. */
    public List<UsageDay> usage(String organization, YearMonth month) {
        TimeWindow window = BillingPeriod.of(month).window();
        return sql.sql("""
                        select d.file, f.kind, f.api_group, (f.starts at time zone 'UTC')::date as day, f.meter, f.model, f.context,
                               f.api_key, sum(f.quantity) as quantity, sum(f.cost) as cost, count(*) as counted,
                               min(f.page) as page, min(f.place) as place
                        from metered_usage f join document d using (organization, sha256)
                        where f.organization = :organization and d.present and f.starts >= :from and f.starts < :until
                        group by 1, 2, 3, 4, 5, 6, 7, 8
                        order by 1, 2, 3, 4, 5, 6, 7, 8""")
                .param("organization", organization)
                .param("from", utc(window.start().minus(AROUND)))
                .param("until", utc(window.end().plus(AROUND)))
                .query((row, n) -> new UsageDay(
                        DocumentKind.ofTold(row.getString("kind")),
                        row.getString("api_group"),
                        row.getObject("day", LocalDate.class),
                        row.getString("meter"),
                        row.getString("model"),
                        row.getString("context"),
                        row.getString("api_key"),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("cost"),
                        row.getLong("counted"),
                        place(row)))
                .list();
    }

    /** The newest instant that any fact of an organization tells of its credit or analytics; empty if none does. */
    public Optional<Instant> newestInstant(String organization) {
        OffsetDateTime newest = sql.sql("select greatest((select max(f.at)" + from("balance_reading")
                        + "), (select max(f.ends)" + from("movement") + "), (select max(f.ends)" + from("fact") + "))")
                .param("organization", organization)
                .query((row, n) -> new Newest(row.getObject(1, OffsetDateTime.class)))
                .single()
                .at();
        return Optional.ofNullable(newest).map(OffsetDateTime::toInstant);
    }

    private record Newest(@Nullable OffsetDateTime at) {}

    private static String from(String table) {
        return " from " + table + " f join document d using (organization, sha256)"
                + " where f.organization = :organization and d.present";
    }

    /** A fact kept whole, at the path that its document has now: the bytes may have been filed elsewhere since they were read. */
    private static <F> F whole(ResultSet row, Class<F> type) throws SQLException {
        JsonNode body = Json.mapper().readTree(row.getString("body"));
        if (body.get("source") instanceof ObjectNode source) {
            source.put("file", row.getString("file"));
        }
        return Json.mapper().treeToValue(body, type);
    }

    static Provenance place(ResultSet row) throws SQLException {
        return new Provenance(
                row.getString("file"), row.getObject("page", Integer.class), row.getObject("place", Integer.class));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
