package io.trueup.reconcile;

import io.trueup.credit.ConsumptionShape;
import io.trueup.period.BillingPeriod;
import io.trueup.usage.AnalyticsBucket;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Spreads what left the pool between two readings as the analytics spread the credits paid, where they tell all of that time; elsewhere evenly.
 *
 * @param buckets by time, none overlapping another
 */
record ComputerShape(List<AnalyticsBucket> buckets) implements ConsumptionShape {

    private static final MathContext PRECISION = MathContext.DECIMAL128;

    /** Readings next to the month may lie some weeks outside of it. */
    private static final int DAYS_AROUND = 40;

    static ComputerShape around(Month month) {
        BillingPeriod days = BillingPeriod.of(
                month.days().start().minusDays(DAYS_AROUND), month.days().end().plusDays(DAYS_AROUND));
        return new ComputerShape(ComputerUsage.of(month, days).buckets());
    }

    @Override
    public BigDecimal share(Instant from, Instant until, Instant at) {
        BigDecimal all = ComputerUsage.tells(buckets, from, until) ? paid(from, until) : BigDecimal.ZERO;
        return all.signum() == 0
                ? ConsumptionShape.byTime().share(from, until, at)
                : paid(from, at).divide(all, PRECISION);
    }

    private BigDecimal paid(Instant from, Instant until) {
        BigDecimal sum = BigDecimal.ZERO;
        for (AnalyticsBucket bucket : buckets) {
            Instant start = bucket.window().start();
            Instant end = bucket.window().end();
            Instant first = start.isAfter(from) ? start : from;
            Instant last = end.isBefore(until) ? end : until;
            if (first.isBefore(last)) {
                sum = sum.add(ComputerUsage.paid(bucket)
                        .value()
                        .multiply(seconds(first, last))
                        .divide(seconds(start, end), PRECISION));
            }
        }
        return sum;
    }

    private static BigDecimal seconds(Instant from, Instant until) {
        Duration length = Duration.between(from, until);
        return BigDecimal.valueOf(length.getSeconds()).add(BigDecimal.valueOf(length.getNano(), 9));
    }
}
