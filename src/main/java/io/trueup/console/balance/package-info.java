/** Balances that people read from the dashboard: typed in, or read from a screenshot and accepted; and the reminder to do so at the edge of a month. */
@NullMarked
package io.trueup.console.balance;

import org.jspecify.annotations.NullMarked;
