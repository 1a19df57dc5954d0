package io.trueup.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;

/** Where somebody is sent who may not pass. */
final class Doors {

    static final String LOGIN = "/login";

    private Doors() {}

    /** A part of a page that is asked for by script must not be filled with the login form: the whole page goes there. */
    static void entry(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        String login = request.getContextPath() + LOGIN + (request.getRequestedSessionId() == null ? "" : "?expired");
        if (request.getHeader("HX-Request") != null || request.getHeader("X-Requested-With") != null) {
            response.setHeader("HX-Redirect", login);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(login);
        }
    }

    /** A form that was sent after its session had ended has no valid token: that is no misdeed, but a login to be done again. */
    static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        if (cause instanceof CsrfException && SecurityContextHolder.getContext().getAuthentication() == null) {
            response.sendRedirect(request.getContextPath() + LOGIN + "?expired");
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    static void loginFailed(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (cause.getCause() instanceof DataAccessException) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        response.sendRedirect(
                request.getContextPath() + LOGIN + (cause instanceof LockedException ? "?wait" : "?refused"));
    }
}
