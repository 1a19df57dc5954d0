/**
 * What finance works with: the workbook, result.json and findings.csv of a reconciliation. Same reconciliation, same bytes.
 *
 * <p>A sheet is a class that writes itself through {@code SheetWriter} from the top down and returns what others refer to: its checks, its
 * cells. {@code Look} holds every colour and number format, {@code SheetName} the order of the sheets and the names of their tables,
 * {@code DefinedNames} the names of figures; {@code TieOuts} gathers what the sheet Checks compares.
 */
@NullMarked
package io.trueup.report;

import org.jspecify.annotations.NullMarked;
