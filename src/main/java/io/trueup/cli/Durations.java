package io.trueup.cli;

import java.util.Locale;

/** Durations for people. */
final class Durations {
    private Durations() {}

    /** Such as {@code 42 s}, {@code 3 min 05 s}, {@code 2 h 10 min}. */
    static String told(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }
}
