package io.trueup.store;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * What a run of a month was asked to do; it keeps that over all its executions.
 *
 * @param number 1, 2, 3 …: a month can always be run again
 * @param shard {@code 1/1} on one machine
 * @param only the organizations asked for, sorted; empty: all
 * @param asOf the instant at which it is asked whether the month is over
 * @param begun when it was first asked for: what lies later is in the future
 * @param partitions into how many parts the work is cut, whoever does it
 */
public record Run(
        YearMonth month,
        long number,
        String shard,
        Path inbox,
        Path reports,
        List<String> only,
        Instant asOf,
        Instant begun,
        int partitions) {

    public static final String ONLY_SHARD = "1/1";

    public Run {
        only = List.copyOf(only);
    }

    /** The part of the work that an organization belongs to: by its name alone, so that every step agrees. */
    public int partitionOf(String organization) {
        return Math.floorMod(Integer.parseUnsignedInt(Sha256.of(organization).substring(0, 8), 16), partitions);
    }

    public Path folderOf(String organization, int version) {
        return reports.resolve(organization).resolve(month.toString()).resolve("v" + version);
    }
}
