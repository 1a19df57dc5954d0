package io.trueup.console.api;

import io.trueup.console.ConsoleSettings;
import io.trueup.console.jobs.BulkRestart;
import io.trueup.console.jobs.JobDesk;
import io.trueup.console.jobs.JobDesk.Answer;
import io.trueup.console.jobs.JobDesk.AtWork;
import io.trueup.console.jobs.JobDesk.Outlook;
import io.trueup.console.jobs.LogExcerpt;
import io.trueup.console.page.Asked;
import io.trueup.console.page.Paged;
import io.trueup.console.security.Actor;
import io.trueup.job.ExecutionDetail;
import io.trueup.job.ExecutionQuery;
import io.trueup.job.ExecutionView;
import io.trueup.job.Operations;
import io.trueup.store.ExecutionPages.Part;
import io.trueup.store.ExecutionPages.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Executions: the list, one of them, and what can be done with it. */
@RestController
@RequestMapping("/api/v1")
final class ExecutionsApi {

    private static final String ONE = "/executions/{execution:[0-9]{1,18}}";

    private final Operations operations;
    private final JobDesk desk;
    private final BulkRestart bulk;
    private final ConsoleSettings settings;

    ExecutionsApi(Operations operations, JobDesk desk, BulkRestart bulk, ConsoleSettings settings) {
        this.operations = operations;
        this.desk = desk;
        this.bulk = bulk;
        this.settings = settings;
    }

    /** An execution in the list. */
    record ExecutionItem(
            long execution,
            String month,
            long run,
            String state,
            @Nullable Instant started,
            @Nullable Instant ended,
            @Nullable String holder,
            @Nullable String failure,
            String href) {
        static ExecutionItem of(ExecutionView view) {
            return new ExecutionItem(
                    view.execution(),
                    view.month().toString(),
                    view.run(),
                    Wanted.word(view.state()),
                    view.started(),
                    view.ended(),
                    view.holder(),
                    view.failure(),
                    "/api/v1/executions/" + view.execution());
        }
    }

    /**
     * One execution with its steps, and what each act would do with it.
     *
     * @param organizations of the run
     */
    record ExecutionWhole(
            ExecutionItem execution,
            String asOf,
            List<String> only,
            boolean open,
            boolean stopAsked,
            long organizations,
            long organizationsSetAside,
            long documentsUnread,
            long mailsQueued,
            long mailsSent,
            List<StepItem> steps,
            List<ProblemItem> problems,
            List<Outlook> acts) {
        ExecutionWhole {
            only = List.copyOf(only);
            steps = List.copyOf(steps);
            problems = List.copyOf(problems);
            acts = List.copyOf(acts);
        }
    }

    /** A step, or a partition of one such as {@code read:03}. */
    record StepItem(
            String name,
            @Nullable String status,
            long read,
            long written,
            long commits,
            @Nullable String message) {
        static StepItem of(Part part) {
            return new StepItem(
                    part.name(),
                    part.status(),
                    part.read(),
                    part.written(),
                    part.commits(),
                    Asked.text(part.message()));
        }
    }

    /** An organization that was set aside, and why. */
    record ProblemItem(String organization, String problem) {
        static ProblemItem of(Problem problem) {
            return new ProblemItem(problem.organization(), problem.problem());
        }
    }

    @GetMapping("/executions")
    Listing<ExecutionItem> executions(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(defaultValue = "" + Listing.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Listing.limit(limit);
        ExecutionQuery query =
                new ExecutionQuery(Wanted.state(state), Wanted.month(month), Wanted.day(day), Asked.text(organization));
        Paged<ExecutionView> page = Paged.of(operations.history().executions(query, before(cursor), size + 1), size);
        return Listing.of(page, ExecutionItem::of, row -> List.of(Long.toString(row.execution())));
    }

    static @Nullable Long before(@Nullable String cursor) {
        List<String> place = Listing.place(cursor, 1);
        if (place == null) {
            return null;
        }
        try {
            return Long.valueOf(place.getFirst());
        } catch (NumberFormatException noNumber) {
            throw Listing.noCursor();
        }
    }

    @GetMapping(ONE)
    ExecutionWhole execution(@PathVariable long execution) {
        ExecutionDetail detail = detail(execution);
        return new ExecutionWhole(
                ExecutionItem.of(detail.view()),
                detail.run().asOf().toString(),
                detail.run().only(),
                detail.isOpen(),
                detail.stopAsked(),
                detail.outlook().organizations(),
                detail.outlook().setAside(),
                detail.unread(),
                detail.mailsQueued(),
                detail.mailsSent(),
                detail.parts().stream().map(StepItem::of).toList(),
                detail.problems().stream().map(ProblemItem::of).toList(),
                desk.outlooks(detail));
    }

    /** The lines that the log's end still holds of it. */
    @GetMapping(path = ONE + "/log", produces = "text/plain;charset=UTF-8")
    String log(@PathVariable long execution) {
        return LogExcerpt.of(settings.home(), detail(execution).view());
    }

    private ExecutionDetail detail(long execution) {
        return operations
                .history()
                .execution(execution)
                .orElseThrow(() -> ApiProblem.notFound("There is no execution " + execution + "."));
    }

    /** What is at work in this console; a program that has started something waits until {@code working} is null. */
    @GetMapping("/work")
    AtWork work() {
        return desk.atWork();
    }

    /**
     * @param organizations null or empty: all
     * @param asOf null: now
     */
    record StartAsked(
            @Nullable String month,
            @Nullable List<String> organizations,
            @Nullable String asOf) {}

    /** @param reason kept in the audit */
    record ActAsked(@Nullable String reason) {}

    /** @param watch where to look for what comes of it */
    record Told(String told, String watch) {}

    @PostMapping("/executions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Told start(HttpServletRequest request) throws IOException {
        StartAsked asked = AskedBody.read(request, StartAsked.class);
        return told(
                desk.start(
                        asked.month() == null ? "" : asked.month(),
                        asked.organizations() == null ? List.of() : asked.organizations(),
                        asked.asOf() == null ? "" : asked.asOf(),
                        Actor.of(request)),
                "/api/v1/work");
    }

    @PostMapping(ONE + "/{act:stop|restart|abandon}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Told act(@PathVariable long execution, @PathVariable String act, HttpServletRequest request) throws IOException {
        ActAsked asked = AskedBody.read(request, ActAsked.class);
        return told(
                desk.act(act, detail(execution), asked.reason() == null ? "" : asked.reason(), Actor.of(request)),
                "/api/v1/executions/" + execution);
    }

    /**
     * An execution that can be restarted.
     *
     * @param usual whether the page would choose it
     * @param will what its restart will do
     */
    record RestartOffer(ExecutionItem execution, boolean usual, List<String> will) {
        RestartOffer {
            will = List.copyOf(will);
        }

        static RestartOffer of(BulkRestart.Offer offer) {
            return new RestartOffer(ExecutionItem.of(offer.view()), offer.usual(), offer.will());
        }
    }

    /**
     * How one of those that were restarted together stands.
     *
     * @param next the execution that went on with it; null: none yet
     */
    record RestartItem(
            long execution,
            String month,
            String state,
            @Nullable Long next,
            @Nullable String message) {
        static RestartItem of(BulkRestart.Item item) {
            return new RestartItem(item.execution(), item.month(), item.state(), item.next(), item.message());
        }
    }

    /** @param begun those that were begun last here; empty: none were */
    record Restarts(List<RestartOffer> offers, List<RestartItem> begun) {
        Restarts {
            offers = List.copyOf(offers);
            begun = List.copyOf(begun);
        }
    }

    @GetMapping("/executions/restart-failed")
    Restarts restarts() {
        return new Restarts(
                bulk.offers().stream().map(RestartOffer::of).toList(),
                bulk.items().stream().map(RestartItem::of).toList());
    }

    /**
     * @param executions the newest ones of open runs that nobody works on
     * @param reason kept in the audit
     */
    record RestartsAsked(
            @Nullable List<Long> executions, @Nullable String reason) {}

    /** One after another in the background, the oldest first. */
    @PostMapping("/executions/restart-failed")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Told restartFailed(HttpServletRequest request) throws IOException {
        RestartsAsked asked = AskedBody.read(request, RestartsAsked.class);
        List<Long> executions = asked.executions() == null ? List.of() : asked.executions();
        if (executions.stream().anyMatch(Objects::isNull)) {
            throw ApiProblem.wrong("“executions” are numbers of executions; null is none.");
        }
        return told(
                bulk.begin(new TreeSet<>(executions), asked.reason() == null ? "" : asked.reason(), Actor.of(request)),
                "/api/v1/work");
    }

    private static Told told(Answer answer, String watch) {
        return switch (answer) {
            case Answer.Done done -> new Told(done.told(), watch);
            case Answer.Wrong wrong -> throw ApiProblem.wrong(wrong.told());
            case Answer.Refused refused -> throw ApiProblem.conflict(refused.told());
        };
    }
}
