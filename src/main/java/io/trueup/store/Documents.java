package io.trueup.store;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.finding.FindingCode;
import io.trueup.reconcile.Facts.DocumentRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The documents of organizations: registered, then read or set aside. */
public final class Documents {

    private static final String OF_RUN = " from document d join run_organization o using (organization)"
            + " where o.month = :month and o.run = :run and o.shard = :shard and o.problem is null"
            + " and d.present and d.reader_version is distinct from :version";

    private final JdbcClient sql;

    public Documents(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A file in the inbox.
     *
     * @param file its path below the organization's folder
     */
    public record Registered(String sha256, String file, long size) {}

    /**
     * A document that waits to be read.
     *
     * @param isNew whether it was never read before, so that no facts of it are there
     */
    public record Unread(String organization, String sha256, String file, long size, boolean isNew) {}

    /** Makes the organization's documents those of the inbox: what is new is to be read, what moved is to be read again, what has gone counts no longer. */
    public void register(String organization, List<Registered> inbox) {
        Map<String, Known> known = new TreeMap<>();
        sql.sql("select sha256, file, present from document where organization = :organization")
                .param("organization", organization)
                .query((row, n) ->
                        known.put(row.getString("sha256"), new Known(row.getString("file"), row.getBoolean("present"))))
                .list();
        for (Registered document : inbox) {
            Known before = known.remove(document.sha256());
            if (before == null || !before.present || !before.file.equals(document.file())) {
                put(organization, document);
            }
        }
        known.forEach((sha256, before) -> {
            if (before.present) {
                gone(organization, sha256);
            }
        });
    }

    private record Known(String file, boolean present) {}

    private void put(String organization, Registered document) {
        sql.sql("""
                        insert into document (organization, sha256, file, size, present)
                        values (:organization, :sha256, :file, :size, true)
                        on conflict (organization, sha256) do update set present = true, file = excluded.file,
                            reader_version = case when document.file = excluded.file then document.reader_version end""")
                .param("organization", organization)
                .param("sha256", document.sha256())
                .param("file", document.file())
                .param("size", document.size())
                .update();
    }

    private void gone(String organization, String sha256) {
        sql.sql("update document set present = false where organization = :organization and sha256 = :sha256")
                .param("organization", organization)
                .param("sha256", sha256)
                .update();
    }

    public long unread(Run run, String readerVersion) {
        return bind("select count(*)" + OF_RUN, run, readerVersion)
                .query(Long.class)
                .single();
    }

    /**
     * The next documents of a partition that this version of the readers has not read.
     *
     * @param after null: from the first
     */
    public List<Unread> unread(Run run, String readerVersion, int partition, @Nullable Unread after, int limit) {
        return bind(
                        "select d.organization, d.sha256, d.file, d.size, d.kind is null is_new" + OF_RUN
                                + " and o.partition = :partition and (d.organization, d.sha256) > (:organization, :sha256)"
                                + " order by d.organization, d.sha256 limit :limit",
                        run,
                        readerVersion)
                .param("partition", partition)
                .param("organization", after == null ? "" : after.organization())
                .param("sha256", after == null ? "" : after.sha256())
                .param("limit", limit)
                .query((row, n) -> new Unread(
                        row.getString("organization"),
                        row.getString("sha256"),
                        row.getString("file"),
                        row.getLong("size"),
                        row.getBoolean("is_new")))
                .list();
    }

    /** The documents of an organization's inbox that this version of the readers has not read. */
    public List<Unread> unread(String organization, String readerVersion) {
        return sql.sql(
                        "select sha256, file, size, kind is null is_new from document where organization = :organization and present"
                                + " and reader_version is distinct from :version order by sha256")
                .param("organization", organization)
                .param("version", readerVersion)
                .query((row, n) -> new Unread(
                        organization,
                        row.getString("sha256"),
                        row.getString("file"),
                        row.getLong("size"),
                        row.getBoolean("is_new")))
                .list();
    }

    /** The documents of an organization whose path begins so, as they were last collected. */
    public List<Registered> presentBelow(String organization, String folder) {
        return sql.sql("select sha256, file, size from document where organization = :organization and present"
                        + " and starts_with(file, :folder) order by file")
                .param("organization", organization)
                .param("folder", folder)
                .query((row, n) -> new Registered(row.getString("sha256"), row.getString("file"), row.getLong("size")))
                .list();
    }

    private JdbcClient.StatementSpec bind(String statement, Run run, String readerVersion) {
        return sql.sql(statement)
                .param("month", run.month().toString())
                .param("run", run.number())
                .param("shard", run.shard())
                .param("version", readerVersion);
    }

    public void outcome(Unread document, DocumentOutcome outcome, String readerVersion) {
        FindingCode code = outcome instanceof DocumentOutcome.SetAside aside ? aside.code() : null;
        String reason = outcome instanceof DocumentOutcome.SetAside aside ? aside.reason() : null;
        String note = outcome instanceof DocumentOutcome.Read read ? read.note() : null;
        sql.sql(
                        "update document set reader_version = :version, kind = :kind, code = :code, reason = :reason, note = :note"
                                + " where organization = :organization and sha256 = :sha256")
                .param("version", readerVersion)
                .param("kind", outcome.kind().told())
                .param("code", code == null ? null : code.name(), java.sql.Types.VARCHAR)
                .param("reason", reason == null ? null : StorableText.of(reason), java.sql.Types.VARCHAR)
                .param("note", note == null ? null : StorableText.of(note), java.sql.Types.VARCHAR)
                .param("organization", document.organization())
                .param("sha256", document.sha256())
                .update();
    }

    /** The documents of an organization that are in the inbox and were read or set aside, by file. */
    public List<Outcome> present(String organization) {
        return sql.sql("select * from document where organization = :organization and present and kind is not null"
                        + " order by file, sha256")
                .param("organization", organization)
                .query((row, n) -> {
                    String code = row.getString("code");
                    return new Outcome(
                            new DocumentRecord(
                                    row.getString("file"),
                                    row.getString("sha256"),
                                    DocumentKind.ofTold(row.getString("kind")),
                                    code == null ? null : FindingCode.valueOf(code),
                                    row.getString("reason")),
                            Objects.requireNonNullElse(row.getString("reader_version"), ""));
                })
                .list();
    }

    /** A document and the version of the reader that read it. */
    public record Outcome(DocumentRecord document, String readerVersion) {}
}
