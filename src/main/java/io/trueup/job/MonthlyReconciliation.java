package io.trueup.job;

import io.trueup.store.Executions;
import io.trueup.store.Run;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/** The job {@code monthly-reconciliation}: collect, read, reconcile, report, portfolio (of several organizations), deliver, each cut into partitions by organization. */
final class MonthlyReconciliation {

    static final String NAME = "monthly-reconciliation";

    /** So many organizations make a partition worth its while. */
    private static final int WORTH = 16;

    private static final int MOST_PARTITIONS = 64;

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final Executions executions;
    private final List<Work<?>> steps;

    MonthlyReconciliation(
            JobRepository repository,
            PlatformTransactionManager transactions,
            Executions executions,
            List<Work<?>> steps) {
        this.repository = repository;
        this.transactions = transactions;
        this.executions = executions;
        this.steps = List.copyOf(steps);
    }

    /** Into how many parts so many organizations are cut: by the amount of work, never by the machine. */
    static int partitionsFor(int organizations) {
        return Math.clamp(Math.ceilDiv(organizations, WORTH), 1, MOST_PARTITIONS);
    }

    static JobParameters parameters(Run run) {
        return new JobParametersBuilder()
                .addString("month", run.month().toString())
                .addLong("run", run.number())
                .addString("shard", run.shard())
                .toJobParameters();
    }

    Job of(RunContext context, TaskExecutor threads) {
        SimpleJobBuilder job = new JobBuilder(NAME, repository)
                .listener(new JobExecutionListener() {
                    @Override
                    public void beforeJob(JobExecution execution) {
                        executions.started(
                                context.run(),
                                execution.getId(),
                                context.lease().holder());
                    }
                })
                .start(step(context, steps.getFirst(), threads));
        for (Work<?> work : steps.subList(1, steps.size())) {
            if (work.isPartOf(context.run())) {
                job = job.next(step(context, work, threads));
            }
        }
        return job.next(finish(context, steps.getLast())).build();
    }

    private <T> Step step(RunContext context, Work<T> work, TaskExecutor threads) {
        return new StepBuilder(work.step(), repository)
                .partitioner(work.step(), MonthlyReconciliation::partitions)
                .step(new PartitionWorker<>(context, work, executions, repository, transactions))
                .gridSize(context.run().partitions())
                .taskExecutor(threads)
                .listener(new StepExecutionListener() {
                    @Override
                    public void beforeStep(StepExecution execution) {
                        context.begins(work);
                    }
                })
                .build();
    }

    /**
     * What a step does when its partitions are done: a step of its own for the framework, so that a run that was cut off in it comes back to
     * it; for people it belongs to the step before. It has no transaction: whatever it does commits by itself.
     */
    private Step finish(RunContext context, Work<?> work) {
        return new StepBuilder(work.step() + ":finish", repository)
                .tasklet(
                        (contribution, chunk) -> {
                            long number = chunk.getStepContext()
                                    .getStepExecution()
                                    .getJobExecution()
                                    .getId();
                            finish(context, work, number);
                            return RepeatStatus.FINISHED;
                        },
                        new ResourcelessTransactionManager())
                .build();
    }

    private void finish(RunContext context, Work<?> work, long number) throws JobInterruptedException {
        work.afterAll(context, () -> {
            if (!context.isHalted() && executions.isStopRequested(number)) {
                context.halt();
            }
            return context.isHalted();
        });
        if (context.isHalted()) {
            throw new JobInterruptedException("The run was asked to stop");
        }
    }

    private static Map<String, ExecutionContext> partitions(int count) {
        Map<String, ExecutionContext> partitions = new TreeMap<>();
        for (int partition = 0; partition < count; partition++) {
            partitions.put(String.format("%02d", partition), new ExecutionContext());
        }
        return partitions;
    }
}
