/**
 * The month as FOCUS files (FinOps Open Cost and Usage Specification 1.4, with a 1.2 profile): Cost and Usage, Invoice Detail, Billing Period
 * and Contract Commitment. {@code FocusFiles} is the way in; one class makes the rows of one kind, and one writes each file.
 */
@NullMarked
package io.trueup.report.focus;

import org.jspecify.annotations.NullMarked;
