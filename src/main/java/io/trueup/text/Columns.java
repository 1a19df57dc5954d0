package io.trueup.text;

import java.util.ArrayList;
import java.util.List;

/** Text on a page of so many columns, as a terminal or a plain mail shows it. */
public final class Columns {

    private Columns() {}

    /** Columns that a text takes: one a character, two for wide East Asian ones and emoji, none for marks that combine. */
    public static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = character >= 0x1100 && character <= 0x115F
                || character >= 0x2E80 && character <= 0xA4CF
                || character >= 0xAC00 && character <= 0xD7A3
                || character >= 0xF900 && character <= 0xFAFF
                || character >= 0xFE30 && character <= 0xFE6F
                || character >= 0xFF00 && character <= 0xFF60
                || character >= 0x1F300 && character <= 0x1FAFF
                || character >= 0x20000 && character <= 0x3FFFD;
        return wide ? 2 : 1;
    }

    /** The text, or its beginning and an ellipsis. */
    public static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int character : text.codePoints().toArray()) {
            used += width(character);
            if (used > columns - 1) {
                break;
            }
            kept.appendCodePoint(character);
        }
        return kept.append('…').toString();
    }

    /** Padded on the right. */
    public static String left(String text, int columns) {
        return text + blanks(text, columns);
    }

    /** Padded on the left. */
    public static String right(String text, int columns) {
        return blanks(text, columns) + text;
    }

    private static String blanks(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text)));
    }

    /**
     * The text on lines of at most so many columns, broken at spaces; a longer word stands alone, whole.
     *
     * @param first what the first line begins with
     * @param indent what the other lines begin with
     */
    public static List<String> wrap(String text, String first, String indent, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : OneLine.of(text).split(" +")) {
            if (!empty && width(line.toString()) + 1 + width(word) > columns) {
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
}
