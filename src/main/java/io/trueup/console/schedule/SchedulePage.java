package io.trueup.console.schedule;

import io.trueup.console.page.Shown;
import io.trueup.console.schedule.ScheduleView.Now;
import io.trueup.schedule.Due;
import io.trueup.schedule.ScheduleWords;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is due, and how it went the last time. */
@Controller
final class SchedulePage {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ENGLISH);

    private final ScheduleView view;

    SchedulePage(ScheduleView view) {
        this.view = view;
    }

    /** A month of the schedule. */
    record Row(
            String month,
            String what,
            String due,
            String dueInZone,
            String tried,
            @Nullable String outcome) {
        static Row of(Due due, Now now) {
            return new Row(
                    due.month().toString(),
                    ScheduleWords.what(due, now.at()),
                    told(due.at(), ZoneOffset.UTC),
                    told(due.at(), now.settings().zone()),
                    told(due.tried(), ZoneOffset.UTC),
                    due.outcome());
        }
    }

    private static String told(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? Shown.NONE : MINUTES.format(instant.atZone(zone));
    }

    @GetMapping("/schedule")
    String schedule(Model model) {
        Now now = view.now();
        ZoneId zone = now.settings().zone();
        model.addAttribute("rule", ScheduleWords.rule(now.settings()));
        model.addAttribute("note", now.note());
        model.addAttribute("needsLook", now.needsLook());
        model.addAttribute("zone", zone.normalized().equals(ZoneOffset.UTC) ? null : zone.getId());
        model.addAttribute(
                "rows", now.due().stream().map(one -> Row.of(one, now)).toList());
        return "schedule";
    }
}
