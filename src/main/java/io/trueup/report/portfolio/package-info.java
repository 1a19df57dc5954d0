/**
 * The workbook over all organizations of a run: one row each, the worst first, totals by currency and status. It is written as a stream, so
 * that a hundred thousand organizations take no more memory than three.
 */
@NullMarked
package io.trueup.report.portfolio;

import org.jspecify.annotations.NullMarked;
