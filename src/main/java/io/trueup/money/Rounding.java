package io.trueup.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one place that says how figures are rounded. */
public final class Rounding {

    /** Figures are told to the cent, half up (formats.md section 3). */
    public static final RoundingMode TOLD = RoundingMode.HALF_UP;

    private Rounding() {}

    /** The same value without trailing zeros, but with at least so many decimals: one form for one value. */
    static BigDecimal canonical(BigDecimal value, int decimals) {
        BigDecimal stripped = value.stripTrailingZeros();
        int least = Math.max(0, decimals);
        return stripped.scale() < least ? stripped.setScale(least) : stripped;
    }
}
