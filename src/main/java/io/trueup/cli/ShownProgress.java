package io.trueup.cli;

import io.trueup.job.Progress;
import io.trueup.text.Columns;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Progress on the error stream: one line redrawn on a terminal ({@code reconcile  123 of 200  41 a second  2 s left}), elsewhere plain
 * lines such as {@code step reconcile 123/200}: at a step's start and end, at every tenth of it, and about every second between. Scripts may
 * rely on the plain form.
 */
final class ShownProgress implements Progress, AutoCloseable {
    private static final long PLAIN_EVERY = TimeUnit.SECONDS.toNanos(1);
    private static final long REDRAWN_EVERY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long TENTHS = 10;
    private static final String ERASE = "\r\u001B[K";

    private final PrintStream err;
    private final boolean redraws;
    private final int width;
    private final LongSupplier nanos;

    private @Nullable String step;
    private long doneAtStart;
    private long startedAt;
    private long toldAt;
    private long toldDone;
    private boolean lineOpen;

    private ShownProgress(PrintStream err, boolean redraws, int width, LongSupplier nanos) {
        this.err = err;
        this.redraws = redraws;
        this.width = width;
        this.nanos = nanos;
    }

    static ShownProgress on(Surroundings surroundings) {
        return new ShownProgress(
                surroundings.err(), surroundings.interactive(), surroundings.width(), surroundings.nanos());
    }

    @Override
    public synchronized void advanced(String name, long done, long total) {
        long now = nanos.getAsLong();
        boolean begins = !name.equals(step);
        if (begins) {
            step = name;
            toldDone = done;
            doneAtStart = done;
            startedAt = now;
        }
        boolean ends = done >= total && done != toldDone;
        boolean tenth = !redraws && done * TENTHS / Math.max(1, total) > toldDone * TENTHS / Math.max(1, total);
        if (begins || ends || tenth || now - toldAt >= (redraws ? REDRAWN_EVERY : PLAIN_EVERY)) {
            toldAt = now;
            toldDone = done;
            tell(name, done, total, now);
        }
    }

    @Override
    public synchronized void note(String message) {
        erase();
        err.println(message);
        err.flush();
    }

    @Override
    public synchronized void close() {
        erase();
        err.flush();
    }

    private void tell(String name, long done, long total, long now) {
        if (redraws) {
            err.print(ERASE + Columns.cut(line(name, done, total, now - startedAt), width - 1));
            lineOpen = true;
        } else {
            err.println("step " + name + " " + done + "/" + total);
        }
        err.flush();
    }

    private String line(String name, long done, long total, long elapsed) {
        String line = String.format(Locale.ROOT, "%-10s %,d of %,d", name, done, total);
        long advanced = done - doneAtStart;
        if (advanced <= 0 || elapsed <= 0) {
            return line;
        }
        long rate = Math.max(1, Math.round(advanced * 1e9 / elapsed));
        long secondsLeft = Math.round((double) (total - done) * elapsed / advanced / 1e9);
        return line
                + String.format(Locale.ROOT, "   %,d a second", rate)
                + (done < total ? "   " + Durations.told(secondsLeft) + " left" : "");
    }

    private void erase() {
        if (lineOpen) {
            err.print(ERASE);
            lineOpen = false;
        }
    }
}
