package io.trueup.report.focus;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a meter counts, and the quantity that its price is for, such as {@code 1000000 Tokens}.
 *
 * @param words the meter's name for people, such as {@code Input Tokens}
 * @param unit of one
 * @param digits the price is for ten to this power of them
 */
record MeterUnit(String words, String unit, int digits) {

    private static final int MILLION = 6;
    private static final int THOUSAND = 3;

    static MeterUnit of(String meter) {
        String name = FocusText.line(meter).toLowerCase(Locale.ROOT);
        String words = words(name);
        if (name.endsWith("tokens")) {
            return new MeterUnit(words, "Tokens", MILLION);
        }
        if (name.endsWith("hours")) {
            return new MeterUnit(words, "Hours", 0);
        }
        if (name.endsWith("queries")) {
            return new MeterUnit(words, "Queries", THOUSAND);
        }
        if (name.endsWith("invocations")) {
            return new MeterUnit(words, "Invocations", THOUSAND);
        }
        if (name.endsWith("responses")) {
            return new MeterUnit(words, "Responses", THOUSAND);
        }
        return new MeterUnit(words, name.contains("request") ? "Requests" : "Units", THOUSAND);
    }

    private static String words(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : name.split("[_ ]+", -1)) {
            if (!word.isEmpty()) {
                words.append(words.isEmpty() ? "" : " ")
                        .append(
                                word.equals("api")
                                        ? "API"
                                        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
            }
        }
        return words.toString();
    }

    String pricingUnit() {
        return digits == 0 ? unit : BigDecimal.TEN.pow(digits).toPlainString() + " " + unit;
    }

    BigDecimal priced(BigDecimal quantity) {
        return quantity.movePointLeft(digits);
    }

    BigDecimal price(BigDecimal ofOne) {
        return ofOne.movePointRight(digits);
    }
}
