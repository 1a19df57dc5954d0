package io.trueup.job;

import io.trueup.organization.Organization.Tolerance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version was made from, beside the price list; kept with it, so that {@code verify} makes it again.
 *
 * @param documents all of the organization that were in the inbox
 * @param yaml organization.yaml as it was
 * @param tolerance that held, which may come from the job's defaults
 * @param asOf the instant at which it was asked whether the month is over
 * @param begun when that run began: what lay later was in the future
 * @param closed the version by which the month counted as closed; null if none did
 */
record Inputs(
        List<Input> documents,
        byte[] yaml,
        Tolerance tolerance,
        Instant asOf,
        Instant begun,
        String rules,
        String reader,
        String renderer,
        @Nullable Integer closed) {

    Inputs {
        documents = List.copyOf(documents);
    }

    /** A document by its bytes, at its path below the organization's folder. */
    record Input(String file, String sha256) {}
}
