package io.trueup.job;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * On SIGTERM and Ctrl-C: halts the runs of this process at their next chunk, waits until they and the mail in hand have come home, gives whoever called them
 * time to tell the outcome, and closes the database.
 */
final class CleanStop {

    private static final int SECONDS_TO_TELL = 10;

    private final Set<RunContext> running = ConcurrentHashMap.newKeySet();
    private final CountDownLatch isClosed = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asked;
    private int mailsInHand;

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

    /** Hands over mails: the answer to the one in hand is waited for, for without it that mail would be in doubt. */
    <T> T handingOver(Supplier<T> mails) {
        synchronized (this) {
            mailsInHand++;
        }
        try {
            return mails.get();
        } finally {
            synchronized (this) {
                mailsInHand--;
                notifyAll();
            }
        }
    }

    void stop(Runnable close) {
        asked = true;
        running.forEach(RunContext::halt);
        try {
            awaitWork();
            if (!isClosed.await(SECONDS_TO_TELL, TimeUnit.SECONDS)) {
                close.run();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitWork() throws InterruptedException {
        while (!running.isEmpty() || mailsInHand > 0) {
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
