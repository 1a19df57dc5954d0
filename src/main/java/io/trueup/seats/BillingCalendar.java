package io.trueup.seats;

import io.trueup.period.BillingPeriod;
import java.time.LocalDate;
import java.time.YearMonth;

/** The monthly billing days of a contract; the 29th to 31st are the last day of a shorter month (formats.md, organization.yaml). */
record BillingCalendar(int billingDay) {

    LocalDate in(YearMonth month) {
        return month.atDay(Math.min(billingDay, month.lengthOfMonth()));
    }

    /** The last billing day at or before a day. */
    LocalDate onOrBefore(LocalDate day) {
        LocalDate ofMonth = in(YearMonth.from(day));
        return ofMonth.isAfter(day) ? in(YearMonth.from(day).minusMonths(1)) : ofMonth;
    }

    /** The period of so many months that starts with this billing day. */
    BillingPeriod from(LocalDate start, int months) {
        return BillingPeriod.of(start, in(YearMonth.from(start).plusMonths(months)));
    }
}
