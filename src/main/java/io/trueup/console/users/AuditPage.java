package io.trueup.console.users;

import io.trueup.console.page.Asked;
import io.trueup.console.page.Paged;
import io.trueup.console.page.Shown;
import io.trueup.store.AuditLog;
import io.trueup.store.AuditLog.Act;
import io.trueup.store.AuditLog.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Every act of the console, for admins. */
@Controller
final class AuditPage {

    private static final int PAGE = 100;

    private final AuditLog log;

    AuditPage(AuditLog log) {
        this.log = log;
    }

    /** An act in the list. */
    record Row(long id, String at, Act act) {}

    @GetMapping("/audit")
    String list(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        Paged<Entry> page = Paged.of(log.page(Asked.text(actor), before, PAGE + 1), PAGE);
        model.addAttribute(
                "rows",
                page.rows().stream()
                        .map(entry -> new Row(entry.id(), Shown.time(entry.at()), entry.act()))
                        .toList());
        model.addAttribute("actor", actor);
        model.addAttribute("first", before == null);
        model.addAttribute("next", page.last() == null ? null : page.last().id());
        return "audit";
    }
}
