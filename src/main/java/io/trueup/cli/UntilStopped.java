package io.trueup.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** Lets a command work until SIGTERM or Ctrl-C, and keeps the process until the command has come to its end. */
final class UntilStopped implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private UntilStopped(PrintStream err) {
        hook = new Thread(() -> askAndWait(err), "until-stopped");
    }

    static UntilStopped watch(PrintStream err) {
        UntilStopped stop = new UntilStopped(err);
        Runtime.getRuntime().addShutdownHook(stop.hook);
        return stop;
    }

    void await() {
        try {
            asked.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void askAndWait(PrintStream err) {
        err.println("trueup: Stopping after the work in hand.");
        err.flush();
        asked.countDown();
        try {
            done.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyGoingDown) {
            // The hook is running: the latch lets it go.
        }
    }
}
