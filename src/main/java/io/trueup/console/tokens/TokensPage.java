package io.trueup.console.tokens;

import io.trueup.console.page.Badge;
import io.trueup.console.page.NotFound;
import io.trueup.console.page.Shown;
import io.trueup.console.security.Actor;
import io.trueup.console.security.Acts;
import io.trueup.store.ApiTokens;
import io.trueup.store.ApiTokens.Token;
import io.trueup.store.ConsoleUsers.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tokens for programs: make one, which is shown once, and revoke it. */
@Controller
final class TokensPage {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._@-]{0,99}";
    private static final int LONGEST_REASON = 500;
    private static final int MOST_DAYS = 366;

    private final ApiTokens tokens;
    private final Acts acts;
    private final InstantSource clock;

    TokensPage(ApiTokens tokens, Acts acts, InstantSource clock) {
        this.tokens = tokens;
        this.acts = acts;
        this.clock = clock;
    }

    /** A token in the list. */
    record Row(
            long id,
            String name,
            String role,
            Badge badge,
            boolean canBeRevoked,
            String createdBy,
            String created,
            String expires,
            String lastUsed) {
        static Row of(Token token, Instant now) {
            return new Row(
                    token.id(),
                    token.name(),
                    word(token.role()),
                    badge(token, now),
                    token.revoked() == null,
                    token.createdBy(),
                    Shown.time(token.created()),
                    Shown.time(token.expires()),
                    token.lastUsed() == null ? "never" : Shown.time(token.lastUsed()));
        }

        private static Badge badge(Token token, Instant now) {
            if (token.isGood(now)) {
                return new Badge("good", "✓", "good");
            }
            if (token.revoked() != null) {
                return new Badge("revoked", "–", "plain");
            }
            return token.makerStands()
                    ? new Badge("expired", "–", "plain")
                    : new Badge("refused: its maker is no admin", "!", "watch");
        }
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    @GetMapping("/tokens")
    String list(Model model) {
        Instant now = clock.instant();
        model.addAttribute(
                "tokens", tokens.all().stream().map(token -> Row.of(token, now)).toList());
        return "tokens";
    }

    @PostMapping("/tokens/add")
    String add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "MEMBER") Role role,
            @RequestParam(defaultValue = "90") int days,
            HttpServletRequest request,
            RedirectAttributes next) {
        if (!name.strip().matches(NAME)) {
            return back(
                    next,
                    "error",
                    "A name has letters, digits and . _ @ - and begins with a letter or digit, such as month-close.");
        }
        if (days < 1 || days > MOST_DAYS) {
            return back(next, "error", "A token is good for 1 to " + MOST_DAYS + " days.");
        }
        Actor actor = Actor.of(request);
        String text = TokenText.generate();
        Instant expires = clock.instant().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
        if (!tokens.add(name.strip(), TokenText.hash(text), role, actor.name(), expires)) {
            return back(
                    next, "error", "There is a token " + name.strip() + " already: revoke it, or take another name.");
        }
        acts.done(actor, "create token", name.strip(), null, null, word(role) + ", expires " + Shown.time(expires));
        next.addFlashAttribute("newName", name.strip());
        next.addFlashAttribute("newToken", text);
        return "redirect:/tokens";
    }

    @PostMapping("/tokens/revoke")
    String revoke(
            @RequestParam long id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            RedirectAttributes next) {
        Token token = tokens.find(id).orElseThrow(NotFound::new);
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return back(next, "error", "Say why: the reason is kept with the act.");
        }
        if (!tokens.revoke(id)) {
            return back(next, "error", "The token " + token.name() + " is revoked already.");
        }
        acts.done(Actor.of(request), "revoke token", token.name(), reason.strip(), word(token.role()), "revoked");
        return back(next, "notice", "The token " + token.name() + " opens nothing any more.");
    }

    private static String back(RedirectAttributes next, String kind, String sentence) {
        next.addFlashAttribute(kind, sentence);
        return "redirect:/tokens";
    }
}
