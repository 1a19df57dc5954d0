package io.trueup.invoice;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a tax row's label tells, such as {@code Tax (18% on -$80.40)}: the name before the bracket, the rate as a fraction (0.18), and the base
 * with its sign.
 */
record TaxLabel(String name, BigDecimal rate, BigDecimal base) {

    private static final Pattern FORM = Pattern.compile(
            "(?<name>.*)\\((?<rate>\\d+(?:[.,]\\d+)?) ?% (?:on|auf|sur|επί του ποσού|επί) (?<base>[^()]+)\\).*",
            Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d., '\u2019]*");

    /** Null where the label tells no rate or no base. */
    static @Nullable TaxLabel of(String label) {
        Matcher m = FORM.matcher(label);
        if (!m.matches()) {
            return null;
        }
        Matcher number = NUMBER.matcher(m.group("base"));
        if (!number.find()) {
            return null;
        }
        BigDecimal base = decimal(number.group().strip());
        boolean negative = m.group("base").codePoints().anyMatch(c -> c == '-' || c == '\u2212' || c == '\u2013');
        BigDecimal rate = new BigDecimal(m.group("rate").replace(',', '.')).movePointLeft(2);
        return new TaxLabel(m.group("name").strip(), rate, negative ? base.negate() : base);
    }

    /** A base has two decimals or none: what follows the last separator are decimals unless they are three. */
    private static BigDecimal decimal(String text) {
        int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        boolean decimals = last >= 0 && text.length() - last - 1 != 3;
        String whole = (decimals ? text.substring(0, last) : text).replaceAll("\\D", "");
        return new BigDecimal(decimals ? whole + "." + text.substring(last + 1).replaceAll("\\D", "") : whole);
    }

    BigDecimal tax() {
        return base.multiply(rate);
    }
}
