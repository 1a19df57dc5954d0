package io.trueup.intake;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as a table writes it. In a table divided by semicolons a single comma is the decimal mark, elsewhere a single point is; any other
 * form is read only where it can mean one thing: {@code 1,234.56}, {@code 1.234,56}, {@code 1,234,567}, {@code 1234,56}. What could be a
 * thousands mark as well as a decimal mark, such as {@code 1,234} in a table divided by commas, is refused.
 */
final class WrittenNumber {

    static final String ALLOWED = "a plain number such as 1234.56";

    private static final Pattern DIGITS_AND_MARKS = Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]+)*");
    private static final Pattern GROUPED = Pattern.compile("[+-]?[1-9][0-9]{0,2}([.,][0-9]{3})+");

    /** More digits than money has are a defect of the file, and would cost time and space. */
    private static final int LONGEST = 36;

    private WrittenNumber() {}

    /** Why a number that was not read is refused, beside what is allowed; empty where its letters already tell. */
    static String doubt(String text) {
        return GROUPED.matcher(text).matches() ? ": the mark in it could divide thousands as well as decimals" : "";
    }

    /** Null if it is no number or could mean two. */
    static @Nullable BigDecimal parse(String text, char delimiter) {
        if (text.length() > LONGEST || !DIGITS_AND_MARKS.matcher(text).matches()) {
            return null;
        }
        int point = text.lastIndexOf('.');
        int comma = text.lastIndexOf(',');
        if (point < 0 && comma < 0) {
            return new BigDecimal(text);
        }
        if (point >= 0 && comma >= 0) {
            return grouped(text, point > comma ? '.' : ',');
        }
        char mark = point >= 0 ? '.' : ',';
        boolean single = text.indexOf(mark) == text.lastIndexOf(mark);
        if (single) {
            boolean usual = mark == (delimiter == ';' ? ',' : '.');
            return usual || !GROUPED.matcher(text).matches() ? new BigDecimal(text.replace(',', '.')) : null;
        }
        return GROUPED.matcher(text).matches() ? new BigDecimal(text.replace(String.valueOf(mark), "")) : null;
    }

    /** Both marks stand in it: the last is the decimal one, and the other must divide thousands. */
    private static @Nullable BigDecimal grouped(String text, char decimal) {
        int at = text.indexOf(decimal);
        String whole = text.substring(0, at);
        boolean one = at == text.lastIndexOf(decimal);
        if (!one || !GROUPED.matcher(whole).matches()) {
            return null;
        }
        return new BigDecimal(whole.replace(decimal == '.' ? "," : ".", "") + "." + text.substring(at + 1));
    }
}
