package io.trueup.console.security;

import io.trueup.store.AuditLog;
import io.trueup.store.AuditLog.Act;
import io.trueup.store.ConsoleUsers;
import io.trueup.store.ConsoleUsers.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks a name and a password. */
@Component
final class ConsoleLogin implements AuthenticationProvider {

    /** Checked where there is no such user, so that it takes as long. */
    private static final String NOBODYS = Passwords.hash(Passwords.generate());

    private final ConsoleUsers users;
    private final LoginThrottle throttle;
    private final AuditLog log;

    ConsoleLogin(ConsoleUsers users, LoginThrottle throttle, AuditLog log) {
        this.users = users;
        this.throttle = throttle;
        this.log = log;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String name = asked.getName().strip();
        String address = asked.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "unknown";
        Duration wait = throttle.begin(name, address);
        if (wait.isPositive()) {
            throw new LockedException("Wait for " + wait);
        }
        Optional<User> found = found(name, address);
        boolean right = Passwords.matches(
                String.valueOf(asked.getCredentials()),
                found.map(User::password).orElse(NOBODYS));
        if (found.isEmpty() || !right || !found.get().enabled()) {
            log.add(new Act(shortened(name), "log in, refused", shortened(name), null, null, null, address));
            throw new BadCredentialsException("Refused");
        }
        throttle.succeeded(name, address);
        users.loggedIn(name);
        log.add(new Act(name, "log in", name, null, null, null, address));
        return loggedIn(found.get(), asked);
    }

    /** While the database is away, nobody has guessed wrongly. */
    private Optional<User> found(String name, String address) {
        try {
            return users.find(name);
        } catch (DataAccessException away) {
            throttle.undecided(name, address);
            throw away;
        }
    }

    private static Authentication loggedIn(User user, Authentication asked) {
        UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(
                new ConsoleUser(user.name(), user.stamp()),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + user.role().name())));
        token.setDetails(asked.getDetails());
        return token;
    }

    private static String shortened(String name) {
        return name.length() > 100 ? name.substring(0, 100) + "…" : name;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
