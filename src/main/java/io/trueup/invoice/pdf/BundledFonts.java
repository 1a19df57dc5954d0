package io.trueup.invoice.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * Stands in for fonts that a document does not embed: always PDFBox's own Liberation Sans. PDFBox would otherwise look through the
 * machine's fonts and keep a cache file in the user's home, so that one document could be read differently on two machines. It is never announced as a fallback: its shapes are not used, and PDFBox would log each one.
 */
final class BundledFonts implements FontMapper {

    private static final String LIBERATION = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final TrueTypeFont FONT = load();

    /** From now on PDFBox, everywhere in this process, takes missing fonts from here. */
    static void install() {
        FontMappers.set(new BundledFonts());
    }

    private static TrueTypeFont load() {
        try (InputStream in = FontMappers.class.getResourceAsStream(LIBERATION)) {
            if (in == null) {
                throw new IllegalStateException("PDFBox's jar lacks " + LIBERATION + "; build with the pom's version");
            }
            return new TTFParser().parse(new RandomAccessReadBuffer(in));
        } catch (IOException e) {
            throw new UncheckedIOException("PDFBox's jar has a broken " + LIBERATION, e);
        }
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String baseFont, PDFontDescriptor descriptor) {
        return new FontMapping<>(FONT, false);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String baseFont, PDFontDescriptor descriptor) {
        return new FontMapping<>(FONT, false);
    }

    @Override
    @SuppressWarnings("NullAway") // a null OpenType font is how PDFBox says "a TrueType font instead"
    public CIDFontMapping getCIDFont(String baseFont, PDFontDescriptor descriptor, PDCIDSystemInfo info) {
        return new CIDFontMapping(null, FONT, false);
    }
}
