package io.trueup.report.portfolio;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure, or the word that stands for it: what is not known is never zero.
 *
 * @param value null if it is not known
 */
public record Figure(@Nullable BigDecimal value, String word) {

    static final String NOT_KNOWN = "not known";

    static Figure of(BigDecimal value) {
        return new Figure(value, "");
    }

    static Figure unknown(String word) {
        return new Figure(null, word);
    }
}
