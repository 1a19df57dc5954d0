package io.trueup.store;

import io.trueup.store.ConsoleUsers.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tokens by which programs use the console; only their hashes are kept. */
public final class ApiTokens {

    /**
     * Whoever made a token may have been disabled, or be no admin any more; what a token made is worth nothing once that one is revoked or expired, and
     * so on up the line: revoking a token that leaked shuts out whatever was made with it. A name belongs to one token at a time.
     */
    private static final String MAKER_STANDS = """
            not exists (
                with recursive maker as (
                    select t.created_by as name, t.created as made, true as good
                    union
                    select m.created_by, m.created, m.revoked is null and m.expires > now()
                    from maker join api_token m on maker.name = 'token ' || m.name
                        and m.created <= maker.made and (m.revoked is null or m.revoked > maker.made))
                select from maker left join console_user u on u.name = maker.name
                where not maker.good or not u.enabled or u.role <> 'ADMIN')""";

    private static final String TOKENS = "select t.*, " + MAKER_STANDS + " maker_stands from api_token t";

    private final JdbcClient sql;

    public ApiTokens(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A token.
     *
     * @param makerStands whether the user who made it is still an admin who may log in, or the token that made it still good
     * @param revoked null: it is not
     * @param lastUsed to the minute; null: never
     */
    public record Token(
            long id,
            String name,
            Role role,
            Instant created,
            String createdBy,
            boolean makerStands,
            Instant expires,
            @Nullable Instant revoked,
            @Nullable Instant lastUsed) {

        /** Whether it opens anything at that time. */
        public boolean isGood(Instant now) {
            return revoked == null && makerStands && now.isBefore(expires);
        }
    }

    /** All tokens, the newest first. */
    public List<Token> all() {
        return sql.sql(TOKENS + " order by t.id desc").query(ApiTokens::token).list();
    }

    public Optional<Token> find(long id) {
        return sql.sql(TOKENS + " where t.id = :id")
                .param("id", id)
                .query(ApiTokens::token)
                .optional();
    }

    /** The token whose text has this hash, whether or not it is still good. */
    public Optional<Token> withHash(String sha256) {
        return sql.sql(TOKENS + " where t.sha256 = :sha256")
                .param("sha256", sha256)
                .query(ApiTokens::token)
                .optional();
    }

    /** @return whether the name was free among those not revoked */
    public boolean add(String name, String sha256, Role role, String createdBy, Instant expires) {
        return sql.sql("insert into api_token (name, sha256, role, created_by, expires)"
                                + " values (:name, :sha256, :role, :createdBy, :expires) on conflict do nothing")
                        .param("name", name)
                        .param("sha256", sha256)
                        .param("role", role.name())
                        .param("createdBy", createdBy)
                        .param("expires", expires.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** @return whether there was one to revoke */
    public boolean revoke(long id) {
        return sql.sql("update api_token set revoked = now() where id = :id and revoked is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Notes that a token was used, at most once a minute. */
    public void used(long id) {
        sql.sql("update api_token set last_used = now()"
                        + " where id = :id and (last_used is null or last_used < now() - interval '1 minute')")
                .param("id", id)
                .update();
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getLong("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getBoolean("maker_stands"),
                row.getObject("expires", OffsetDateTime.class).toInstant(),
                instant(row, "revoked"),
                instant(row, "last_used"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
