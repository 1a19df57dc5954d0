package io.trueup.console.users;

import io.trueup.console.page.NotFound;
import io.trueup.console.page.Reason;
import io.trueup.console.page.Refused;
import io.trueup.console.security.Actor;
import io.trueup.console.security.Acts;
import io.trueup.console.security.Passwords;
import io.trueup.store.ConsoleUsers;
import io.trueup.store.ConsoleUsers.Role;
import io.trueup.store.ConsoleUsers.User;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds, changes and disables users and makes their passwords, for the page and for programs, each act with a row in the audit. */
@Component
public final class UserDesk {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._@-]{0,99}";

    private final ConsoleUsers users;
    private final Acts acts;
    private final TransactionTemplate transaction;

    UserDesk(ConsoleUsers users, Acts acts, TransactionTemplate transaction) {
        this.users = users;
        this.acts = acts;
        this.transaction = transaction;
    }

    /** A user and the password that was generated: to be shown once, since only its hash is kept. */
    public record Generated(String name, String password) {}

    /** All users by name. */
    public List<User> all() {
        return users.all();
    }

    /** @throws NotFound if nobody is called so */
    public User user(String name) {
        return users.find(name).orElseThrow(NotFound::new);
    }

    /** @throws Refused if the name cannot be taken, or is taken already */
    public Generated add(String name, Role role, Actor actor) throws Refused {
        String wanted = name.strip();
        if (!wanted.matches(NAME)) {
            throw Refused.wrong("A name has letters, digits and . _ @ - and begins with a letter or digit, such as an"
                    + " e-mail address.");
        }
        String password = Passwords.generate();
        if (!users.add(wanted, Passwords.hash(password), role)) {
            throw Refused.asThingsStand("There is a user " + wanted + " already.");
        }
        acts.done(actor, "create user", wanted, null, null, word(role));
        return new Generated(wanted, password);
    }

    /**
     * Gives a role, takes away or gives back the right to log in; any session ends.
     *
     * @return the user as it is now
     */
    public User change(String name, Role role, boolean enabled, String reason, Actor actor) throws Refused {
        User before = user(name);
        String why = Reason.of(reason);
        boolean done = Boolean.TRUE.equals(transaction.execute(status -> users.change(name, role, enabled)));
        if (!done) {
            throw Refused.asThingsStand("Somebody has to stay who may change things: " + name + " is the last admin.");
        }
        User after = user(name);
        acts.done(actor, "change user", name, why, told(before), told(after));
        return after;
    }

    /** A new password instead of the old one; any session ends. */
    public Generated reset(String name, Actor actor) {
        user(name);
        String password = Passwords.generate();
        users.password(name, Passwords.hash(password));
        acts.done(actor, "reset password", name, null, null, null);
        return new Generated(name, password);
    }

    /** Such as {@code admin} or {@code member, disabled}. */
    static String told(User user) {
        return word(user.role()) + (user.enabled() ? "" : ", disabled");
    }

    /** Such as {@code admin}. */
    public static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
