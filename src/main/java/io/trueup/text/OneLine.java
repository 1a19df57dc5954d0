package io.trueup.text;

/** A document's text on one line, with nothing in it that steers a terminal, a mail program or a table. */
public final class OneLine {

    private static final char REPLACEMENT = '\uFFFD';

    private OneLine() {}

    /** Line breaks and tabs become spaces; control characters, direction marks and half characters are replaced visibly. */
    public static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isBreak(point)) {
                clean.append(' ');
            } else if (Character.isISOControl(point) || steers(point) || isHalf(point)) {
                clean.append(REPLACEMENT);
            } else {
                clean.appendCodePoint(point);
            }
        });
        return clean.toString();
    }

    /** The same without spaces at its ends, of at most so many characters, with an ellipsis where something was cut off. */
    public static String of(String text, int most) {
        int enough = Math.min(text.length(), 4 * most);
        String clean = of(text.substring(0, enough)).strip();
        if (clean.codePointCount(0, clean.length()) <= most) {
            return enough < text.length() ? clean + "…" : clean;
        }
        return clean.substring(0, clean.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static boolean isBreak(int point) {
        return point == '\n' || point == '\r' || point == '\t' || point == 0x2028 || point == 0x2029;
    }

    private static boolean steers(int point) {
        return point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069
                || point == 0x200E
                || point == 0x200F
                || point == 0x061C
                || (point & 0xFFFE) == 0xFFFE;
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
