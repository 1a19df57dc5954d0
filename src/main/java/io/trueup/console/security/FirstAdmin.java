package io.trueup.console.security;

import io.trueup.store.AuditLog;
import io.trueup.store.AuditLog.Act;
import io.trueup.store.ConsoleUsers;
import io.trueup.store.ConsoleUsers.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The admin of a console that has no users yet. */
public final class FirstAdmin {

    public static final String NAME = "admin";

    private final ConsoleUsers users;
    private final AuditLog log;

    public FirstAdmin(JdbcClient sql) {
        this.users = new ConsoleUsers(sql);
        this.log = new AuditLog(sql);
    }

    /** @return the new admin's generated password, which is kept nowhere; null if there are users already */
    public @Nullable String createIfNobodyIsThere() {
        if (!users.isEmpty()) {
            return null;
        }
        String password = Passwords.generate();
        if (!users.add(NAME, Passwords.hash(password), Role.ADMIN)) {
            return null; // another process was quicker, and has told its own
        }
        log.add(new Act("the program", "create user", NAME, "There were no users", null, "ADMIN", null));
        return password;
    }

    /**
     * Gives {@code admin} a new password and all rights, for whoever has lost both.
     *
     * @return the password
     */
    public String reset() {
        String password = Passwords.generate();
        if (!users.add(NAME, Passwords.hash(password), Role.ADMIN)) {
            users.password(NAME, Passwords.hash(password));
            users.change(NAME, Role.ADMIN, true);
        }
        log.add(new Act("the command line", "reset password", NAME, "Asked for with --reset-admin", null, null, null));
        return password;
    }
}
