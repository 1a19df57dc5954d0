package io.trueup.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** Lets a command work until SIGTERM or Ctrl-C, and keeps the process until the command has come to its end. */
final class UntilStopped implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final EndOfWork end;

    private UntilStopped(PrintStream err) {
        end = EndOfWork.watch(reached -> askAndWait(reached, err), "until-stopped");
    }

    static UntilStopped watch(PrintStream err) {
        return new UntilStopped(err);
    }

    void await() {
        try {
            asked.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void askAndWait(EndOfWork reached, PrintStream err) {
        err.println("trueup: Stopping after the work in hand.");
        err.flush();
        asked.countDown();
        try {
            reached.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.close();
    }
}
