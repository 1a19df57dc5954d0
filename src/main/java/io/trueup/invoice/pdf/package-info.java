/**
 * From a PDF's positioned glyphs to an {@link io.trueup.invoice.Invoice}: rows of text, a table by column edges, one reader per layout generation.
 *
 * <p>{@code PdfInvoiceReader} is the way in. {@code GlyphEngine} collects glyphs and rules, {@code PageText} and {@code Paper} make rows of them, {@code Head} reads what
 * stands above the table and {@code TableReader} the lines; a {@code Layout} puts an invoice together.
 */
@NullMarked
package io.trueup.invoice.pdf;

import org.jspecify.annotations.NullMarked;
