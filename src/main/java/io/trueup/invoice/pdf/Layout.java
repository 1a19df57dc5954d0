package io.trueup.invoice.pdf;

import io.trueup.finding.Provenance;
import io.trueup.invoice.Invoice;
import org.jspecify.annotations.Nullable;

/** Turns a document's rows into an invoice; one implementation a generation of the vendor's documents (domain.md section 3). */
sealed interface Layout permits GenerationOne, GenerationTwo {

    /** @throws SetAsideException if number, parties, dates or amounts are missing or cannot be trusted */
    Reading read(Paper paper, Head head, Provenance source);

    /**
     * An invoice, and what is worth knowing of its reading.
     *
     * @param note null where there is nothing to tell
     */
    record Reading(Invoice invoice, @Nullable String note) {}

    static Layout of(Head head) {
        return head.isGenerationOne() ? new GenerationOne() : new GenerationTwo();
    }
}
