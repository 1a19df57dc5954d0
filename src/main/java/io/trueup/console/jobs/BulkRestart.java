package io.trueup.console.jobs;

import io.trueup.console.ConsoleSettings;
import io.trueup.console.jobs.JobDesk.Answer;
import io.trueup.console.security.Actor;
import io.trueup.console.security.Acts;
import io.trueup.job.ExecutionDetail;
import io.trueup.job.ExecutionView;
import io.trueup.job.ExecutionView.State;
import io.trueup.job.Operations;
import io.trueup.job.Progress;
import io.trueup.job.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Restarts several executions, one after another in the background; somebody who stops one of them stops the rest as well. */
@Component
public final class BulkRestart {

    private static final Logger LOG = LoggerFactory.getLogger(BulkRestart.class);

    /** So many are offered at once. */
    static final int MOST = 100;

    private final Operations operations;
    private final ConsoleRuns runs;
    private final ConsoleSettings settings;
    private final Acts acts;
    private List<Item> items = List.of();

    BulkRestart(Operations operations, ConsoleRuns runs, ConsoleSettings settings, Acts acts) {
        this.operations = operations;
        this.runs = runs;
        this.settings = settings;
        this.acts = acts;
    }

    /**
     * An execution that was chosen, and how far it is.
     *
     * @param next the execution that went on with it; null: none yet
     */
    public record Item(
            long execution,
            String month,
            String state,
            @Nullable Long next,
            @Nullable String message) {
        Item now(String newState, @Nullable Long begun, @Nullable String told) {
            return new Item(execution, month, newState, begun, told);
        }
    }

    /** What can be restarted: the newest executions of open runs that nobody works on, the newest first. */
    List<ExecutionView> candidates() {
        return operations.history().attention(MOST).unfinished().stream()
                .filter(view -> view.state() != State.RUNNING)
                .toList();
    }

    /**
     * What can be restarted.
     *
     * @param usual whether it is if nobody says otherwise
     * @param will what its restart will do, in sentences
     */
    public record Offer(ExecutionView view, boolean usual, List<String> will) {
        public Offer {
            will = List.copyOf(will);
        }
    }

    /** What can be restarted, the newest first, each with what its restart will do. */
    public List<Offer> offers() {
        return candidates().stream()
                .map(view -> new Offer(view, isUsual(view), preview(view).sentences()))
                .toList();
    }

    /** Whether it is restarted if nobody says otherwise: what was stopped, somebody wanted to be stopped. */
    static boolean isUsual(ExecutionView view) {
        return view.state() == State.FAILED || view.state() == State.INTERRUPTED;
    }

    /** Begins the restarts in the background. */
    public Answer begin(Set<Long> chosen, String reason, Actor actor) {
        List<ExecutionView> these = candidates().stream()
                .filter(view -> chosen.contains(view.execution()))
                .toList();
        Answer wrong = wrongWith(chosen, these, reason);
        if (wrong != null) {
            return wrong;
        }
        List<Item> begun = these.reversed().stream()
                .map(view -> new Item(view.execution(), view.month().toString(), "waits", null, null))
                .toList();
        Optional<String> refused =
                runs.begin("the restart of " + begun.size() + " executions", progress -> work(begun, progress));
        if (refused.isPresent()) {
            return new Answer.Refused(refused.get());
        }
        these.forEach(view -> acts.done(
                actor,
                "restart execution",
                "execution " + view.execution(),
                reason.strip(),
                view.state().name().toLowerCase(Locale.ROOT),
                "restarted with " + begun.size() + " together"));
        return new Answer.Done("The restarts have begun, one after another.");
    }

    private static @Nullable Answer wrongWith(Set<Long> chosen, List<ExecutionView> these, String reason) {
        if (chosen.isEmpty()) {
            return new Answer.Wrong("Choose at least one execution.");
        }
        if (these.size() != chosen.size()) {
            return new Answer.Refused(
                    "Not all that was chosen can be restarted any more: the list has changed meanwhile. Choose again.");
        }
        return JobDesk.wrongWith(reason).map(Answer.Wrong::new).orElse(null);
    }

    /**
     * The oldest first, as the months came.
     *
     * @return the summary of the last one
     */
    private RunSummary work(List<Item> begun, Progress progress) {
        show(begun);
        RunSummary last = null;
        for (int i = 0; i < begun.size(); i++) {
            Item item = begun.get(i);
            if (last != null && last.state() == RunSummary.State.STOPPED) {
                put(i, item.now("not begun", null, "The one before it was stopped."));
                continue;
            }
            put(i, item.now("at work", null, null));
            RunSummary summary = restart(item, progress);
            put(i, item.now(word(summary.state()), summary.execution(), summary.message()));
            last = summary;
        }
        return java.util.Objects.requireNonNull(last);
    }

    /** One that fails in a way that it should not must not keep the others from their turn. */
    private RunSummary restart(Item item, Progress progress) {
        try {
            return operations.restart(item.execution(), settings.threads(), progress);
        } catch (RuntimeException failure) {
            LOG.error("The restart of execution {} failed", item.execution(), failure);
            return new RunSummary(
                    java.time.YearMonth.parse(item.month()),
                    null,
                    RunSummary.State.FAILED,
                    "Something failed that should not; the log has the whole story.",
                    List.of());
        }
    }

    private static String word(RunSummary.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private synchronized void show(List<Item> begun) {
        items = new ArrayList<>(begun);
    }

    private synchronized void put(int at, Item item) {
        items.set(at, item);
    }

    /** How the restarts that were begun last stand; empty if there were none. */
    public synchronized List<Item> items() {
        return List.copyOf(items);
    }

    /** What a restart of it will do. */
    Preview preview(ExecutionView view) {
        Optional<ExecutionDetail> detail = operations.history().execution(view.execution());
        return Preview.of(Preview.Act.RESTART, detail.orElseThrow(io.trueup.console.page.NotFound::new));
    }
}
