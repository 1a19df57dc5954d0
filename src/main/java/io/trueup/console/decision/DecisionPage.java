package io.trueup.console.decision;

import io.trueup.console.decision.DecisionDesk.Place;
import io.trueup.console.decision.DecisionDesk.Refused;
import io.trueup.console.decision.Decisions.Kind;
import io.trueup.console.page.Shown;
import io.trueup.console.security.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Accept a finding, dispute it with the vendor, waive it, or take that back. */
@Controller
final class DecisionPage {
    private static final String PATH =
            "/months/{organization}/{month}/v{version:[0-9]{1,6}}/findings/{key:[0-9a-f]{64}}";

    private final DecisionDesk desk;

    DecisionPage(DecisionDesk desk) {
        this.desk = desk;
    }

    @GetMapping(PATH)
    String form(
            @PathVariable String organization,
            @PathVariable String month,
            @PathVariable int version,
            @PathVariable String key,
            Model model) {
        return form(desk.place(organization, month, version, key), key, null, model);
    }

    private static String form(Place place, String key, @Nullable String error, Model model) {
        model.addAttribute("organization", place.month().organization());
        model.addAttribute("name", place.month().name());
        model.addAttribute("month", place.month().month().toString());
        model.addAttribute("shownMonth", Shown.month(place.month().month()));
        model.addAttribute("version", place.version());
        model.addAttribute("key", key);
        model.addAttribute("finding", place.finding());
        model.addAttribute("amount", Shown.amount(place.finding().amount()));
        model.addAttribute("decision", place.decision());
        model.addAttribute("seen", DecisionDesk.words(place));
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("error", error);
        return "finding";
    }

    @PostMapping(PATH)
    String decide(
            @PathVariable String organization,
            @PathVariable String month,
            @PathVariable int version,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable String seen,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        Place place = desk.place(organization, month, version, key);
        // what was typed stays where it was, if it has to be sent again
        model.addAttribute("typedDecision", decision);
        model.addAttribute("typedOwner", owner);
        model.addAttribute("typedReason", reason);
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(one -> one.name().equals(decision))
                .findFirst();
        boolean takenBack = decision.equals("NONE") && place.decision() != null;
        if (kind.isEmpty() && !takenBack) {
            return form(place, key, "Choose what is decided.", model);
        }
        try {
            if (seen != null) {
                desk.requireSeen(place, seen);
            }
            if (kind.isPresent()) {
                desk.decide(place, kind.get(), owner, reason, Actor.of(request));
            } else {
                desk.takeBack(place, reason, Actor.of(request));
            }
        } catch (Refused refused) {
            return form(place, key, refused.why(), model);
        }
        next.addFlashAttribute(
                "notice",
                place.finding().code() + (kind.map(one -> " is " + one.words()).orElse(" is open again")) + ".");
        return "redirect:/months/" + organization + "/" + month + "/v" + version + "#findings";
    }
}
