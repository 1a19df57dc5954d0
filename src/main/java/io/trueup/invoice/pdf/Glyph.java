package io.trueup.invoice.pdf;

/**
 * One character as drawn: its left and right edge and its baseline in points from the page's top left corner, its size in points, and
 * the text it stands for. Text that could not be told is {@link #UNRESOLVED}, never left out.
 */
record Glyph(float x0, float x1, float y, float size, String text, boolean bold) {

    /** Stands for a character whose meaning the file does not tell (U+0000 in the genuine files, stripe-pdf-layout.md section 0.1). */
    static final String UNRESOLVED = "\u0000";

    boolean isBlank() {
        return text.isBlank();
    }
}
