package io.trueup.report.focus;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Texts, figures and times as FOCUS writes them. */
final class FocusText {

    private static final int REPLACEMENT = 0xFFFD;

    private FocusText() {}

    /** One line: control characters become spaces, half characters U+FFFD; spaces are not repeated, and none is left at the ends. */
    static String line(String text) {
        return isLine(text) ? text : cleaned(text);
    }

    /** Nearly every text is one already, and a file of a month has tens of thousands. */
    private static boolean isLine(String text) {
        char before = ' ';
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    private static String cleaned(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().map(FocusText::legal).forEach(c -> {
            boolean repeated = c == ' ' && (plain.isEmpty() || plain.charAt(plain.length() - 1) == ' ');
            if (!repeated) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString().stripTrailing();
    }

    private static int legal(int c) {
        if ((c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) || (c & 0xFFFE) == 0xFFFE) {
            return REPLACEMENT;
        }
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c;
    }

    /** Without exponent and without zeros at the end. */
    static String decimal(BigDecimal figure) {
        return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
    }

    /** A figure as a JSON number, without exponent. */
    static BigDecimal number(BigDecimal figure) {
        return new BigDecimal(decimal(figure));
    }

    static String midnight(LocalDate day) {
        return day + "T00:00:00Z";
    }

    /** To the second. */
    static String instant(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
