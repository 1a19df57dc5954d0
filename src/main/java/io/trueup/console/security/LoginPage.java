package io.trueup.console.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The form to log in. */
@Controller
final class LoginPage {

    private final Logins logins;

    LoginPage(Logins logins) {
        this.logins = logins;
    }

    @GetMapping(Doors.LOGIN)
    String login(HttpServletRequest request, Model model) {
        if (request.getUserPrincipal() != null) {
            return "redirect:/";
        }
        model.addAttribute("message", message(request));
        model.addAttribute("byPassword", logins.byPassword());
        model.addAttribute("byIssuer", logins.byIssuer() ? Logins.BY_ISSUER : null);
        return "login";
    }

    private static String message(HttpServletRequest request) {
        if (request.getParameter("wait") != null) {
            return "Too many attempts. Wait " + LoginThrottle.WHILE.toMinutes() + " minutes, then try again.";
        }
        if (request.getParameter("refused") != null) {
            return "Name or password is wrong, or the user is disabled.";
        }
        if (request.getParameter("notallowed") != null) {
            return "Your company knows you, but gives you no role here: ask whoever looks after Trueup to be let in.";
        }
        if (request.getParameter("issuer") != null) {
            return "The login with your company's account did not work. Try again; if it stays so, the console's log says why.";
        }
        if (request.getParameter("expired") != null) {
            return "Your session has ended. Log in to go on; what was not sent yet has to be sent again.";
        }
        return request.getParameter("out") == null ? "" : "You are logged out.";
    }
}
