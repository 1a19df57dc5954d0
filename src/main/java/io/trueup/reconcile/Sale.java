package io.trueup.reconcile;

import io.trueup.invoice.Invoice;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One booked sale: an invoice and its receipt are one sale, not two (domain.md section 3).
 *
 * @param paper the invoice, or the receipt where no invoice is there, or a credit note
 * @param receipt the receipt beside the invoice, or the paper itself if it is one; null if none is there
 */
record Sale(String account, Paper paper, @Nullable Paper receipt) {

    Invoice invoice() {
        return paper.invoice();
    }

    boolean isCreditNote() {
        return invoice().isCreditNote();
    }

    /** The day on which money moved: the receipt's if there is one. */
    LocalDate day() {
        return receipt == null ? invoice().issued() : receipt.invoice().issued();
    }

    /** Whether payment is proved: by a receipt, or by an invoice of generation 1, which is charged at once. */
    boolean isPaid() {
        return receipt != null || invoice().number().matches("[A-Z]{6}-\\d{5}");
    }

    List<Paper> papers() {
        return receipt == null || receipt == paper ? List.of(paper) : List.of(paper, receipt);
    }
}
