package io.trueup.console.security;

import io.trueup.store.ConsoleUsers;
import io.trueup.store.ConsoleUsers.User;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Changes the password of whoever knows it. */
@Component
public final class OwnPassword {

    private final ConsoleUsers users;
    private final LoginThrottle throttle;

    OwnPassword(ConsoleUsers users, LoginThrottle throttle) {
        this.users = users;
        this.throttle = throttle;
    }

    /** @return why it was not changed; empty if it was, and every session of the user has ended */
    public Optional<String> change(Actor actor, String current, String chosen) {
        if (throttle.begin(actor.name(), actor.address()).isPositive()) {
            return Optional.of("Too many attempts. Wait " + LoginThrottle.WHILE.toMinutes() + " minutes.");
        }
        Optional<User> user = users.find(actor.name());
        if (user.isEmpty() || !Passwords.matches(current, user.get().password())) {
            return Optional.of("The password you have now is not that.");
        }
        throttle.succeeded(actor.name(), actor.address());
        Optional<String> wrong = Passwords.wrongWith(chosen);
        if (wrong.isEmpty()) {
            users.password(actor.name(), Passwords.hash(chosen));
        }
        return wrong;
    }
}
