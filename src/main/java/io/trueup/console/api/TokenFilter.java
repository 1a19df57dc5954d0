package io.trueup.console.api;

import io.trueup.console.tokens.TokenCheck;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request be whoever its token is. */
final class TokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final String BAD =
            "This token opens nothing: it is mistyped, expired or revoked, or whoever made it is no admin any more.";

    private final TokenCheck tokens;

    TokenFilter(TokenCheck tokens) {
        this.tokens = tokens;
    }

    /** What a request sends as its token. */
    static Optional<String> bearer(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> sent = bearer(request);
        if (sent.isPresent()) {
            Optional<Authentication> known;
            try {
                known = tokens.check(sent.get());
            } catch (DataAccessException | TransactionException away) {
                Problems.write(response, HttpStatus.SERVICE_UNAVAILABLE, Problems.AWAY);
                return;
            }
            if (known.isEmpty()) {
                response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
                Problems.write(response, HttpStatus.UNAUTHORIZED, BAD);
                return;
            }
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(known.get());
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
