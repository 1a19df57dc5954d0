package io.trueup.organization;

import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When the month before is run without anybody asking.
 *
 * @param zone by whose clocks; months stay UTC months
 * @param recheck the time of day at which a month that awaits an invoice is looked at again; null: never
 * @param recheckUntilDays for how many days after its first run a month is looked at again
 */
public record ScheduleSettings(
        boolean enabled, Cron cron, ZoneId zone, @Nullable LocalTime recheck, int recheckUntilDays) {

    static final Cron USUAL = Cron.parse("0 6 3 * *");
    static final int USUAL_DAYS = 45;

    /** Where the settings say nothing of it. */
    public static final ScheduleSettings OFF = new ScheduleSettings(false, USUAL, ZoneId.of("UTC"), null, USUAL_DAYS);
}
