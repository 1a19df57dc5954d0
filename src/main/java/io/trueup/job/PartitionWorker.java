package io.trueup.job;

import io.trueup.store.Executions;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.listener.ChunkListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The work of one partition of a step, in chunks, on one thread. Each partition gets a chunk step of its own, so that nothing is shared.
 * It never throws: a partition that fails says so in its status and halts the others, because the run's threads must all have come home
 * before its lease is given back.
 */
final class PartitionWorker<T> implements Step {

    /** Small enough to stop soon and to show progress, large enough that commits do not count. */
    static final int CHUNK = 8;

    private final RunContext context;
    private final Work<T> work;
    private final Executions executions;
    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final TransactionTemplate apart;

    PartitionWorker(
            RunContext context,
            Work<T> work,
            Executions executions,
            JobRepository repository,
            PlatformTransactionManager transactions) {
        this.context = context;
        this.work = work;
        this.executions = executions;
        this.repository = repository;
        this.transactions = transactions;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public String getName() {
        return work.step();
    }

    @Override
    public void execute(StepExecution execution) {
        if (context.isHalted()) {
            execution.setStatus(BatchStatus.STOPPED);
            execution.setExitStatus(ExitStatus.STOPPED);
            return;
        }
        try {
            chunks(execution).execute(execution);
        } catch (JobInterruptedException | RuntimeException failure) {
            execution.setStatus(BatchStatus.FAILED);
            execution.setExitStatus(ExitStatus.FAILED);
            execution.addFailureException(failure);
        }
        if (execution.getStatus().isUnsuccessful()) {
            execution.getFailureExceptions().stream().findFirst().ifPresent(context::failed);
            context.halt();
        }
    }

    private Step chunks(StepExecution execution) {
        return new ChunkOrientedStepBuilder<T, T>(execution.getStepName(), repository, CHUNK)
                .reader(reader(partition(execution)))
                .writer(chunk -> chunk.forEach(this::workOn))
                .transactionManager(transactions)
                .listener((org.springframework.batch.core.listener.StepListener) guard(execution))
                .interruptionPolicy(running -> {
                    if (context.isHalted()) {
                        running.setTerminateOnly();
                        throw new JobInterruptedException("The run was asked to stop");
                    }
                })
                .build();
    }

    /** From the step's name, which outlives a kill between the making of an execution and that of its context. */
    private static int partition(StepExecution execution) {
        String name = execution.getStepName();
        return Integer.parseInt(name.substring(name.indexOf(':') + 1));
    }

    private ItemReader<T> reader(int partition) {
        return new ItemReader<>() {
            private final Queue<T> page = new ArrayDeque<>();
            private @Nullable T last;
            private boolean ended;

            @Override
            public @Nullable T read() {
                if (page.isEmpty() && !ended) {
                    List<T> next = work.next(context.run(), partition, last, CHUNK);
                    ended = next.size() < CHUNK;
                    page.addAll(next);
                }
                T item = page.poll();
                if (item != null) {
                    last = item;
                }
                return item;
            }
        };
    }

    private ChunkListener<T, T> guard(StepExecution execution) {
        return new ChunkListener<>() {
            @Override
            public void beforeChunk(Chunk<T> chunk) {
                context.lease().check();
                if (executions.isStopRequested(execution.getJobExecution().getId())) {
                    context.halt();
                }
            }

            @Override
            public void afterChunk(Chunk<T> chunk) {
                context.advanced(work.step(), chunk.size());
            }
        };
    }

    /** A failing item is undone alone. */
    private void workOn(T item) {
        try {
            apart.executeWithoutResult(status -> work.work(context, item));
        } catch (RuntimeException | StackOverflowError failure) {
            if (Failures.endsTheRun(failure)) {
                throw failure;
            }
            work.failed(context, item, failure);
        }
    }
}
