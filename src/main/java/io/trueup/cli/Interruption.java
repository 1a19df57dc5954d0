package io.trueup.cli;

import java.io.PrintStream;

/** On SIGTERM or Ctrl-C: says what happens and how to go on, and lets the run come to its end at the next chunk and tell its outcome before the process goes. */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final EndOfWork end;
    private volatile boolean cutsNothing;

    private Interruption(PrintStream err, String goesOn) {
        end = EndOfWork.watch(reached -> waitFor(reached, err, goesOn), "clean-stop");
    }

    static Interruption watch(PrintStream err, String goesOn) {
        return new Interruption(err, goesOn);
    }

    /** The work itself is done; a signal from now on cuts nothing off. */
    void tooLate() {
        cutsNothing = true;
    }

    private void waitFor(EndOfWork reached, PrintStream err, String goesOn) {
        if (!cutsNothing) {
            err.println();
            err.println("trueup: Stopping after the work in hand. To go on: " + goesOn);
            err.flush();
        }
        try {
            if (!reached.await(PATIENCE_SECONDS)) {
                err.println("trueup: The work in hand took too long and was cut off; nothing half done counts.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.close();
    }
}
