package io.trueup.document;

import io.trueup.finding.Provenance;

/** One thing that a document says, with the place where it says it; each feature's package has its own kinds of facts. */
public interface Fact {
    Provenance source();
}
