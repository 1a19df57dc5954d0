package io.trueup.job;

import io.trueup.job.RunSummary.State;
import io.trueup.reconcile.Reconciliation;
import io.trueup.store.Executions.Execution;
import io.trueup.store.Run;
import io.trueup.store.RunLease;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The operations on an open database. */
final class RunOperations implements Operations {

    private static final int MOST_LISTED = 1000;

    private final ConfigurableApplicationContext context;
    private final Rooms rooms;
    private final NewRuns newRuns;
    private final Executor executor;
    private final CleanStop cleanStop;
    private boolean closed;

    RunOperations(Rooms rooms, ConfigurableApplicationContext context) {
        this.context = context;
        this.rooms = rooms;
        this.newRuns = new NewRuns(rooms);
        this.cleanStop = new CleanStop(this::close);
        this.executor = new Executor(rooms, cleanStop);
    }

    @Override
    public RunSummary run(RunRequest request, Progress progress) {
        Instant asked = request.asOf() == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : request.asOf();
        if (request.month().isAfter(YearMonth.from(asked.atOffset(ZoneOffset.UTC)))) {
            return refused(
                    request.month(), "The month " + request.month() + " lies ahead: nothing can be said of it yet");
        }
        Optional<String> wrong = NewRuns.wrongWith(request);
        return wrong.isPresent()
                ? refused(request.month(), wrong.get())
                : leased(request.month(), lease -> resumeOrStart(request, asked, lease, progress));
    }

    private RunSummary resumeOrStart(RunRequest request, Instant asked, RunLease lease, Progress progress) {
        rooms.recovery().recover(MonthlyReconciliation.NAME);
        Optional<Run> unfinished = rooms.runs().unfinished(request.month()).filter(run -> !isOnlyUnmarked(run));
        if (unfinished.isEmpty()) {
            return executor.execute(newRuns.prepare(request, asked, progress), lease, request.threads(), progress);
        }
        Run run = unfinished.get();
        Optional<String> difference = NewRuns.difference(run, request);
        if (difference.isPresent()) {
            Optional<Execution> last = rooms.executions().newest(run);
            if (last.isEmpty()) {
                // Killed before it began: nothing of it is to be kept.
                rooms.runs().close(run, "abandoned");
                return executor.execute(newRuns.prepare(request, asked, progress), lease, request.threads(), progress);
            }
            return new RunSummary(
                    request.month(),
                    last.get().number(),
                    State.OTHER_PARAMETERS,
                    "An unfinished run of " + request.month() + " has " + difference.get()
                            + ": repeat it as it was, or give it up with ./trueup abandon "
                            + last.get().number(),
                    List.of());
        }
        progress.note("Going on with the unfinished run " + run.number() + " of " + run.month());
        return executor.execute(run, lease, request.threads(), progress);
    }

    /** A run whose last execution completed just before its process was killed needs the mark only. */
    private boolean isOnlyUnmarked(Run run) {
        boolean completed = rooms.executions()
                .newest(run)
                .filter(last -> "COMPLETED".equals(last.status()))
                .isPresent();
        if (completed) {
            rooms.runs().close(run, "completed");
        }
        return completed;
    }

    @Override
    public RunSummary restart(long number, int threads, Progress progress) {
        Optional<Execution> found = rooms.executions().find(number);
        if (found.isEmpty()) {
            return refused(YearMonth.now(ZoneOffset.UTC), noSuch(number));
        }
        Execution execution = found.get();
        return leased(execution.month(), lease -> {
            rooms.recovery().recover(MonthlyReconciliation.NAME);
            Run run = rooms.runs().of(execution).orElseThrow();
            if (!rooms.executions().find(number).orElseThrow().runState().equals("open") || isOnlyUnmarked(run)) {
                return refused(
                        execution.month(),
                        "Execution " + number + " is finished: there is nothing to restart; ./trueup run "
                                + execution.month() + " runs the month again");
            }
            return executor.execute(run, lease, threads, progress);
        });
    }

    @FunctionalInterface
    private interface LeasedWork {
        RunSummary with(RunLease lease);
    }

    private RunSummary leased(YearMonth month, LeasedWork work) {
        try {
            Optional<RunLease> taken = RunLease.take(rooms.database(), rooms.sql(), Run.ONLY_SHARD, month);
            if (taken.isEmpty()) {
                return new RunSummary(month, null, State.ALREADY_RUNNING, alreadyRunning(), List.of());
            }
            try (RunLease lease = taken.get()) {
                return work.with(lease);
            }
        } catch (SQLException | DataAccessException | TransactionException | RunFailure failure) {
            return new RunSummary(
                    month,
                    null,
                    State.FAILED,
                    Failures.told(failure) + ". ./trueup run " + month + " goes on where it stopped",
                    List.of());
        }
    }

    private String alreadyRunning() {
        return RunLease.living(rooms.sql(), Run.ONLY_SHARD)
                .map(holder -> "The month " + holder.month() + " is already running on " + holder.name() + " since "
                        + holder.since().truncatedTo(ChronoUnit.SECONDS) + "; wait for it, or stop it")
                .orElse("Another run has just begun or ended: try again");
    }

    @Override
    public String stop(long number) {
        Optional<Execution> execution = rooms.executions().find(number);
        if (execution.isEmpty()) {
            return noSuch(number);
        }
        if (state(execution.get()) != ExecutionView.State.RUNNING) {
            return "Execution " + number + " is not running";
        }
        rooms.executions().requestStop(number);
        return "Execution " + number + " will stop at its next chunk; ./trueup restart " + number + " goes on";
    }

    @Override
    public String abandon(long number) {
        Optional<Execution> execution = rooms.executions().find(number);
        if (execution.isEmpty()) {
            return noSuch(number);
        }
        try (RunLease lease = RunLease.take(
                        rooms.database(),
                        rooms.sql(),
                        Run.ONLY_SHARD,
                        execution.get().month())
                .orElse(null)) {
            if (lease == null) {
                return alreadyRunning();
            }
            rooms.recovery().recover(MonthlyReconciliation.NAME);
            Run run = rooms.runs().of(execution.get()).orElseThrow();
            if (!execution.get().runState().equals("open") || isOnlyUnmarked(run)) {
                return "Execution " + number + " is finished: there is nothing to abandon";
            }
            rooms.transaction().executeWithoutResult(status -> {
                rooms.recovery().abandon(run);
                rooms.runs().close(run, "abandoned");
            });
            return "Run " + run.number() + " of " + run.month() + " is given up; what it had written stays";
        } catch (SQLException failure) {
            return Failures.told(failure);
        }
    }

    private static String noSuch(long number) {
        return "There is no execution " + number + "; ./trueup status lists them";
    }

    private static RunSummary refused(YearMonth month, String message) {
        return new RunSummary(month, null, State.REFUSED, message, List.of());
    }

    @Override
    public List<ExecutionView> executions(@Nullable YearMonth month) {
        return rooms.executions().all(month, MOST_LISTED).stream()
                .map(this::view)
                .toList();
    }

    private ExecutionView view(Execution execution) {
        return ExecutionView.of(
                execution,
                state(execution),
                rooms.executions().steps(execution.number()).stream()
                        .map(step -> new ExecutionView.StepView(
                                step.name(), step.status() == null ? "" : step.status(), step.done()))
                        .toList());
    }

    private ExecutionView.State state(Execution execution) {
        return new ExecutionStates(rooms.sql()).of(execution);
    }

    @Override
    public History history() {
        return rooms.history();
    }

    @Override
    public DataSource database() {
        return rooms.database().pool();
    }

    @Override
    public Optional<Result> newest(YearMonth month, String organization) {
        return rooms.reconciliations().newest(organization, month).map(version -> {
            Reconciliation reconciliation = version.reconciliation();
            Path folder = rooms.reconciliations()
                    .publishedIn(organization, month, version.number())
                    .orElse(null);
            return new Result(reconciliation, version.number(), folder);
        });
    }

    @Override
    public Verification verify(Path workbook) {
        return rooms.verifier().verify(workbook);
    }

    @Override
    public Drafts drafts() {
        return rooms.drafts();
    }

    @Override
    public Mailroom mailroom() {
        return new Post(rooms.outbox(), rooms.courier(), cleanStop::isAsked);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try {
                context.close();
            } finally {
                rooms.database().close();
                // Only now: a process that is going down waits for this, and the server must be stopped by then.
                cleanStop.closed();
            }
        }
    }
}
