package io.trueup.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A tie-out: two figures of the workbook that must be equal, for the sheet Checks.
 *
 * @param what is checked, such as {@code Roll-forward of api:ops closes}
 * @param left null where it cannot be checked; {@code note} says why
 * @param note what a difference would mean, or why it cannot be checked
 */
record Check(
        String what,
        String unit,
        @Nullable Side left,
        @Nullable Side right,
        String note) {

    static final String AGREES = "agrees";
    static final String DIFFERS = "differs";
    static final String NOT_CHECKED = "cannot be checked";

    /**
     * One of the two figures.
     *
     * @param told where it comes from, in words
     * @param formula that gives it; null for a figure of the engine, which is written as a number
     */
    record Side(String told, @Nullable String formula, BigDecimal value) {

        /** What the engine says, beside a figure of the sheets. */
        static Side engine(BigDecimal value) {
            return new Side("Engine", null, value);
        }
    }

    /** A difference that a sheet already computes, such as {@code 'Roll-forward'!C17}; zero when all is well. */
    Check(String what, String unit, String cell, BigDecimal difference) {
        this(
                what,
                unit,
                new Side("Difference on its sheet", cell, difference),
                new Side("Must be", null, BigDecimal.ZERO),
                "");
    }

    static Check impossible(String what, String unit, String why) {
        return new Check(what, unit, null, null, why);
    }

    boolean isPossible() {
        return left != null && right != null;
    }

    boolean differs() {
        return difference().signum() != 0;
    }

    /** As the sheet computes it: to two decimals. */
    BigDecimal difference() {
        return left == null || right == null
                ? BigDecimal.ZERO
                : left.value().subtract(right.value()).setScale(2, RoundingMode.HALF_UP);
    }

    /** The word that a difference comes to, as a formula on the cell that holds it. */
    static String wordFormula(String cell) {
        return "IF(ROUND(" + cell + ",2)=0,\"" + AGREES + "\",\"" + DIFFERS + "\")";
    }

    static String word(BigDecimal difference) {
        return difference.signum() == 0 ? AGREES : DIFFERS;
    }

    static Look look(BigDecimal difference) {
        return difference.signum() == 0 ? Look.TEXT : Look.TEXT_BAD;
    }
}
