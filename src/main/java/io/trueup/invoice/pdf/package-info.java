/** From a PDF's positioned glyphs to an {@link io.trueup.invoice.Invoice}: rows of text, a table by column edges, one reader per layout generation. */
@NullMarked
package io.trueup.invoice.pdf;

import org.jspecify.annotations.NullMarked;
