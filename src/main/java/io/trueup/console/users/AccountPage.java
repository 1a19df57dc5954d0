package io.trueup.console.users;

import io.trueup.console.security.Actor;
import io.trueup.console.security.Acts;
import io.trueup.console.security.OwnPassword;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own password. */
@Controller
final class AccountPage {

    private final OwnPassword own;
    private final Acts acts;

    AccountPage(OwnPassword own, Acts acts) {
        this.own = own;
        this.acts = acts;
    }

    @GetMapping("/account")
    String account() {
        return "account";
    }

    @PostMapping("/account/password")
    String password(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String chosen,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            Model model)
            throws ServletException {
        Actor actor = Actor.of(request);
        Optional<String> wrong = chosen.equals(again)
                ? own.change(actor, current, chosen)
                : Optional.of("The new password was not written twice alike.");
        if (wrong.isPresent()) {
            model.addAttribute("error", wrong.get());
            return "account";
        }
        acts.done(actor, "change own password", actor.name(), null, null, null);
        request.logout();
        return "redirect:/login?out";
    }
}
