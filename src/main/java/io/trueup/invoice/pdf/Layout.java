package io.trueup.invoice.pdf;

import io.trueup.finding.Provenance;
import io.trueup.invoice.Invoice;

/** Turns a document's rows into an invoice; one implementation a generation of the vendor's documents (domain.md section 3). */
sealed interface Layout permits GenerationOne, GenerationTwo {

    /** @throws SetAsideException if number, parties, dates or amounts are missing or cannot be trusted */
    Invoice read(Paper paper, Head head, Provenance source);

    static Layout of(Head head) {
        return head.isGenerationOne() ? new GenerationOne() : new GenerationTwo();
    }
}
