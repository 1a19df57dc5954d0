package io.trueup.console.jobs;

import io.trueup.console.ConsoleSettings;
import io.trueup.console.jobs.JobDesk.Answer;
import io.trueup.console.jobs.Preview.Act;
import io.trueup.console.page.Asked;
import io.trueup.console.page.NotFound;
import io.trueup.console.security.Actor;
import io.trueup.job.ExecutionDetail;
import io.trueup.job.Operations;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
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

    /** So many names are offered while one types; more would make the page slow. */
    private static final int MOST_NAMES = 500;

    private final Operations operations;
    private final JobDesk desk;
    private final ConsoleSettings settings;
    private final InstantSource clock;

    JobActs(Operations operations, JobDesk desk, ConsoleSettings settings, InstantSource clock) {
        this.operations = operations;
        this.desk = desk;
        this.settings = settings;
        this.clock = clock;
    }

    /** The month before is what most people come for; pages that know better name another one. */
    @GetMapping("/jobs/start")
    String form(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String organizations,
            Model model) {
        YearMonth before =
                YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(1);
        return form(Asked.maybeMonth(month).orElse(before).toString(), Asked.text(organizations), null, null, model);
    }

    private String form(
            @Nullable String month,
            @Nullable String organizations,
            @Nullable String asOf,
            @Nullable String error,
            Model model) {
        model.addAttribute("month", month);
        model.addAttribute("organizations", organizations);
        model.addAttribute("asOf", asOf);
        model.addAttribute("error", error);
        model.addAttribute("inbox", settings.inbox().toString());
        model.addAttribute(
                "names",
                operations.drafts().organizations(settings.inbox()).stream()
                        .limit(MOST_NAMES)
                        .toList());
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
        List<String> only = Stream.of(organizations.split("[\\s,]+"))
                .filter(one -> !one.isEmpty())
                .toList();
        Answer answer = desk.start(month, only, asOf, Actor.of(request));
        if (!(answer instanceof Answer.Done)) {
            return form(month, organizations, asOf, answer.told(), model);
        }
        next.addFlashAttribute("notice", answer.told());
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
        Answer answer = desk.act(act, detail, reason, Actor.of(request));
        if (!(answer instanceof Answer.Done)) {
            return preview(detail, act, answer.told(), model);
        }
        next.addFlashAttribute("notice", answer.told());
        // what goes on is another execution, which the list shows as soon as it has a number
        return act == Act.RESTART ? "redirect:/jobs" : "redirect:/jobs/" + execution;
    }

    private ExecutionDetail detail(long execution) {
        return operations.history().execution(execution).orElseThrow(NotFound::new);
    }
}
