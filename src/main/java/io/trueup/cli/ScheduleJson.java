package io.trueup.cli;

import io.trueup.organization.ScheduleSettings;
import io.trueup.schedule.Due;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code schedule --json} prints: one object; what is not known is null. */
final class ScheduleJson {
    private ScheduleJson() {}

    static String of(ScheduleSettings settings, List<Due> due, boolean ofOtherSettings) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("enabled", settings.enabled());
        root.put("cron", settings.cron().toString());
        root.put("zone", settings.zone().getId());
        root.put(
                "recheck",
                settings.recheck() == null ? null : settings.recheck().toString());
        root.put("recheckUntilDays", settings.recheckUntilDays());
        root.put("workerHasOtherSettings", ofOtherSettings);
        ArrayNode months = root.putArray("months");
        due.forEach(one -> months.add(month(one, settings.zone())));
        return root.toPrettyString();
    }

    private static ObjectNode month(Due due, ZoneId zone) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("month", due.month().toString())
                .put("state", due.state().told())
                .put("kind", due.kind().told())
                .put("due", told(due.at()))
                .put(
                        "dueInZone",
                        due.at() == null
                                ? null
                                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                        due.at().atZone(zone)))
                .put("worker", due.worker())
                .put("tried", told(due.tried()))
                .put("outcome", due.outcome())
                .put("workerHeard", told(due.heard()));
    }

    private static @Nullable String told(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
