package io.trueup.schedule;

import io.trueup.schedule.Due.Kind;
import java.time.Instant;
import java.time.YearMonth;

/**
 * A month that the schedule has taken up.
 *
 * @param takenUp when it did so first
 * @param failures tries in a row that failed
 */
record MonthRecord(YearMonth month, Instant takenUp, Kind kind, int failures) {}
