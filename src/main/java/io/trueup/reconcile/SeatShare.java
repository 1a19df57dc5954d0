package io.trueup.reconcile;

import io.trueup.finding.Provenance;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A seat charge (or credit) by days: what of it the months up to the one reported bear (domain.md section 7). Parts are rounded so that those
 * of all months add up to the charge; the last takes the rest.
 *
 * @param number of the invoice; null while no invoice charges it
 * @param issued its date of issue; null with number
 * @param words the line's wording, or what is expected
 * @param period the days charged; null where none is printed: then the day of issue bears it
 * @param amount before tax and after discounts; negative for a credit
 * @param before the days before the month
 * @param ofMonth the month's own days
 * @param source where it is told; empty where no document tells it
 */
public record SeatShare(
        @Nullable String number,
        @Nullable LocalDate issued,
        String words,
        @Nullable BillingPeriod period,
        Money amount,
        Money before,
        Money ofMonth,
        List<Provenance> source) {

    public SeatShare {
        source = List.copyOf(source);
    }

    static SeatShare of(
            @Nullable String number,
            @Nullable LocalDate issued,
            String words,
            @Nullable BillingPeriod period,
            Money amount,
            BillingPeriod month,
            List<Provenance> source) {
        BillingPeriod days =
                period != null ? period : issued == null ? month : BillingPeriod.of(issued, issued.plusDays(1));
        Money before = until(days, amount, month.start());
        Money through = until(days, amount, month.end());
        return new SeatShare(number, issued, words, period, amount, before, through.minus(before), source);
    }

    /** The part of the days before one. */
    private static Money until(BillingPeriod days, Money amount, LocalDate end) {
        if (!end.isAfter(days.start())) {
            return Money.zero(amount.currency());
        }
        if (!end.isBefore(days.end())) {
            return amount;
        }
        BigDecimal share = BigDecimal.valueOf(
                        BillingPeriod.of(days.start(), end).days())
                .divide(BigDecimal.valueOf(days.days()), MathContext.DECIMAL128);
        return amount.times(share).told();
    }

    /** What the months up to the one reported bear together. */
    public Money served() {
        return before.plus(ofMonth);
    }
}
