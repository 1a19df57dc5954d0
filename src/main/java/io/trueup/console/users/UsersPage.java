package io.trueup.console.users;

import io.trueup.console.page.Badge;
import io.trueup.console.page.Refused;
import io.trueup.console.page.Shown;
import io.trueup.console.security.Actor;
import io.trueup.console.users.UserDesk.Generated;
import io.trueup.store.ConsoleUsers.Role;
import io.trueup.store.ConsoleUsers.User;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may log in: add, change, disable, reset; a generated password is shown once, on the page that made it. */
@Controller
final class UsersPage {

    private final UserDesk desk;

    UsersPage(UserDesk desk) {
        this.desk = desk;
    }

    /** A user in the list. */
    record Row(String name, String role, boolean admin, boolean enabled, Badge badge, String lastLogin) {
        static Row of(User user) {
            return new Row(
                    user.name(),
                    UserDesk.word(user.role()),
                    user.role() == Role.ADMIN,
                    user.enabled(),
                    user.enabled() ? new Badge("enabled", "✓", "good") : new Badge("disabled", "–", "plain"),
                    Shown.time(user.lastLogin()));
        }
    }

    @GetMapping("/users")
    String list(Model model) {
        model.addAttribute("users", desk.all().stream().map(Row::of).toList());
        return "users";
    }

    @PostMapping("/users/add")
    String add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "MEMBER") Role role,
            HttpServletRequest request,
            RedirectAttributes next) {
        try {
            return told(next, desk.add(name, role, Actor.of(request)));
        } catch (Refused refused) {
            return back(next, "error", refused.why());
        }
    }

    @PostMapping("/users/change")
    String change(
            @RequestParam String name,
            @RequestParam Role role,
            @RequestParam boolean enabled,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            RedirectAttributes next) {
        try {
            User now = desk.change(name, role, enabled, reason, Actor.of(request));
            return back(next, "notice", name + " is now " + UserDesk.told(now) + "; any session has ended.");
        } catch (Refused refused) {
            return back(next, "error", refused.why());
        }
    }

    @PostMapping("/users/reset")
    String reset(@RequestParam String name, HttpServletRequest request, RedirectAttributes next) {
        return told(next, desk.reset(name, Actor.of(request)));
    }

    private static String told(RedirectAttributes next, Generated generated) {
        next.addFlashAttribute("newName", generated.name());
        next.addFlashAttribute("newPassword", generated.password());
        return "redirect:/users";
    }

    private static String back(RedirectAttributes next, String kind, String sentence) {
        next.addFlashAttribute(kind, sentence);
        return "redirect:/users";
    }
}
