package io.trueup.report;

import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/** Makes any text fit for a report file without changing its meaning: what a format cannot hold is replaced visibly, never dropped. */
public final class ReportText {

    /** What a cell can hold (ECMA-376; Excel refuses a file with more). */
    static final int CELL_LIMIT = 32_767;

    private static final int PROPERTY_LIMIT = 200;

    private static final char REPLACEMENT = '\uFFFD';
    private static final char CONTROL_PICTURES = '\u2400';

    /** Excel reads {@code _x0041_} inside a cell as a character's code, so the literal text needs its underscore escaped. */
    private static final Pattern ESCAPE_LOOKALIKE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private ReportText() {}

    /** The text with half characters (lone surrogates), which UTF-8 cannot hold, replaced by U+FFFD. */
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaced(text, IntUnaryOperator.identity());
            }
        }
        return text;
    }

    /** The text as a cell can hold it: control characters as their pictures (NUL as ␀), cut with a note where it is too long. */
    public static String cell(String text) {
        String legal = isPlain(text)
                ? text
                : ESCAPE_LOOKALIKE.matcher(replaced(text, ReportText::visible)).replaceAll("_x005F_");
        return legal.length() <= CELL_LIMIT
                ? legal
                : cut(
                        legal,
                        CELL_LIMIT,
                        " … [cut here; the whole text has " + Words.count(text.length()) + " characters]");
    }

    /** The text as a document property holds it: legal, and short enough for a title bar. */
    static String property(String text) {
        String legal = replaced(text, ReportText::visible);
        return legal.length() <= PROPERTY_LIMIT ? legal : cut(legal, PROPERTY_LIMIT, " …");
    }

    /** Whether a spreadsheet might take a text for a formula if somebody edits the cell. */
    public static boolean looksLikeFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' '
                    || c == 'x' && i > 0 && text.charAt(i - 1) == '_'
                    || c >= 0x7F && c < 0xA0
                    || Character.isSurrogate(c)
                    || c >= 0xFFFE) {
                return false;
            }
        }
        return true;
    }

    /** Half characters replaced, the others as they are to be. */
    private static String replaced(String text, IntUnaryOperator whole) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> isHalf(c) ? REPLACEMENT : whole.applyAsInt(c))
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static int visible(int codePoint) {
        if (codePoint == '\n' || codePoint == '\t') {
            return codePoint;
        }
        if (codePoint < ' ') {
            return CONTROL_PICTURES + codePoint;
        }
        boolean illegal = codePoint >= 0x7F && codePoint < 0xA0 || (codePoint & 0xFFFE) == 0xFFFE;
        return illegal ? REPLACEMENT : codePoint;
    }

    private static String cut(String text, int limit, String note) {
        int end = limit - note.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + note;
    }
}
