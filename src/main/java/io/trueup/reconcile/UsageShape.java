package io.trueup.reconcile;

import io.trueup.credit.ConsumptionShape;
import io.trueup.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Consumption spread as usage × list price is spread over the days, evenly inside a day; evenly by time between two readings of which usage does
 * not tell every day, or tells none.
 */
record UsageShape(Map<LocalDate, Money> byDay) implements ConsumptionShape {

    private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toNanos());

    boolean isKnown() {
        return !byDay.isEmpty();
    }

    @Override
    public BigDecimal share(Instant from, Instant until, Instant at) {
        if (!tellsAll(from, until)) {
            return ConsumptionShape.byTime().share(from, until, at);
        }
        BigDecimal whole = worth(from, until);
        return whole.signum() == 0
                ? ConsumptionShape.byTime().share(from, until, at)
                : worth(from, at).divide(whole, MathContext.DECIMAL128);
    }

    private boolean tellsAll(Instant from, Instant until) {
        return isKnown()
                && day(from).datesUntil(day(until.minusNanos(1)).plusDays(1)).allMatch(byDay::containsKey);
    }

    private BigDecimal worth(Instant from, Instant until) {
        BigDecimal sum = BigDecimal.ZERO;
        for (LocalDate day = day(from);
                day.atStartOfDay(ZoneOffset.UTC).toInstant().isBefore(until);
                day = day.plusDays(1)) {
            Money ofDay = byDay.get(day);
            if (ofDay != null) {
                sum = sum.add(ofDay.value().multiply(nanosOf(day, from, until)));
            }
        }
        return sum.divide(DAY, MathContext.DECIMAL128);
    }

    private static BigDecimal nanosOf(LocalDate day, Instant from, Instant until) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant first = start.isBefore(from) ? from : start;
        Instant last = end.isAfter(until) ? until : end;
        return BigDecimal.valueOf(Duration.between(first, last).toNanos());
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
