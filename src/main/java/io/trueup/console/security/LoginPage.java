package io.trueup.console.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The form to log in. */
@Controller
final class LoginPage {

    @GetMapping(Doors.LOGIN)
    String login(HttpServletRequest request, Model model) {
        if (request.getUserPrincipal() != null) {
            return "redirect:/";
        }
        model.addAttribute("message", message(request));
        return "login";
    }

    private static String message(HttpServletRequest request) {
        if (request.getParameter("wait") != null) {
            return "Too many attempts. Wait " + LoginThrottle.WHILE.toMinutes() + " minutes, then try again.";
        }
        if (request.getParameter("refused") != null) {
            return "Name or password is wrong, or the user is disabled.";
        }
        if (request.getParameter("expired") != null) {
            return "Your session has ended. Log in to go on; what was not sent yet has to be sent again.";
        }
        return request.getParameter("out") == null ? "" : "You are logged out.";
    }
}
