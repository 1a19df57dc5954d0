package io.trueup.report.focus;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * A quantity at a unit price, such as 4.2 {@code 1000000 Tokens} at 3.00; the cost is their product, which FOCUS demands. The sign is the
 * quantity's: a unit price is never negative.
 */
record Price(BigDecimal quantity, String unit, BigDecimal unitPrice, BigDecimal cost) {

    /** Digits of a quantity that has to be divided out: its product with the price is the cost to 1e-10 and better. */
    private static final int DIVIDED = 18;

    /** An amount that no quantity and price tell: so many units of its currency at one each. */
    static Price of(BigDecimal amount, Currency currency) {
        return new Price(amount, currency.getCurrencyCode(), BigDecimal.ONE, amount);
    }

    static Price of(BigDecimal quantity, String unit, BigDecimal unitPrice) {
        return new Price(quantity, unit, unitPrice, quantity.multiply(unitPrice));
    }

    /** The amount as a part of units that cost {@code unitPrice} each. */
    static Price part(BigDecimal amount, String unit, BigDecimal unitPrice) {
        return new Price(amount.divide(unitPrice, DIVIDED, RoundingMode.HALF_EVEN), unit, unitPrice, amount);
    }

    /** Computer credits, 100 for a dollar (domain.md section 1). */
    static Price credits(BigDecimal dollars) {
        return new Price(dollars, "100 Credits", BigDecimal.ONE, dollars);
    }
}
