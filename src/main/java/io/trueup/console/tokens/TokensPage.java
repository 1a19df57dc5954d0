package io.trueup.console.tokens;

import io.trueup.console.page.Badge;
import io.trueup.console.page.Refused;
import io.trueup.console.page.Shown;
import io.trueup.console.security.Actor;
import io.trueup.console.tokens.TokenDesk.Kept;
import io.trueup.console.tokens.TokenDesk.Made;
import io.trueup.console.tokens.TokenDesk.State;
import io.trueup.store.ApiTokens.Token;
import io.trueup.store.ConsoleUsers.Role;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tokens for programs: make one, which is shown once, and revoke it. */
@Controller
final class TokensPage {

    private final TokenDesk desk;

    TokensPage(TokenDesk desk) {
        this.desk = desk;
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
        static Row of(Kept kept) {
            Token token = kept.token();
            return new Row(
                    token.id(),
                    token.name(),
                    TokenDesk.word(token.role()),
                    badge(kept.state()),
                    kept.state() != State.REVOKED,
                    token.createdBy(),
                    Shown.time(token.created()),
                    Shown.time(token.expires()),
                    token.lastUsed() == null ? "never" : Shown.time(token.lastUsed()));
        }

        private static Badge badge(State state) {
            return switch (state) {
                case GOOD -> new Badge("good", "✓", "good");
                case REVOKED -> new Badge("revoked", "–", "plain");
                case EXPIRED -> new Badge("expired", "–", "plain");
                case REFUSED -> new Badge("refused: its maker is no admin", "!", "watch");
            };
        }
    }

    @GetMapping("/tokens")
    String list(Model model) {
        model.addAttribute("tokens", desk.all().stream().map(Row::of).toList());
        return "tokens";
    }

    @PostMapping("/tokens/add")
    String add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "MEMBER") Role role,
            @RequestParam(defaultValue = "90") int days,
            HttpServletRequest request,
            RedirectAttributes next) {
        try {
            Made made = desk.add(name, role, days, Actor.of(request));
            next.addFlashAttribute("newName", made.token().name());
            next.addFlashAttribute("newToken", made.text());
            return "redirect:/tokens";
        } catch (Refused refused) {
            return back(next, "error", refused.why());
        }
    }

    @PostMapping("/tokens/revoke")
    String revoke(
            @RequestParam long id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            RedirectAttributes next) {
        try {
            Kept revoked = desk.revoke(id, reason, Actor.of(request));
            return back(next, "notice", "The token " + revoked.token().name() + " opens nothing any more.");
        } catch (Refused refused) {
            return back(next, "error", refused.why());
        }
    }

    private static String back(RedirectAttributes next, String kind, String sentence) {
        next.addFlashAttribute(kind, sentence);
        return "redirect:/tokens";
    }
}
