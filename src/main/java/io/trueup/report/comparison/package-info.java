/**
 * Compares a workbook that somebody holds with one that was just recomputed, cell by cell. The file may come from anywhere: it is read as a
 * stream, within bounds, and nothing outside of it is ever fetched.
 */
@NullMarked
package io.trueup.report.comparison;

import org.jspecify.annotations.NullMarked;
