package io.trueup.report;

import java.math.BigDecimal;

/** A check that a sheet makes by formula, to be told again on the Summary. @param cell the difference, such as {@code 'Roll-forward'!C17}; zero when all is well */
record Check(String what, String unit, String cell, BigDecimal difference) {

    /** The word that a difference comes to, as a formula on the cell that holds it. */
    static String wordFormula(String cell) {
        return "IF(ROUND(" + cell + ",2)=0,\"agrees\",\"differs\")";
    }

    static String word(BigDecimal difference) {
        return difference.signum() == 0 ? "agrees" : "differs";
    }

    static Look look(BigDecimal difference) {
        return difference.signum() == 0 ? Look.TEXT : Look.TEXT_BAD;
    }
}
