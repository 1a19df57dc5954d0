package io.trueup.mail;

import java.util.ArrayList;
import java.util.List;

/** Text from documents made fit for a mail: on one line, nothing that steers a reader's screen, nothing endless. */
final class PlainText {

    /** The width of the text part: mail programs do not break it, and people quote it. */
    static final int COLUMNS = 78;

    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /** The text on one line; control characters, direction marks and half characters are replaced visibly. */
    static String oneLine(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\r' || point == '\t' || point == 0x2028 || point == 0x2029) {
                clean.append(' ');
            } else if (Character.isISOControl(point) || steers(point) || isHalf(point)) {
                clean.append(REPLACEMENT);
            } else {
                clean.appendCodePoint(point);
            }
        });
        return clean.toString().strip();
    }

    /** The same, of at most so many characters, with an ellipsis where something was cut off. */
    static String oneLine(String text, int most) {
        int enough = Math.min(text.length(), 4 * most);
        String clean = oneLine(text.substring(0, enough));
        if (clean.codePointCount(0, clean.length()) <= most) {
            return enough < text.length() ? clean + "…" : clean;
        }
        return clean.substring(0, clean.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** Lines of at most {@link #COLUMNS}, broken at spaces; a longer word stands alone, whole. */
    static List<String> wrap(String text, String first, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : oneLine(text).split(" +")) {
            if (!empty && length(line) + 1 + length(word) > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    /** Padded to a width. */
    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - length(text)));
    }

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - length(text))) + text;
    }

    static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
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
