package io.trueup.invoice.pdf;

import io.trueup.invoice.Place;
import io.trueup.invoice.PrintedPeriod;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table as its cells print it, before its figures are read.
 *
 * @param indented whether its description starts right of the column's edge (generation 1: a row of a section)
 */
record TableLine(
        String description,
        @Nullable String quantity,
        @Nullable String unitPrice,
        @Nullable String tax,
        String amount,
        @Nullable PrintedPeriod period,
        boolean indented,
        Place place) {

    TableLine followedBy(String text) {
        PrintedPeriod printed = period == null ? PrintedDates.period(text) : null;
        return printed == null
                ? new TableLine(Joined.of(description, text), quantity, unitPrice, tax, amount, period, indented, place)
                : new TableLine(description, quantity, unitPrice, tax, amount, printed, indented, place);
    }

    TableLine withMoreTax(String text) {
        String both = tax == null ? text : tax + " " + text;
        return new TableLine(description, quantity, unitPrice, both, amount, period, indented, place);
    }

    TableLine startingWith(String text) {
        return new TableLine(Joined.of(text, description), quantity, unitPrice, tax, amount, period, indented, place);
    }
}
