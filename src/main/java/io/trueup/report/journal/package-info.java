/**
 * Proposed journal entries of a month, each balanced, made of a stored reconciliation alone. Nothing is posted anywhere: what cannot be told is an
 * open note without amounts.
 */
@NullMarked
package io.trueup.report.journal;

import org.jspecify.annotations.NullMarked;
