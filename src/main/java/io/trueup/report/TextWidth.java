package io.trueup.report;

/**
 * How wide a text is in the workbook's font, and how many lines it takes in a column: programs that show the workbook do not agree on who has to
 * find the height of a row, so each row states its own. Widths are those of the letters of Arial, in thousandths of its size.
 */
final class TextWidth {

    private static final int[] PLAIN = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
        556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
        611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
        667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
        222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
    };

    private static final int[] BOLD = {
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
        556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
        611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
        667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
        278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584
    };

    /** Accented letters and what else there is of the alphabets. */
    private static final int LETTER = 610;

    /** Han characters, emoji. */
    private static final int WIDE = 1000;

    private static final int FIRST_WIDE = 0x2E80;

    /** What one unit of a column's width holds, at ten points and on paper: seven pixels. */
    private static final int UNIT = 525;

    /** A figure of a column's width stands for so many units; a line that is full to the last may break elsewhere. */
    private static final int SPARE_PERCENT = 2;

    private TextWidth() {}

    /** In units of a column's width, rounded up. */
    static int of(String text, boolean bold) {
        long thousandths = 0;
        for (int i = 0; i < text.length(); i++) {
            thousandths += width(text.charAt(i), bold);
        }
        return (int) Math.min((thousandths + UNIT - 1) / UNIT, Integer.MAX_VALUE);
    }

    /** How many lines a text takes in a column of so many units: broken at spaces and hyphens, a longer word anywhere. */
    static int lines(String text, boolean bold, int units) {
        long room = (long) units * UNIT * (100 - SPARE_PERCENT) / 100;
        int lines = 1;
        long line = 0;
        long word = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lines++;
                line = 0;
                word = 0;
                continue;
            }
            int width = width(c, bold);
            // a space at the end of a line takes no room
            if (c != ' ' && line + width > room) {
                lines++;
                line = word + width <= room ? word : 0;
                word = line;
            }
            line += width;
            word = c == ' ' || c == '-' ? 0 : word + width;
        }
        return lines;
    }

    private static int width(char c, boolean bold) {
        if (c >= ' ' && c <= '~') {
            return (bold ? BOLD : PLAIN)[c - ' '];
        }
        // both halves of a pair are one character
        return Character.isLowSurrogate(c) ? 0 : c < FIRST_WIDE ? LETTER : WIDE;
    }
}
