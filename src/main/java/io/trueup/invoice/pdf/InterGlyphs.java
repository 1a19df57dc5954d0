package io.trueup.invoice.pdf;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the case-sensitive glyphs of Inter mean when a file has lost their /ActualText, by glyph id (stripe-pdf-layout.md section 0.1).
 * Files up to July 2026 embed Inter without a subset prefix; the newer build, measured on the sample months, carries one and has other ids.
 */
final class InterGlyphs {

    private static final Map<Integer, String> UNPREFIXED =
            Map.of(0x0544, "(", 0x0545, ")", 0x055E, "-", 0x055F, "\u2013", 0x0580, ":", 0x05A1, "+", 0x05A3, "\u00d7");

    private static final Map<Integer, String> PREFIXED =
            Map.of(0x05A6, "(", 0x05A7, ")", 0x05BF, "-", 0x05C0, "\u2013");

    private static final Pattern PREFIX = Pattern.compile("[A-Z]{6}\\+Inter-.*");

    private InterGlyphs() {}

    /** The character, or null where the font is not Inter or the glyph not one that is known. */
    static @Nullable String text(@Nullable String fontName, int code) {
        if (fontName == null) {
            return null;
        }
        if (fontName.startsWith("Inter-")) {
            return UNPREFIXED.get(code);
        }
        return PREFIX.matcher(fontName).matches() ? PREFIXED.get(code) : null;
    }
}
