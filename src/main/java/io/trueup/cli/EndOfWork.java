package io.trueup.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps the process, once SIGTERM or Ctrl-C asks it to go, until the command has come to its end. */
final class EndOfWork implements AutoCloseable {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final Thread hook;

    private EndOfWork(Consumer<EndOfWork> asked, String thread) {
        hook = new Thread(() -> asked.accept(this), thread);
    }

    /** @param asked what is done when the process is asked to go; the process goes when it returns */
    static EndOfWork watch(Consumer<EndOfWork> asked, String thread) {
        EndOfWork end = new EndOfWork(asked, thread);
        Runtime.getRuntime().addShutdownHook(end.hook);
        return end;
    }

    void await() throws InterruptedException {
        reached.await();
    }

    /** Returns whether it was reached in that time. */
    boolean await(long seconds) throws InterruptedException {
        return reached.await(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        reached.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyGoingDown) {
            // The hook is running: the end that was just reached lets it go.
        }
    }
}
