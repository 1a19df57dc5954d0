package io.trueup.console.decision;

import io.trueup.console.decision.Decisions.Decision;
import io.trueup.console.decision.Decisions.Kind;
import io.trueup.console.page.Asked;
import io.trueup.console.page.NotFound;
import io.trueup.console.page.Shown;
import io.trueup.console.security.Actor;
import io.trueup.console.security.Acts;
import io.trueup.finding.Finding;
import io.trueup.job.Operations;
import io.trueup.reconcile.Reconciliation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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
    private static final String PATH = "/months/{organization}/{month}/v{version:[0-9]{1,6}}/findings/{key:[0-9a-f]{64}}";
    private static final int LONGEST = 500;

    private final Operations operations;
    private final Decisions decisions;
    private final Acts acts;
    private final InstantSource clock;

    DecisionPage(Operations operations, Decisions decisions, Acts acts, InstantSource clock) {
        this.operations = operations;
        this.decisions = decisions;
        this.acts = acts;
        this.clock = clock;
    }

    /** A finding in its version of a month. */
    private record Place(Reconciliation month, int version, Finding finding, @Nullable Decision decision) {
        String subject() {
            return month.organization() + " " + month.month() + ", " + finding.code()
                    + (finding.account() == null ? "" : " of " + finding.account());
        }
    }

    private Place place(String organization, String month, int version, String key) {
        Reconciliation of = operations
                .history()
                .version(Asked.month(month), Asked.organization(organization), version)
                .orElseThrow(NotFound::new)
                .reconciliation();
        Finding finding = of.findings().stream()
                .filter(one -> Decisions.key(of, one).equals(key))
                .findFirst()
                .orElseThrow(NotFound::new);
        return new Place(of, version, finding, decisions.of(of).of(finding));
    }

    @GetMapping(PATH)
    String form(
            @PathVariable String organization,
            @PathVariable String month,
            @PathVariable int version,
            @PathVariable String key,
            Model model) {
        return form(place(organization, month, version, key), key, null, model);
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
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        Place place = place(organization, month, version, key);
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(one -> one.name().equals(decision))
                .findFirst();
        boolean takenBack = decision.equals("NONE") && place.decision() != null;
        if (kind.isEmpty() && !takenBack) {
            return form(place, key, "Choose what is decided.", model);
        }
        if (reason.isBlank() || reason.strip().length() > LONGEST) {
            return form(place, key, "Say why, in at most " + LONGEST + " characters: it stays with the finding.", model);
        }
        if (!takenBack && (owner.isBlank() || owner.strip().length() > LONGEST)) {
            return form(place, key, "Name an owner: who sees to it.", model);
        }
        String before = place.decision() == null ? null : place.decision().words();
        Actor actor = Actor.of(request);
        if (kind.isPresent()) {
            Decision made = new Decision(
                    kind.get(),
                    owner.strip(),
                    reason.strip(),
                    actor.name(),
                    clock.instant().truncatedTo(ChronoUnit.SECONDS));
            decisions.decide(place.month(), place.finding(), made);
            acts.done(actor, "decide finding", place.subject(), reason.strip(), before, made.words());
        } else {
            decisions.takeBack(place.month(), place.finding());
            acts.done(actor, "take back decision", place.subject(), reason.strip(), before, null);
        }
        next.addFlashAttribute(
                "notice",
                place.finding().code() + (kind.map(one -> " is " + one.words()).orElse(" is open again")) + ".");
        return "redirect:/months/" + organization + "/" + month + "/v" + version + "#findings";
    }
}
