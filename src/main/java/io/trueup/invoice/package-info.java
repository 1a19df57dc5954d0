/** Invoices, receipts and credit notes as they are printed: parties, lines, totals, and whether they add up. */
@NullMarked
package io.trueup.invoice;

import org.jspecify.annotations.NullMarked;
