package io.trueup.job;

import io.trueup.job.Mailroom.Sent;
import io.trueup.store.Run;
import io.trueup.store.RunLease;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A run while this process works on it. */
final class RunContext {

    private final Run run;
    private final RunLease lease;
    private final Progress progress;
    private final AtomicBoolean halted = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicReference<Sent> sent = new AtomicReference<>(Sent.NOTHING);
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    RunContext(Run run, RunLease lease, Progress progress) {
        this.run = run;
        this.lease = lease;
        this.progress = progress;
    }

    private record Counter(AtomicLong done, long total) {}

    Run run() {
        return run;
    }

    RunLease lease() {
        return lease;
    }

    Progress progress() {
        return progress;
    }

    /** No further chunk is begun: somebody asked for it, or a part of the run has failed. */
    void halt() {
        halted.set(true);
    }

    boolean isHalted() {
        return halted.get();
    }

    /** Remembers the first failure, which is the cause of the others. */
    void failed(Throwable cause) {
        failure.compareAndSet(null, cause);
    }

    @Nullable Throwable failure() {
        return failure.get();
    }

    void delivered(Sent mails) {
        sent.accumulateAndGet(mails, Sent::plus);
    }

    /** What the run brought out so far. */
    Sent delivered() {
        return Objects.requireNonNull(sent.get());
    }

    void begins(Work<?> work) {
        long behind = work.behind(run);
        long total = behind + work.waiting(run);
        counters.put(work.step(), new Counter(new AtomicLong(behind), total));
        progress.advanced(work.step(), behind, total);
    }

    void advanced(String step, int items) {
        Counter counter = counters.get(step);
        if (counter != null) {
            progress.advanced(step, counter.done.addAndGet(items), counter.total);
        }
    }
}
