package io.trueup.mail;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * The font of pictures: Liberation Sans, which the library that reads PDFs brings along. A font of the machine would draw the same figures as
 * other bytes elsewhere.
 */
final class Typeface {

    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final Font ONE_POINT = read();

    private Typeface() {}

    static Font of(int points) {
        return ONE_POINT.deriveFont((float) points);
    }

    private static Font read() {
        try (InputStream file = PDFont.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("PDFBox brings no font any more: " + FILE);
            }
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException | FontFormatException failure) {
            throw new IllegalStateException("The font of PDFBox cannot be read: " + FILE, failure);
        }
    }
}
