package io.trueup.console.jobs;

import io.trueup.console.jobs.Preview.Act;
import io.trueup.console.page.Asked;
import io.trueup.console.page.NotFound;
import io.trueup.console.security.Actor;
import io.trueup.console.security.Acts;
import io.trueup.job.ExecutionDetail;
import io.trueup.job.Operations;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Start, stop, restart, abandon: each says first what it will do, asks why, and is written down. */
@Controller
final class JobActs {

    private static final int LONGEST_REASON = 500;

    private final Operations operations;
    private final ConsoleRuns runs;
    private final Acts acts;

    JobActs(Operations operations, ConsoleRuns runs, Acts acts) {
        this.operations = operations;
        this.runs = runs;
        this.acts = acts;
    }

    @GetMapping("/jobs/start")
    String form(Model model) {
        return form(null, null, null, null, model);
    }

    private static String form(
            @Nullable String month,
            @Nullable String organizations,
            @Nullable String asOf,
            @Nullable String error,
            Model model) {
        model.addAttribute("month", month);
        model.addAttribute("organizations", organizations);
        model.addAttribute("asOf", asOf);
        model.addAttribute("error", error);
        return "job-start";
    }

    @PostMapping("/jobs/start")
    String start(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String organizations,
            @RequestParam(defaultValue = "") String asOf,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        Optional<YearMonth> of = Asked.maybeMonth(month);
        if (of.isEmpty()) {
            return form(month, organizations, asOf, "Write the month as year and month, such as 2026-08.", model);
        }
        Instant until;
        try {
            until = asOf.isBlank() ? null : OffsetDateTime.parse(asOf.strip()).toInstant();
        } catch (DateTimeException wrong) {
            return form(
                    month,
                    organizations,
                    asOf,
                    "Write “as of” with date, time and offset, such as 2026-09-01T00:05:00Z, or leave it empty.",
                    model);
        }
        List<String> only = Stream.of(organizations.split("[\\s,]+"))
                .filter(one -> !one.isEmpty())
                .toList();
        Optional<String> wrong = only.stream()
                .filter(one -> !one.matches("[a-z0-9][a-z0-9-]{0,99}"))
                .findFirst();
        if (wrong.isPresent()) {
            return form(
                    month,
                    organizations,
                    asOf,
                    "“" + wrong.get() + "” is no organization: names have small letters, digits and hyphens.",
                    model);
        }
        Optional<String> refused = runs.start(of.get(), only, until);
        if (refused.isPresent()) {
            return form(month, organizations, asOf, refused.get(), model);
        }
        acts.done(
                Actor.of(request),
                "start run",
                "month " + of.get(),
                null,
                null,
                "organizations: " + (only.isEmpty() ? "all" : String.join(", ", only)) + "; as of: "
                        + (until == null ? "now" : until));
        next.addFlashAttribute("notice", "The run of " + of.get() + " was started.");
        return "redirect:/jobs";
    }

    @GetMapping("/jobs/{execution:[0-9]{1,18}}/{act:stop|restart|abandon}")
    String preview(@PathVariable long execution, @PathVariable String act, Model model) {
        return preview(detail(execution), Act.valueOf(act.toUpperCase(Locale.ROOT)), null, model);
    }

    private static String preview(ExecutionDetail detail, Act act, @Nullable String error, Model model) {
        model.addAttribute("job", JobRow.of(detail.view()));
        model.addAttribute("act", act);
        model.addAttribute("preview", Preview.of(act, detail));
        model.addAttribute("refusal", Preview.of(act, detail).refusal().orElse(null));
        model.addAttribute("error", error);
        return "job-act";
    }

    @PostMapping("/jobs/{execution:[0-9]{1,18}}/{act:stop|restart|abandon}")
    String act(
            @PathVariable long execution,
            @PathVariable("act") String asked,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        Act act = Act.valueOf(asked.toUpperCase(Locale.ROOT));
        ExecutionDetail detail = detail(execution);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return preview(
                    detail,
                    act,
                    "Say why, in at most " + LONGEST_REASON + " characters: the reason is kept with the act.",
                    model);
        }
        if (Preview.of(act, detail).refusal().isPresent()) {
            return preview(detail, act, null, model);
        }
        String before = detail.view().state().name().toLowerCase(Locale.ROOT);
        String told = carryOut(act, execution);
        acts.done(Actor.of(request), act.path() + " execution", "execution " + execution, why, before, told);
        next.addFlashAttribute("notice", told);
        return "redirect:/jobs/" + execution;
    }

    private String carryOut(Act act, long execution) {
        return switch (act) {
            case STOP -> operations.stop(execution);
            case ABANDON -> operations.abandon(execution);
            case RESTART ->
                runs.restart(execution)
                        .orElse("Execution " + execution
                                + " was restarted; the list shows the execution that goes on with it.");
        };
    }

    private ExecutionDetail detail(long execution) {
        return operations.history().execution(execution).orElseThrow(NotFound::new);
    }
}
