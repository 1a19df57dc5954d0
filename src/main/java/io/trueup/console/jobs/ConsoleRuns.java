package io.trueup.console.jobs;

import io.trueup.console.ConsoleSettings;
import io.trueup.job.Operations;
import io.trueup.job.Progress;
import io.trueup.job.RunRequest;
import io.trueup.job.RunSummary;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Runs that were started in this console, one at a time, each on a thread of its own; whether one may run at all is the run guard's to say. */
@Component
public final class ConsoleRuns implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleRuns.class);
    private static final long PATIENCE_SECONDS = 60;

    private final Operations operations;
    private final ConsoleSettings settings;
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "console-run"));
    private @Nullable String working;
    private @Nullable Last last;

    ConsoleRuns(Operations operations, ConsoleSettings settings) {
        this.operations = operations;
        this.settings = settings;
    }

    /**
     * How the run that ended last came out.
     *
     * @param execution null if none was begun
     * @param message null if all went well
     */
    record Last(
            String what,
            @Nullable Long execution,
            String state,
            @Nullable String message) {}

    /** @return why it was not begun; empty if it was */
    Optional<String> start(YearMonth month, List<String> organizations, @Nullable Instant asOf) {
        RunRequest request =
                new RunRequest(month, settings.inbox(), settings.reports(), organizations, asOf, settings.threads());
        return begin("the run of " + month, progress -> operations.run(request, progress));
    }

    /**
     * Months of one organization, one after the other.
     *
     * @return why they were not begun; empty if they were
     */
    public Optional<String> start(SortedSet<YearMonth> months, String organization) {
        List<YearMonth> all = List.copyOf(months);
        return begin(
                "the runs of " + organization + ", "
                        + all.stream().map(YearMonth::toString).collect(Collectors.joining(", ")),
                progress -> run(all, organization, progress));
    }

    /**
     * A month that cannot be run keeps the others from nothing, unless somebody has stopped it.
     *
     * @return the summary of the last, or of the first that did not complete
     */
    private RunSummary run(List<YearMonth> months, String organization, Progress progress) {
        List<RunSummary> done = new ArrayList<>();
        for (YearMonth month : months) {
            done.add(operations.run(
                    new RunRequest(
                            month,
                            settings.inbox(),
                            settings.reports(),
                            List.of(organization),
                            null,
                            settings.threads()),
                    progress));
            if (done.getLast().state() == RunSummary.State.STOPPED) {
                break;
            }
        }
        List<RunSummary> wrong = done.stream()
                .filter(one -> one.state() != RunSummary.State.COMPLETED)
                .toList();
        if (wrong.isEmpty()) {
            return done.getLast();
        }
        String told = wrong.stream().map(ConsoleRuns::told).collect(Collectors.joining(" "));
        String rest = months.stream().skip(done.size()).map(YearMonth::toString).collect(Collectors.joining(", "));
        RunSummary first = wrong.getFirst();
        return new RunSummary(
                first.month(),
                first.execution(),
                first.state(),
                rest.isEmpty() ? told : told + " Not begun after it was stopped: " + rest + ".",
                List.of());
    }

    private static String told(RunSummary summary) {
        return summary.month() + ": " + (summary.message() == null ? word(summary.state()) : summary.message()) + ".";
    }

    private static String word(RunSummary.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** @return why it was not begun; empty if it was */
    Optional<String> restart(long execution) {
        return begin(
                "the restart of execution " + execution,
                progress -> operations.restart(execution, settings.threads(), progress));
    }

    synchronized Optional<String> begin(String what, Function<Progress, RunSummary> work) {
        if (working != null) {
            return Optional.of(working + " is still at work here; one runs at a time. Wait for it, or stop it.");
        }
        working = what;
        background.execute(() -> carryOut(what, work));
        return Optional.empty();
    }

    private void carryOut(String what, Function<Progress, RunSummary> work) {
        Last outcome;
        try {
            RunSummary summary = work.apply(Progress.NONE);
            outcome = new Last(what, summary.execution(), word(summary.state()), summary.message());
        } catch (RuntimeException | Error failure) {
            LOG.error("{} failed", what, failure);
            outcome = new Last(what, null, "failed", "Something failed that should not; the log has the whole story.");
        }
        synchronized (this) {
            working = null;
            last = outcome;
        }
    }

    /** What is at work now; null if nothing is. */
    synchronized @Nullable String working() {
        return working;
    }

    synchronized @Nullable Last last() {
        return last;
    }

    /** Waits for the run at work: when the process is told to end, the operations have halted it already, and it can be restarted. */
    @Override
    public void destroy() throws InterruptedException {
        background.shutdown();
        if (!background.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("A run is still at work while the console ends; what it has not finished is done by a restart");
        }
    }
}
