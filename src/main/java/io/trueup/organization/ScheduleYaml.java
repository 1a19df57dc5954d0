package io.trueup.organization;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** Reads the part {@code schedule} of {@code jobs/monthly-reconciliation.yaml}. */
final class ScheduleYaml {

    private static final Form<LocalTime> TIME = new Form<>(
            "allowed is a time of day such as \"07:30\"",
            text -> text.matches("([01][0-9]|2[0-3]):[0-5][0-9]") ? LocalTime.parse(text) : null,
            LocalTime.MIDNIGHT);

    /** There is only one choice yet; it is written down so that the file says what is run. */
    private static final Form<String> MONTHS =
            new Form<>("allowed is previous", text -> text.equals("previous") ? text : null, "previous");

    private static final Form<String> ANY = new Form<>(
            "allowed are five fields: minute, hour, day of month, month, day of week, such as \"0 6 3 * *\"",
            text -> text,
            ScheduleSettings.USUAL.toString());

    private static final int MOST_DAYS = 3650;

    private ScheduleYaml() {}

    static ScheduleSettings parse(Optional<YamlValue> value) {
        return value.map(given -> given.mapping("enabled", "cron", "zone", "months", "recheck", "recheck-until-days"))
                .map(ScheduleYaml::settings)
                .orElse(ScheduleSettings.OFF);
    }

    private static ScheduleSettings settings(YamlMapping parts) {
        parts.optional("months", MONTHS);
        return new ScheduleSettings(
                parts.required("enabled", Form.SWITCH),
                cron(parts),
                parts.optional("zone", Form.ZONE, ZoneId.of("UTC")),
                parts.optional("recheck", TIME),
                parts.optional("recheck-until-days", Form.whole(1, MOST_DAYS), ScheduleSettings.USUAL_DAYS));
    }

    private static Cron cron(YamlMapping parts) {
        String text = parts.required("cron", ANY);
        try {
            return Cron.parse(text);
        } catch (IllegalArgumentException wrong) {
            String told = String.valueOf(wrong.getMessage());
            int allowed = told.indexOf(", allowed");
            parts.refuse("cron", told.substring(0, allowed), told.substring(allowed + 2));
            return ScheduleSettings.USUAL;
        }
    }
}
