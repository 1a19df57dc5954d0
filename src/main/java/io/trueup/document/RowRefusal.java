package io.trueup.document;

import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;

/**
 * A row that was kept out because it breaks its form or carries the wrong unit, while the rest of its document is read.
 *
 * @param code the finding it becomes: {@code ROW_REFUSED} or {@code UNIT_MISMATCH}
 * @param reason one sentence: what was found and what is allowed
 */
public record RowRefusal(FindingCode code, String reason, Provenance source) implements Fact {}
