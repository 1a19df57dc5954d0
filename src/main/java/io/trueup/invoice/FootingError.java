package io.trueup.invoice;

import io.trueup.finding.FindingCode;
import io.trueup.money.Money;

/**
 * Something on a document that does not add up.
 *
 * @param code {@code LINE_AMOUNT_MISMATCH}, {@code SUBTOTAL_MISMATCH}, {@code TAX_MISMATCH}, {@code TOTAL_MISMATCH} or {@code AMOUNT_DUE_MISMATCH}
 * @param what the line's or the row's wording
 * @param printed the figure on paper
 * @param computed what its printed parts give
 */
public record FootingError(FindingCode code, String what, Money printed, Money computed, Place place) {

    public Money difference() {
        return printed.minus(computed);
    }
}
