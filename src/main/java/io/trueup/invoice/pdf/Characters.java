package io.trueup.invoice.pdf;

/** What single characters of a PDF's text stand for. */
final class Characters {

    private Characters() {}

    /** Any blank, the unbreakable ones between amount and currency included; U+0000 is none: it stands for a character that was lost. */
    static boolean isSpace(char c) {
        return c == '\u00a0' || c == '\u202f' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Appends the text with plain spaces and without characters that have no shape of their own. */
    static void append(StringBuilder to, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                to.append(' ');
            } else if (!isInvisible(c)) {
                to.append(c);
            }
        }
    }

    private static boolean isInvisible(char c) {
        return c == '\u00ad' || c != 0 && Character.getType(c) == Character.FORMAT;
    }

    /** Whether the meaning of a character is not known: U+0000, the replacement character, a private-use one. */
    static boolean isUnresolved(char c) {
        return c == 0 || c == '\ufffd' || Character.getType(c) == Character.PRIVATE_USE;
    }

    static boolean isMinus(char c) {
        return switch (c) {
            case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2212', '\ufe63', '\uff0d' -> true;
            default -> false;
        };
    }

    /** Whether an unresolved character stands beside a digit or a currency sign, where it may be a minus. */
    static boolean hidesAFigure(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnresolved(text.charAt(i)) && (isFigure(text, i, -1) || isFigure(text, i, 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFigure(String text, int from, int step) {
        int at = from + step;
        while (at >= 0 && at < text.length() && (text.charAt(at) == ' ' || isUnresolved(text.charAt(at)))) {
            at += step;
        }
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return Character.isDigit(c) || Character.getType(c) == Character.CURRENCY_SYMBOL;
    }
}
