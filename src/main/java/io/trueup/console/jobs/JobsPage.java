package io.trueup.console.jobs;

import io.trueup.console.ConsoleSettings;
import io.trueup.console.page.Asked;
import io.trueup.console.page.Badge;
import io.trueup.console.page.NotFound;
import io.trueup.console.page.Paged;
import io.trueup.console.page.Shown;
import io.trueup.job.ExecutionDetail;
import io.trueup.job.ExecutionQuery;
import io.trueup.job.ExecutionView;
import io.trueup.job.ExecutionView.State;
import io.trueup.job.Operations;
import io.trueup.store.ExecutionPages.Part;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The executions, and one of them. */
@Controller
final class JobsPage {

    private static final int PAGE = 50;

    private final Operations operations;
    private final ConsoleRuns runs;
    private final ConsoleSettings settings;

    JobsPage(Operations operations, ConsoleRuns runs, ConsoleSettings settings) {
        this.operations = operations;
        this.runs = runs;
        this.settings = settings;
    }

    @GetMapping("/jobs")
    String jobs(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        ExecutionQuery query = new ExecutionQuery(
                state(state), Asked.maybeMonth(month).orElse(null), Asked.day(day), Asked.text(organization));
        Paged<ExecutionView> page = Paged.of(operations.history().executions(query, before, PAGE + 1), PAGE);
        model.addAttribute("rows", page.rows().stream().map(JobRow::of).toList());
        model.addAttribute(
                "states", Stream.of(State.values()).map(JobsPage::word).toList());
        model.addAttribute("state", query.state() == null ? null : word(query.state()));
        model.addAttribute("month", month);
        model.addAttribute("day", day);
        model.addAttribute("organization", organization);
        model.addAttribute("filtered", !query.equals(ExecutionQuery.ALL));
        model.addAttribute("first", before == null);
        model.addAttribute("next", page.last() == null ? null : page.last().execution());
        model.addAttribute("working", runs.working());
        model.addAttribute("last", runs.last());
        // a run that was begun a moment ago has no execution yet, and one of another process is at work as well
        model.addAttribute(
                "follows",
                before == null
                        && (runs.working() != null
                                || page.rows().stream().anyMatch(view -> view.state() == State.RUNNING)));
        return "jobs";
    }

    private static @Nullable State state(@Nullable String asked) {
        return Stream.of(State.values())
                .filter(state -> word(state).equals(asked))
                .findFirst()
                .orElse(null);
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @GetMapping("/jobs/{execution:[0-9]{1,18}}")
    String job(@PathVariable long execution, Model model) {
        ExecutionDetail detail = detail(execution);
        progress(detail, model);
        model.addAttribute("run", detail.run());
        model.addAttribute("inbox", detail.run().inbox().toString());
        model.addAttribute("reports", detail.run().reports().toString());
        model.addAttribute(
                "only",
                detail.run().only().isEmpty()
                        ? "all of the inbox"
                        : String.join(", ", detail.run().only()));
        model.addAttribute("asOf", Shown.time(detail.run().asOf()));
        model.addAttribute("completed", detail.view().state() == State.COMPLETED);
        model.addAttribute("problems", detail.problems());
        model.addAttribute(
                "traces",
                detail.parts().stream()
                        .filter(part ->
                                part.message() != null && !part.message().isBlank())
                        .map(part -> new Trace(part.name(), message(part)))
                        .toList());
        model.addAttribute("log", LogExcerpt.of(settings.home(), detail.view()));
        return "job";
    }

    /** What a step or partition says of its failure. */
    record Trace(String name, String text) {}

    private static String message(Part part) {
        return part.message() == null ? "" : part.message();
    }

    /** The part of the page that changes while the execution works. */
    @GetMapping("/jobs/{execution:[0-9]{1,18}}/progress")
    String progress(@PathVariable long execution, Model model) {
        progress(detail(execution), model);
        return "job-progress :: progress";
    }

    /** The newest execution of the run, if that is another one. */
    private @Nullable Long newer(ExecutionDetail detail) {
        ExecutionQuery ofMonth = new ExecutionQuery(null, detail.view().month(), null, null);
        return operations.history().executions(ofMonth, null, PAGE).stream()
                .filter(view -> view.run() == detail.view().run())
                .map(ExecutionView::execution)
                .findFirst()
                .filter(newest -> newest != detail.view().execution())
                .orElse(null);
    }

    private void progress(ExecutionDetail detail, Model model) {
        Long newer = newer(detail);
        model.addAttribute("newer", newer);
        model.addAttribute("job", JobRow.of(detail.view()));
        model.addAttribute("badge", Badge.of(detail.view().state()));
        model.addAttribute("running", detail.view().state() == State.RUNNING);
        model.addAttribute("holder", detail.view().holder());
        model.addAttribute(
                "ended",
                detail.view().ended() == null ? null : Shown.time(detail.view().ended()));
        model.addAttribute("stopAsked", detail.stopAsked() && detail.view().state() == State.RUNNING);
        model.addAttribute("words", words(detail));
        model.addAttribute("steps", StepRow.of(detail));
        model.addAttribute("organizations", Shown.count(detail.outlook().organizations(), "organization"));
        model.addAttribute("acts", newer == null ? Preview.possible(detail) : List.of());
    }

    private static String words(ExecutionDetail detail) {
        ExecutionView view = detail.view();
        return switch (view.state()) {
            case RUNNING -> "At work on " + view.holder() + ".";
            case INTERRUPTED ->
                "It was cut off: whoever ran it is dead. What was done is kept; restart it to go on where it stopped.";
            case COMPLETED -> "It came to its end.";
            case ABANDONED -> "It was given up; what it had written stays.";
            case STOPPED ->
                detail.isOpen() ? "It was stopped; restart it to go on where it stopped." : "It was stopped.";
            case FAILED -> view.failure() == null ? "It failed." : view.failure();
        };
    }

    private ExecutionDetail detail(long execution) {
        return operations.history().execution(execution).orElseThrow(NotFound::new);
    }
}
