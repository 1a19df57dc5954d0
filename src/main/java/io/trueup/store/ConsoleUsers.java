package io.trueup.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may log in to the console. */
public final class ConsoleUsers {

    private final JdbcClient sql;

    public ConsoleUsers(JdbcClient sql) {
        this.sql = sql;
    }

    public enum Role {
        /** All. */
        ADMIN,
        /** Sees, cannot change. */
        MEMBER
    }

    /**
     * A user.
     *
     * @param password hashed
     * @param stamp rises with everything that ends the sessions of the user
     */
    public record User(
            String name,
            String password,
            Role role,
            boolean enabled,
            long stamp,
            @Nullable Instant lastLogin) {}

    public List<User> all() {
        return sql.sql("select * from console_user order by name")
                .query(ConsoleUsers::user)
                .list();
    }

    public Optional<User> find(String name) {
        return sql.sql("select * from console_user where name = :name")
                .param("name", StorableText.of(name))
                .query(ConsoleUsers::user)
                .optional();
    }

    public boolean isEmpty() {
        return !sql.sql("select exists (select from console_user)")
                .query(Boolean.class)
                .single();
    }

    /** @return whether the name was free */
    public boolean add(String name, String hashed, Role role) {
        return sql.sql("insert into console_user (name, password, role) values (:name, :password, :role)"
                                + " on conflict do nothing")
                        .param("name", name)
                        .param("password", hashed)
                        .param("role", role.name())
                        .update()
                == 1;
    }

    /** Sets a password and, like all that follow, ends the sessions of the user. */
    public void password(String name, String hashed) {
        sql.sql("update console_user set password = :password, stamp = stamp + 1 where name = :name")
                .param("password", hashed)
                .param("name", name)
                .update();
    }

    /**
     * Gives a user another role or takes away the right to log in, unless no enabled admin would remain.
     *
     * @return whether it was done
     */
    public boolean change(String name, Role role, boolean enabled) {
        // one after the other, so that two admins cannot disable each other at the same time
        sql.sql("select pg_advisory_xact_lock(hashtext('console_user'))")
                .query((row, n) -> 1)
                .list();
        return sql.sql("""
                        update console_user set role = :role, enabled = :enabled, stamp = stamp + 1 where name = :name
                        and ((:role = 'ADMIN' and :enabled) or exists (
                            select from console_user where name <> :name and role = 'ADMIN' and enabled))""")
                        .param("role", role.name())
                        .param("enabled", enabled)
                        .param("name", name)
                        .update()
                == 1;
    }

    public void loggedIn(String name) {
        sql.sql("update console_user set last_login = now() where name = :name")
                .param("name", name)
                .update();
    }

    private static User user(ResultSet row, int number) throws SQLException {
        OffsetDateTime last = row.getObject("last_login", OffsetDateTime.class);
        return new User(
                row.getString("name"),
                row.getString("password"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("enabled"),
                row.getLong("stamp"),
                last == null ? null : last.toInstant());
    }
}
