package io.trueup.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** On SIGTERM or Ctrl-C: says what happens and how to go on, and lets the run come to its end at the next chunk and tell its outcome before the process goes. */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean cutsNothing;

    private Interruption(PrintStream err, String goesOn) {
        hook = new Thread(() -> waitForTheEnd(err, goesOn), "clean-stop");
    }

    static Interruption watch(PrintStream err, String goesOn) {
        Interruption stop = new Interruption(err, goesOn);
        Runtime.getRuntime().addShutdownHook(stop.hook);
        return stop;
    }

    /** The work itself is done; a signal from now on cuts nothing off. */
    void tooLate() {
        cutsNothing = true;
    }

    private void waitForTheEnd(PrintStream err, String goesOn) {
        if (!cutsNothing) {
            err.println();
            err.println("trueup: Stopping after the work in hand. To go on: " + goesOn);
            err.flush();
        }
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                err.println("trueup: The work in hand took too long and was cut off; nothing half done counts.");
            }
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
