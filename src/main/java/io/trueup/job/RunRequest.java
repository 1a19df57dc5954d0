package io.trueup.job;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month to run.
 *
 * @param organizations only these; empty: every organization of the inbox
 * @param asOf null: now for a new run, the stored instant for a resumed one
 * @param threads how many partitions at once
 */
public record RunRequest(
        YearMonth month,
        Path inbox,
        Path reports,
        List<String> organizations,
        @Nullable Instant asOf,
        int threads) {}
