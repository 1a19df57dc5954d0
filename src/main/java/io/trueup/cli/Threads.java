package io.trueup.cli;

import org.jspecify.annotations.Nullable;

/** How many partitions run at once. */
final class Threads {
    private static final int MOST = 256;

    private Threads() {}

    static int of(@Nullable Integer called, Rooms.Settings settings) {
        if (called == null) {
            return settings.threads() == null ? Runtime.getRuntime().availableProcessors() : settings.threads();
        }
        if (called < 1 || called > MOST) {
            throw new CallRefused("--threads is " + called + "; allowed is 1 to " + MOST + ".");
        }
        return called;
    }
}
