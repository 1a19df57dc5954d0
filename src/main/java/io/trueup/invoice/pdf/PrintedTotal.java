package io.trueup.invoice.pdf;

import io.trueup.invoice.Place;
import io.trueup.invoice.TotalsRow.Role;
import org.jspecify.annotations.Nullable;

/** A row of the totals block before its figure is read; {@code amount} is null where the row prints none (reverse charge). */
record PrintedTotal(Role role, String label, @Nullable String amount, Place place) {}
