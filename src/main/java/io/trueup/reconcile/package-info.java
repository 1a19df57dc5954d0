/** The pure function at the heart: an organization's facts around a month become a {@link io.trueup.reconcile.Reconciliation}. No database, no files, no clock. */
@NullMarked
package io.trueup.reconcile;

import org.jspecify.annotations.NullMarked;
