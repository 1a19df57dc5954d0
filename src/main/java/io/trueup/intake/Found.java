package io.trueup.intake;

/** Text of a document as a message may show it: in quotes, short, and without characters that break a line, a terminal or a database. */
final class Found {

    private static final int LONGEST = 60;

    private Found() {}

    static String quoted(String text) {
        StringBuilder shown = new StringBuilder(LONGEST + 8).append('"');
        text.codePoints().limit(LONGEST).forEach(point -> append(shown, point));
        if (text.codePointCount(0, text.length()) > LONGEST) {
            shown.append('…');
        }
        return shown.append('"').toString();
    }

    private static void append(StringBuilder shown, int point) {
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        if (surrogate || Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
            shown.append(String.format("\\u%04x", point));
        } else {
            shown.appendCodePoint(point);
        }
    }
}
