/** What finance works with: the workbook, result.json and findings.csv of a reconciliation. Same reconciliation, same bytes. */
@NullMarked
package io.trueup.report;

import org.jspecify.annotations.NullMarked;
