package io.trueup.console.tokens;

import io.trueup.store.ApiTokens;
import io.trueup.store.ApiTokens.Token;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Tells who a token is. */
@Component
public final class TokenCheck {

    private final ApiTokens tokens;
    private final InstantSource clock;

    TokenCheck(ApiTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** @return empty if the text is no token, or one that is expired, revoked, or of a maker who may do nothing any more */
    public Optional<Authentication> check(String text) {
        if (!TokenText.couldBe(text)) {
            return Optional.empty();
        }
        Optional<Token> good = tokens.withHash(TokenText.hash(text)).filter(token -> token.isGood(clock.instant()));
        good.ifPresent(token -> tokens.used(token.id()));
        return good.map(TokenCheck::authenticated);
    }

    /** The name has a space, which no user's name has: in the audit a token is never taken for a user. */
    private static Authentication authenticated(Token token) {
        return UsernamePasswordAuthenticationToken.authenticated(
                "token " + token.name(),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + token.role().name())));
    }
}
