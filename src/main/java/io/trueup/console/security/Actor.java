package io.trueup.console.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Objects;

/** Who sends a request, and from where. */
public record Actor(String name, String address) {

    /** Of a request that has passed the login. */
    public static Actor of(HttpServletRequest request) {
        Principal principal = Objects.requireNonNull(request.getUserPrincipal());
        return new Actor(principal.getName(), request.getRemoteAddr());
    }
}
