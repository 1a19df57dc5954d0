package io.trueup.console.users;

import io.trueup.console.page.Badge;
import io.trueup.console.page.NotFound;
import io.trueup.console.page.Shown;
import io.trueup.console.security.Actor;
import io.trueup.console.security.Acts;
import io.trueup.console.security.Passwords;
import io.trueup.store.ConsoleUsers;
import io.trueup.store.ConsoleUsers.Role;
import io.trueup.store.ConsoleUsers.User;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may log in: add, change, disable, reset; a generated password is shown once, on the page that made it. */
@Controller
final class UsersPage {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._@-]{0,99}";
    private static final int LONGEST_REASON = 500;

    private final ConsoleUsers users;
    private final Acts acts;
    private final TransactionTemplate transaction;

    UsersPage(ConsoleUsers users, Acts acts, TransactionTemplate transaction) {
        this.users = users;
        this.acts = acts;
        this.transaction = transaction;
    }

    /** A user in the list. */
    record Row(String name, String role, boolean admin, boolean enabled, Badge badge, String lastLogin) {
        static Row of(User user) {
            return new Row(
                    user.name(),
                    word(user.role()),
                    user.role() == Role.ADMIN,
                    user.enabled(),
                    user.enabled() ? new Badge("enabled", "✓", "good") : new Badge("disabled", "–", "plain"),
                    Shown.time(user.lastLogin()));
        }
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    @GetMapping("/users")
    String list(Model model) {
        model.addAttribute("users", users.all().stream().map(Row::of).toList());
        return "users";
    }

    @PostMapping("/users/add")
    String add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "MEMBER") Role role,
            HttpServletRequest request,
            RedirectAttributes next) {
        String wanted = name.strip();
        if (!wanted.matches(NAME)) {
            return back(
                    next,
                    "error",
                    "A name has letters, digits and . _ @ - and begins with a letter or digit, such as an e-mail address.");
        }
        String password = Passwords.generate();
        if (!users.add(wanted, Passwords.hash(password), role)) {
            return back(next, "error", "There is a user " + wanted + " already.");
        }
        acts.done(Actor.of(request), "create user", wanted, null, null, word(role));
        return told(next, wanted, password);
    }

    @PostMapping("/users/change")
    String change(
            @RequestParam String name,
            @RequestParam Role role,
            @RequestParam boolean enabled,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            RedirectAttributes next) {
        User before = users.find(name).orElseThrow(NotFound::new);
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return back(next, "error", "Say why: the reason is kept with the act.");
        }
        boolean done = Boolean.TRUE.equals(transaction.execute(status -> users.change(name, role, enabled)));
        if (!done) {
            return back(next, "error", "Somebody has to stay who may change things: " + name + " is the last admin.");
        }
        acts.done(
                Actor.of(request),
                "change user",
                name,
                reason.strip(),
                told(before.role(), before.enabled()),
                told(role, enabled));
        return back(next, "notice", name + " is now " + told(role, enabled) + "; any session has ended.");
    }

    private static String told(Role role, boolean enabled) {
        return word(role) + (enabled ? "" : ", disabled");
    }

    @PostMapping("/users/reset")
    String reset(@RequestParam String name, HttpServletRequest request, RedirectAttributes next) {
        if (users.find(name).isEmpty()) {
            throw new NotFound();
        }
        String password = Passwords.generate();
        users.password(name, Passwords.hash(password));
        acts.done(Actor.of(request), "reset password", name, null, null, null);
        return told(next, name, password);
    }

    private static String told(RedirectAttributes next, String name, String password) {
        next.addFlashAttribute("newName", name);
        next.addFlashAttribute("newPassword", password);
        return "redirect:/users";
    }

    private static String back(RedirectAttributes next, String kind, String sentence) {
        next.addFlashAttribute(kind, sentence);
        return "redirect:/users";
    }
}
