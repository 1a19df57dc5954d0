package io.trueup.job;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * On SIGTERM and Ctrl-C: halts the runs of this process at their next chunk, waits until they have come home, gives whoever called them
 * time to tell the outcome, and closes the database.
 */
final class CleanStop {

    private static final int SECONDS_TO_TELL = 10;

    private final Set<RunContext> running = ConcurrentHashMap.newKeySet();
    private final CountDownLatch isClosed = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asked;

    CleanStop(Runnable close) {
        hook = new Thread(() -> stop(close), "trueup-clean-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether this process was asked to end. */
    boolean isAsked() {
        return asked;
    }

    void begins(RunContext run) {
        running.add(run);
        if (asked) {
            run.halt();
        }
    }

    synchronized void ends(RunContext run) {
        running.remove(run);
        notifyAll();
    }

    private void stop(Runnable close) {
        asked = true;
        running.forEach(RunContext::halt);
        try {
            awaitRuns();
            if (!isClosed.await(SECONDS_TO_TELL, TimeUnit.SECONDS)) {
                close.run();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitRuns() throws InterruptedException {
        while (!running.isEmpty()) {
            wait();
        }
    }

    /** The operations are closed: nothing is left to stop. */
    void closed() {
        isClosed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            // then the hook itself waits for this
        }
    }
}
