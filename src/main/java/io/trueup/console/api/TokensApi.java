package io.trueup.console.api;

import io.trueup.console.page.Refused;
import io.trueup.console.security.Actor;
import io.trueup.console.tokens.TokenDesk;
import io.trueup.console.tokens.TokenDesk.Kept;
import io.trueup.console.tokens.TokenDesk.Made;
import io.trueup.console.tokens.TokenDesk.State;
import io.trueup.store.ApiTokens.Token;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens for programs, as the page Tokens: for tokens of an admin alone. What a token makes is worth nothing once that token is. */
@RestController
@RequestMapping("/api/v1/tokens")
final class TokensApi {

    private static final int USUAL_DAYS = 90;

    private final TokenDesk desk;

    TokensApi(TokenDesk desk) {
        this.desk = desk;
    }

    /**
     * A token.
     *
     * @param state good, revoked, expired, or refused: whoever made it may make none any more
     * @param lastUsed to the minute; null: never
     */
    record TokenItem(
            long id,
            String name,
            String role,
            String state,
            String createdBy,
            Instant created,
            Instant expires,
            @Nullable Instant revoked,
            @Nullable Instant lastUsed) {
        static TokenItem of(Token token, State state) {
            return new TokenItem(
                    token.id(),
                    token.name(),
                    TokenDesk.word(token.role()),
                    state.name().toLowerCase(Locale.ROOT),
                    token.createdBy(),
                    token.created(),
                    token.expires(),
                    token.revoked(),
                    token.lastUsed());
        }

        static TokenItem of(Kept kept) {
            return of(kept.token(), kept.state());
        }
    }

    @GetMapping
    Listing<TokenItem> tokens() {
        return Listing.whole(desk.all().stream().map(TokenItem::of).toList());
    }

    /**
     * @param role admin or member
     * @param days that it is good for; null: 90
     */
    record TokenAsked(
            @Nullable String name,
            @Nullable String role,
            @Nullable Integer days) {}

    /** @param text the token itself: it is told this once, since only its hash is kept */
    record TokenMade(TokenItem token, String text) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TokenMade add(HttpServletRequest request) throws IOException {
        TokenAsked asked = AskedBody.read(request, TokenAsked.class);
        try {
            Made made = desk.add(
                    asked.name() == null ? "" : asked.name(),
                    Wanted.role(asked.role()),
                    asked.days() == null ? USUAL_DAYS : asked.days(),
                    Actor.of(request));
            return new TokenMade(TokenItem.of(made.token(), State.GOOD), made.text());
        } catch (Refused refused) {
            throw ApiProblem.of(refused);
        }
    }

    /** @param reason kept in the audit */
    record RevokeAsked(@Nullable String reason) {}

    @PostMapping("/{id:[0-9]{1,18}}/revoke")
    TokenItem revoke(@PathVariable long id, HttpServletRequest request) throws IOException {
        RevokeAsked asked = AskedBody.read(request, RevokeAsked.class);
        try {
            return TokenItem.of(desk.revoke(id, asked.reason() == null ? "" : asked.reason(), Actor.of(request)));
        } catch (Refused refused) {
            throw ApiProblem.of(refused);
        }
    }
}
