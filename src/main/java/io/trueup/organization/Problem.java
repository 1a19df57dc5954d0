package io.trueup.organization;

import org.jspecify.annotations.Nullable;

/**
 * One error in a configuration file.
 *
 * @param line from 1
 * @param key the way to the value, such as {@code api[0].mode}; empty for the file as a whole
 * @param found what stands there, in words or in quotes; null if nothing does
 * @param allowed the end of a sentence, such as {@code allowed are prepaid, arrears, marketplace}
 */
public record Problem(
        String file, int line, String key, @Nullable String found, String allowed) {

    /** One plain sentence, such as {@code organization.yaml line 14, api[0].mode: found "prepayd", allowed are prepaid, arrears, marketplace}. */
    public String message() {
        return file + " line " + line + (key.isEmpty() ? "" : ", " + key) + ": found "
                + (found == null ? "nothing" : found) + ", " + allowed;
    }
}
