package io.trueup.reconcile;

import io.trueup.finding.Provenance;
import io.trueup.invoice.InvoiceLine;
import io.trueup.period.BillingPeriod;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of a booked document of the month.
 *
 * @param listPrice dollars a unit that the price list gives, such as {@code 0.000003}; null where it cannot tell
 */
public record BookedLine(
        String account,
        String number,
        LocalDate issued,
        @Nullable BillingPeriod period,
        InvoiceLine line,
        @Nullable String listPrice,
        Provenance source) {}
