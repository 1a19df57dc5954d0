/** Balances that people read from the dashboard and type in: checked, and filed in the inbox as a document like any other. */
@NullMarked
package io.trueup.balance;

import org.jspecify.annotations.NullMarked;
