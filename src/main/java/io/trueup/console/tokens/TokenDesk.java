package io.trueup.console.tokens;

import io.trueup.console.page.NotFound;
import io.trueup.console.page.Reason;
import io.trueup.console.page.Refused;
import io.trueup.console.page.Shown;
import io.trueup.console.security.Actor;
import io.trueup.console.security.Acts;
import io.trueup.store.ApiTokens;
import io.trueup.store.ApiTokens.Token;
import io.trueup.store.ConsoleUsers.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Makes and revokes tokens, for the page and for programs, each act with a row in the audit. */
@Component
public final class TokenDesk {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._@-]{0,99}";
    private static final int MOST_DAYS = 366;

    private final ApiTokens tokens;
    private final Acts acts;
    private final InstantSource clock;

    TokenDesk(ApiTokens tokens, Acts acts, InstantSource clock) {
        this.tokens = tokens;
        this.acts = acts;
        this.clock = clock;
    }

    /** What a token is worth. */
    public enum State {
        GOOD,
        REVOKED,
        EXPIRED,
        /** Whoever made it is no admin any more, or is a token that opens nothing any more. */
        REFUSED
    }

    /** A token in the list. */
    public record Kept(Token token, State state) {}

    /** A token and its text: to be shown once, since only its hash is kept. */
    public record Made(Token token, String text) {}

    /** All tokens, the newest first. */
    public List<Kept> all() {
        Instant now = clock.instant();
        return tokens.all().stream().map(token -> kept(token, now)).toList();
    }

    private static Kept kept(Token token, Instant now) {
        State state = token.isGood(now)
                ? State.GOOD
                : token.revoked() != null ? State.REVOKED : token.makerStands() ? State.EXPIRED : State.REFUSED;
        return new Kept(token, state);
    }

    /**
     * @param days that it is good for
     * @throws Refused if name or days cannot be taken, or the name is taken already
     */
    public Made add(String name, Role role, int days, Actor actor) throws Refused {
        String wanted = name.strip();
        if (!wanted.matches(NAME)) {
            throw Refused.wrong("A name has letters, digits and . _ @ - and begins with a letter or digit, such as"
                    + " month-close.");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw Refused.wrong("A token is good for 1 to " + MOST_DAYS + " days.");
        }
        String text = TokenText.generate();
        String hash = TokenText.hash(text);
        Instant expires = clock.instant().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
        if (!tokens.add(wanted, hash, role, actor.name(), expires)) {
            throw Refused.asThingsStand("There is a token " + wanted + " already: revoke it, or take another name.");
        }
        acts.done(actor, "create token", wanted, null, null, word(role) + ", expires " + Shown.time(expires));
        return new Made(tokens.withHash(hash).orElseThrow(), text);
    }

    /**
     * From now on it opens nothing, and neither does what it has made.
     *
     * @throws NotFound if there is no such token
     */
    public Kept revoke(long id, String reason, Actor actor) throws Refused {
        Token token = tokens.find(id).orElseThrow(NotFound::new);
        String why = Reason.of(reason);
        if (!tokens.revoke(id)) {
            throw Refused.asThingsStand("The token " + token.name() + " is revoked already.");
        }
        acts.done(actor, "revoke token", token.name(), why, word(token.role()), "revoked");
        return kept(tokens.find(id).orElseThrow(), clock.instant());
    }

    /** Such as {@code member}. */
    public static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
