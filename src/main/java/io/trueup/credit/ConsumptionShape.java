package io.trueup.credit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;

/** How the consumption between two readings is spread over the time between them; it moves estimates, never a range. */
public interface ConsumptionShape {

    /** The share, from 0 to 1, of the consumption in {@code (from, until]} that falls in {@code (from, at]}; never falls as {@code at} grows. */
    BigDecimal share(Instant from, Instant until, Instant at);

    /** Evenly by time. */
    static ConsumptionShape byTime() {
        return EvenShape.INSTANCE;
    }

    /** The even shape, and the one place where estimates divide. */
    enum EvenShape implements ConsumptionShape {
        INSTANCE;

        private static final MathContext PRECISION = MathContext.DECIMAL128;

        @Override
        public BigDecimal share(Instant from, Instant until, Instant at) {
            return quotient(seconds(from, at), seconds(from, until));
        }

        static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
            return dividend.divide(divisor, PRECISION);
        }

        static BigDecimal seconds(Instant from, Instant until) {
            Duration length = Duration.between(from, until);
            return BigDecimal.valueOf(length.getSeconds()).add(BigDecimal.valueOf(length.getNano(), 9));
        }
    }
}
