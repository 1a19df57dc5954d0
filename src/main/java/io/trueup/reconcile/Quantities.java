package io.trueup.reconcile;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How quantities and unit prices are told in sentences: exact, with thousands separators. */
final class Quantities {

    private Quantities() {}

    static String words(BigDecimal quantity) {
        return new DecimalFormat("#,##0.############", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(quantity);
    }
}
