package io.trueup.job;

import io.trueup.job.Mailroom.Sent;
import io.trueup.job.RunSummary.Mails;
import io.trueup.job.RunSummary.OrganizationOutcome;
import io.trueup.job.RunSummary.State;
import io.trueup.report.portfolio.Portfolio;
import io.trueup.store.Executions.Execution;
import io.trueup.store.Outbox;
import io.trueup.store.Reconciliations.Version;
import io.trueup.store.Run;
import io.trueup.store.RunLease;
import io.trueup.store.Runs.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Executes a run under its lease and tells how it ended. */
final class Executor {

    private static final Logger LOG = LoggerFactory.getLogger(Executor.class);

    private final Rooms rooms;
    private final CleanStop cleanStop;

    Executor(Rooms rooms, CleanStop cleanStop) {
        this.rooms = rooms;
        this.cleanStop = cleanStop;
    }

    RunSummary execute(Run run, RunLease lease, int threads, Progress progress) {
        lease.names(run);
        RunContext context = new RunContext(run, lease, progress);
        cleanStop.begins(context);
        try {
            BatchStatus status = work(context, threads);
            return summary(context, status);
        } finally {
            cleanStop.ends(context);
        }
    }

    private BatchStatus work(RunContext context, int threads) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads, named())) {
            try {
                JobExecution execution = rooms.operator()
                        .start(
                                rooms.job().of(context, new TaskExecutorAdapter(pool)),
                                MonthlyReconciliation.parameters(context.run()));
                if (execution.getStatus().isUnsuccessful()) {
                    execution.getAllFailureExceptions().stream().findFirst().ifPresent(context::failed);
                }
                return execution.getStatus();
            } catch (JobExecutionException | RuntimeException failure) {
                context.failed(failure);
                return BatchStatus.FAILED;
            } finally {
                // Whatever happened: no thread of this run works on after its lease is given back.
                context.halt();
                pool.shutdown();
                awaitAll(pool);
            }
        }
    }

    private static void awaitAll(ExecutorService pool) {
        try {
            while (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.info("Waiting for the chunks at work to end");
            }
        } catch (InterruptedException interrupted) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named() {
        AtomicInteger next = new AtomicInteger();
        return task -> new Thread(task, "run-" + next.incrementAndGet());
    }

    private RunSummary summary(RunContext context, BatchStatus status) {
        Run run = context.run();
        try {
            Optional<Long> number = rooms.executions().newest(run).map(Execution::number);
            State state = status == BatchStatus.COMPLETED
                    ? State.COMPLETED
                    : status == BatchStatus.STOPPED && context.failure() == null ? State.STOPPED : State.FAILED;
            String message = message(state, context.failure(), number);
            if (state == State.COMPLETED) {
                rooms.runs().close(run, "completed");
            }
            number.ifPresent(known -> rooms.executions().ended(known, state == State.FAILED ? message : null));
            List<OrganizationOutcome> outcomes = rooms.runs().members(run).stream()
                    .map(member -> outcome(run, member))
                    .toList();
            return new RunSummary(
                    run.month(), number.orElse(null), state, message, outcomes, mails(context), portfolio(run));
        } catch (DataAccessException | TransactionException gone) {
            Throwable first = context.failure() == null ? gone : context.failure();
            LOG.error("The run of {} failed", run.month(), first);
            return new RunSummary(
                    run.month(),
                    null,
                    State.FAILED,
                    Failures.told(first) + ". ./trueup run " + run.month() + " goes on where it stopped",
                    List.of());
        }
    }

    private @Nullable Path portfolio(Run run) {
        return rooms.portfolios()
                .of(run)
                .map(version -> PortfolioWork.folder(run, version).resolve(Portfolio.FILE))
                .filter((Path file) -> Files.isRegularFile(file))
                .orElse(null);
    }

    private Mails mails(RunContext context) {
        if (rooms.courier() == null) {
            return Mails.NONE;
        }
        Sent sent = context.delivered();
        long waiting = 0;
        long inDoubt = 0;
        for (Outbox.Count count : rooms.outbox().counts()) {
            waiting +=
                    count.state() == Outbox.State.QUEUED || count.state() == Outbox.State.CLAIMED ? count.mails() : 0;
            inDoubt += count.state() == Outbox.State.IN_DOUBT ? count.mails() : 0;
        }
        return new Mails(sent.sent(), sent.written(), sent.refused(), waiting, inDoubt);
    }

    private static @Nullable String message(State state, @Nullable Throwable failure, Optional<Long> execution) {
        String next = execution
                .map(number -> "./trueup restart " + number + " goes on where it stopped")
                .orElse("");
        return switch (state) {
            case COMPLETED -> null;
            case STOPPED -> "Stopped. " + next;
            default -> (failure == null ? "The run failed; see the log" : Failures.told(failure)) + ". " + next;
        };
    }

    private OrganizationOutcome outcome(Run run, Member member) {
        String organization = member.organization();
        Optional<Version> newest = rooms.reconciliations().newest(organization, run.month());
        List<String> problems =
                member.problem() == null ? List.of() : member.problem().lines().toList();
        return new OrganizationOutcome(
                organization,
                problems.isEmpty() ? newest.map(Version::reconciliation).orElse(null) : null,
                newest.map(Version::number).orElse(null),
                member.unchanged(),
                newest.map(version -> run.folderOf(organization, version.number()))
                        .filter((Path folder) -> Files.isDirectory(folder))
                        .orElse(null),
                problems);
    }
}
