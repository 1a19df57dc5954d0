package io.trueup.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The documents of all organizations in pages. */
public final class DocumentPages {

    private static final String DOCUMENTS = "select * from document";

    private final JdbcClient sql;

    public DocumentPages(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A document that was collected.
     *
     * @param present whether it is still in the inbox; if not it counts no longer
     * @param kind null: not read yet
     * @param code the finding, if it was set aside
     * @param reason why it was set aside
     */
    public record Entry(
            String organization,
            String sha256,
            String file,
            long size,
            boolean present,
            @Nullable String kind,
            @Nullable String code,
            @Nullable String reason) {}

    /**
     * Which documents of the inbox are asked for.
     *
     * @param file part of the path; null: all
     */
    public record Filter(
            @Nullable String organization, @Nullable String file, boolean onlySetAside) {}

    /** The place of a document in the list. */
    public record Place(String organization, String file, String sha256) {}

    /**
     * Documents of the inbox by organization and path.
     *
     * @param after the last one seen; null: from the first
     */
    public List<Entry> page(Filter filter, @Nullable Place after, int limit) {
        Selection selection = new Selection().where("present").with("limit", limit);
        if (filter.organization() != null) {
            selection.where("organization = :organization").with("organization", filter.organization());
        }
        if (filter.file() != null) {
            selection.where("file ilike :file").with("file", Selection.anywhere(filter.file()));
        }
        if (filter.onlySetAside()) {
            selection.where("code is not null");
        }
        if (after != null) {
            selection
                    .where("(organization, file, sha256) > (:afterOrganization, :afterFile, :afterSha256)")
                    .with("afterOrganization", after.organization())
                    .with("afterFile", after.file())
                    .with("afterSha256", after.sha256());
        }
        return selection
                .of(sql, DOCUMENTS, "order by organization, file, sha256 limit :limit")
                .query(DocumentPages::entry)
                .list();
    }

    /** How many documents of the inbox are set aside. */
    public long setAside() {
        return sql.sql("select count(*) from document where present and code is not null")
                .query(Long.class)
                .single();
    }

    public Optional<Entry> find(String organization, String sha256) {
        return sql.sql(DOCUMENTS + " where organization = :organization and sha256 = :sha256")
                .param("organization", organization)
                .param("sha256", sha256)
                .query(DocumentPages::entry)
                .optional();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("organization"),
                row.getString("sha256"),
                row.getString("file"),
                row.getLong("size"),
                row.getBoolean("present"),
                row.getString("kind"),
                row.getString("code"),
                row.getString("reason"));
    }
}
