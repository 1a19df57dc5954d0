/**
 * Recognises what a document is by its content and reads it: PDFs by the reader handed in, balances and movements here, row by row in
 * constant memory. What no figure needs yet is recognised and kept.
 */
@NullMarked
package io.trueup.intake;

import org.jspecify.annotations.NullMarked;
