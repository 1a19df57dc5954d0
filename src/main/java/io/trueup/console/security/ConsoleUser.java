package io.trueup.console.security;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A user of the console's own who is logged in.
 *
 * @param stamp of the user's row at the login: if it has risen, the session has ended
 */
record ConsoleUser(String name, long stamp) implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return name;
    }
}
