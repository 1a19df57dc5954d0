package io.trueup.console.api;

import io.trueup.console.schedule.ScheduleView;
import io.trueup.console.schedule.ScheduleView.Now;
import io.trueup.schedule.Due;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is due. */
@RestController
final class ScheduleApi {

    private final ScheduleView view;

    ScheduleApi(ScheduleView view) {
        this.view = view;
    }

    /**
     * The schedule.
     *
     * @param note in words: who does what is due, or that nobody seems to
     */
    record ScheduleWhole(
            boolean enabled,
            String cron,
            String zone,
            @Nullable String recheck,
            int recheckUntilDays,
            boolean workedHere,
            boolean workerHasOtherSettings,
            String note,
            List<DueItem> months) {
        ScheduleWhole {
            months = List.copyOf(months);
        }
    }

    /**
     * A month.
     *
     * @param kind what is due next, or was done last
     * @param worker who has it in hand
     */
    record DueItem(
            String month,
            String state,
            String kind,
            @Nullable Instant due,
            @Nullable String dueInZone,
            @Nullable String worker,
            @Nullable Instant tried,
            @Nullable String outcome) {
        static DueItem of(Due due, ZoneId zone) {
            return new DueItem(
                    due.month().toString(),
                    due.state().told(),
                    due.kind().told(),
                    due.at(),
                    due.at() == null
                            ? null
                            : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                    due.at().atZone(zone)),
                    due.worker(),
                    due.tried(),
                    due.outcome());
        }
    }

    @GetMapping("/api/v1/schedule")
    ScheduleWhole schedule() {
        Now now = view.now();
        return new ScheduleWhole(
                now.settings().enabled(),
                now.settings().cron().toString(),
                now.settings().zone().getId(),
                now.settings().recheck() == null
                        ? null
                        : now.settings().recheck().toString(),
                now.settings().recheckUntilDays(),
                now.workedHere(),
                now.otherSettings(),
                now.note(),
                now.due().stream()
                        .map(due -> DueItem.of(due, now.settings().zone()))
                        .toList());
    }
}
