package io.trueup.document;

import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * A row that was kept out because it breaks its form or carries the wrong unit, while the rest of its document is read.
 *
 * @param code the finding it becomes: {@code ROW_REFUSED} or {@code UNIT_MISMATCH}
 * @param pool the pool that the row names, where it can be told; null otherwise
 * @param reason one sentence: what was found and what is allowed
 */
public record RowRefusal(FindingCode code, @Nullable String pool, String reason, Provenance source) implements Fact {

    /** A row that names no pool. */
    public RowRefusal(FindingCode code, String reason, Provenance source) {
        this(code, null, reason, source);
    }
}
