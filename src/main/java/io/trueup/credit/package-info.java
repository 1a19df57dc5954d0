/** Prepaid credit: readings of a balance, what moved it, and the ledger that proves how much was drawn in a period, as a range. */
@NullMarked
package io.trueup.credit;

import org.jspecify.annotations.NullMarked;
