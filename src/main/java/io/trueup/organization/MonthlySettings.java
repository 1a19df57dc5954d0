package io.trueup.organization;

import org.jspecify.annotations.Nullable;

/**
 * The settings of the monthly run; paths are as written, relative to where the program is started.
 *
 * @param prices the price list, relative to the folder of the settings
 * @param threads null: as many as the machine has cores
 * @param analytics off where the settings say nothing of it
 * @param schedule off where the settings say nothing of it
 * @param mail files where the settings say nothing of it
 */
public record MonthlySettings(
        String inbox,
        String reports,
        String prices,
        @Nullable Integer threads,
        Defaults defaults,
        AnalyticsSettings analytics,
        ScheduleSettings schedule,
        MailSettings mail) {}
