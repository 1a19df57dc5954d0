package io.trueup.invoice;

import io.trueup.money.Money;
import org.jspecify.annotations.Nullable;

/** A row of the block below the lines, as printed and in printed order; a row without a figure (reverse charge) has a null amount. */
public record TotalsRow(Role role, String label, @Nullable Money amount, Place place) {

    /** What a row of the totals block means, told by its label. */
    public enum Role {
        SUBTOTAL,
        /** Everything below the subtotal that is neither a tax nor one of the other roles. */
        DISCOUNT,
        TOTAL_EXCLUDING_TAX,
        TAX,
        /** Credit set against the invoice: {@code Credit grant applied}, {@code Pre-purchase applied}, {@code Applied balance}. */
        APPLIED,
        TOTAL,
        /** What is to be paid or was paid: {@code Amount due}, on a receipt {@code Amount paid}. */
        DUE
    }
}
