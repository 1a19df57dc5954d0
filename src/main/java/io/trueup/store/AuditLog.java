package io.trueup.store;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every act of the console: who, what, why, before, after. Nothing in it is ever changed. */
public final class AuditLog {

    private final JdbcClient sql;

    public AuditLog(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * What somebody does.
     *
     * @param actor the user
     * @param act such as {@code stop execution}
     * @param subject what it is done to
     * @param reason why, in the user's words; null where none is asked for
     * @param before the state before; null where there was none
     * @param after the state after; null where there is none
     * @param address the network address it came from
     */
    public record Act(
            String actor,
            String act,
            String subject,
            @Nullable String reason,
            @Nullable String before,
            @Nullable String after,
            @Nullable String address) {}

    /** An act with its number and time. */
    public record Entry(long id, Instant at, Act act) {}

    public void add(Act act) {
        sql.sql("insert into console_audit (actor, act, subject, reason, before, after, address)"
                        + " values (:actor, :act, :subject, :reason, :before, :after, :address)")
                .param("actor", StorableText.of(act.actor()))
                .param("act", act.act())
                .param("subject", StorableText.of(act.subject()))
                .param("reason", storable(act.reason()), Types.VARCHAR)
                .param("before", storable(act.before()), Types.VARCHAR)
                .param("after", storable(act.after()), Types.VARCHAR)
                .param("address", act.address(), Types.VARCHAR)
                .update();
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : StorableText.of(text);
    }

    /**
     * Acts, the newest first.
     *
     * @param actor null: everybody's
     * @param before the number of the last one seen; null: from the newest
     */
    public List<Entry> page(@Nullable String actor, @Nullable Long before, int limit) {
        Selection selection = new Selection().with("limit", limit);
        if (actor != null) {
            selection.where("actor = :actor").with("actor", actor);
        }
        if (before != null) {
            selection.where("id < :before").with("before", before);
        }
        return selection
                .of(sql, "select * from console_audit", "order by id desc limit :limit")
                .query((row, n) -> new Entry(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new Act(
                                row.getString("actor"),
                                row.getString("act"),
                                row.getString("subject"),
                                row.getString("reason"),
                                row.getString("before"),
                                row.getString("after"),
                                row.getString("address"))))
                .list();
    }
}
