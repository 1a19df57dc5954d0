package io.trueup.intake;

/** Text of a document as a message may show it: in quotes, short, and without characters that break a line, a terminal or a database. */
final class Found {

    private static final int LONGEST = 60;
    private static final int LONGEST_PLAIN = 200;

    private Found() {}

    static String quoted(String text) {
        return '"' + shown(text, LONGEST) + '"';
    }

    /** A longer text, such as a message of the library that reads JSON, which may quote the document. */
    static String plain(String text) {
        return shown(text, LONGEST_PLAIN);
    }

    private static String shown(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(longest).forEach(point -> append(shown, point));
        if (text.codePointCount(0, text.length()) > longest) {
            shown.append('…');
        }
        return shown.toString();
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
