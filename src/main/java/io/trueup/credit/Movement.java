package io.trueup.credit;

import io.trueup.document.Fact;
import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import io.trueup.period.TimeWindow;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Something other than consumption that changed a pool's balance.
 *
 * @param amount signed: what it adds to the balance
 * @param window when it happened: one instant, or the window in which a purchase known only by its printed day must have happened
 * @param day the day it is booked on: the printed day of a purchase, else the UTC day of its instant
 * @param reference an invoice number or the user's own words; null where none
 */
public record Movement(
        String pool,
        Kind kind,
        Amount amount,
        TimeWindow window,
        LocalDate day,
        @Nullable String reference,
        Provenance source)
        implements Fact {

    /** The kinds of formats.md section 1, "movements". */
    public enum Kind {
        PURCHASE,
        RELOAD,
        GRANT,
        PROMOTION,
        ALLOTMENT,
        REFUND,
        EXPIRY,
        ADJUSTMENT;

        public String told() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Credit that was paid for. */
        public boolean isBought() {
            return this == PURCHASE || this == RELOAD;
        }

        /** Credit that cost nothing. */
        public boolean isGranted() {
            return this == GRANT || this == PROMOTION || this == ALLOTMENT;
        }
    }

    /** The window of a purchase printed with a day: that day in San Francisco, whichever its offset: {@code [D 00:00Z, D+1 08:00Z)} (domain.md section 2). */
    public static TimeWindow windowOf(LocalDate printedDay) {
        return TimeWindow.of(
                printedDay.atStartOfDay(ZoneOffset.UTC).toInstant(),
                printedDay.plusDays(1).atTime(LocalTime.of(8, 0)).toInstant(ZoneOffset.UTC));
    }

    public boolean isIncrease() {
        return amount.isPositive();
    }
}
