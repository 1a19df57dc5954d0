package io.trueup.console;

import io.trueup.organization.ScheduleSettings;

/**
 * The schedule as the console shows it.
 *
 * @param workedHere whether the console's own process does what is due
 */
public record ConsoleSchedule(ScheduleSettings settings, boolean workedHere) {

    /** Where none is known. */
    public static final ConsoleSchedule NONE = new ConsoleSchedule(ScheduleSettings.OFF, false);
}
