package io.trueup.reconcile;

import io.trueup.finding.Provenance;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.TotalsRow;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booked invoice (with its receipt), receipt or credit note as money: what was charged, taxed, drawn from credit and paid, with the printed
 * signs; a credit note counts negative whichever sign it prints.
 *
 * @param number as printed; a credit note's own
 * @param credits the number of the invoice that a credit note credits; null on anything else
 * @param issued the date of issue
 * @param moved the day on which money moved: the receipt's if there is one
 * @param paid whether payment is proved
 * @param lines in printed order
 * @param totals the rows below the lines, in printed order
 * @param subtotal the printed subtotal, else the sum of the sections or lines
 * @param source the document
 */
public record BookedSale(
        String account,
        String number,
        @Nullable String credits,
        LocalDate issued,
        LocalDate moved,
        boolean paid,
        Currency currency,
        List<Line> lines,
        List<TotalsRow> totals,
        Money subtotal,
        Provenance source) {

    public BookedSale {
        lines = List.copyOf(lines);
        totals = List.copyOf(totals);
    }

    /**
     * @param period the days charged; null where none is printed
     * @param charges of usage: whether it belongs to the month reported
     */
    public record Line(InvoiceLine line, @Nullable BillingPeriod period, boolean ofMonth) {}

    public boolean isCreditNote() {
        return credits != null;
    }
}
