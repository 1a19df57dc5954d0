package io.trueup.console.jobs;

import io.trueup.console.jobs.JobDesk.Answer;
import io.trueup.console.security.Actor;
import io.trueup.job.ExecutionView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What failed, restarted together: what each restart will do, one reason, and how they came out. */
@Controller
final class BulkPage {

    private final BulkRestart bulk;
    private final ConsoleRuns runs;

    BulkPage(BulkRestart bulk, ConsoleRuns runs) {
        this.bulk = bulk;
        this.runs = runs;
    }

    /** An execution to choose. */
    record Row(JobRow job, boolean chosen, List<String> will) {
        Row {
            will = List.copyOf(will);
        }
    }

    @GetMapping("/jobs/restart-failed")
    String list(Model model) {
        return list(null, null, null, model);
    }

    private String list(@Nullable Set<Long> chosen, @Nullable String reason, @Nullable String error, Model model) {
        model.addAttribute(
                "rows",
                bulk.candidates().stream().map(view -> row(view, chosen)).toList());
        model.addAttribute("items", bulk.items());
        model.addAttribute("working", runs.working());
        model.addAttribute("reason", reason);
        model.addAttribute("error", error);
        return "jobs-restart";
    }

    private Row row(ExecutionView view, @Nullable Set<Long> chosen) {
        return new Row(
                JobRow.of(view),
                chosen == null ? BulkRestart.isUsual(view) : chosen.contains(view.execution()),
                bulk.preview(view).sentences());
    }

    @PostMapping("/jobs/restart-failed")
    String begin(
            @RequestParam(required = false) @Nullable List<Long> execution,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        Set<Long> chosen = new TreeSet<>(execution == null ? List.of() : execution);
        Answer answer = bulk.begin(chosen, reason, Actor.of(request));
        if (!(answer instanceof Answer.Done)) {
            return list(chosen, reason, answer.told(), model);
        }
        next.addFlashAttribute("notice", answer.told());
        return "redirect:/jobs/restart-failed";
    }
}
