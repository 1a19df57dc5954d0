/**
 * The pure function at the heart: an organization's facts around a month become a {@link io.trueup.reconcile.Reconciliation}. No database, no files, no clock.
 *
 * <p>{@code Reconciler} is the way in. {@code Booking} tells which documents count, {@code Books} and {@code MonthBook} what they charge in a month; {@code ApiMonth},
 * {@code SeatMonth} and {@code ComputerMonth} put everything of one account's month together, and {@code ApiAccount}, {@code SeatAccount} and {@code ComputerAccount}
 * make its figures of it. A family of checks is a class ({@code RateCheck}, {@code SeatCheck}, …) that gives findings. What reports tell beside the figures is
 * {@code MonthDetail}; {@code PrepaidBooks} keeps bought credit from month to month; {@code VersionChange} tells two versions apart.
 */
@NullMarked
package io.trueup.reconcile;

import org.jspecify.annotations.NullMarked;
