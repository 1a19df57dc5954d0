package io.trueup.cli;

import io.trueup.cli.TextTable.Align;
import io.trueup.organization.ScheduleSettings;
import io.trueup.schedule.Due;
import io.trueup.schedule.ScheduleWords;
import io.trueup.text.Columns;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The schedule for people. */
final class ScheduleText {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private ScheduleText() {}

    static List<String> lines(
            ScheduleSettings settings, List<Due> due, boolean ofOtherSettings, Surroundings surroundings) {
        List<String> lines = new ArrayList<>(Columns.wrap(ScheduleWords.rule(settings), "", "", surroundings.width()));
        Instant now = surroundings.clock().instant();
        if (!due.isEmpty()) {
            lines.add("");
            lines.addAll(table(settings.zone(), due, now).lines(surroundings.width()));
        }
        lines.add("");
        lines.addAll(Columns.wrap(next(settings, due, ofOtherSettings, now), "", "", surroundings.width()));
        return lines;
    }

    private static TextTable table(ZoneId zone, List<Due> due, Instant now) {
        boolean hasZone = !zone.normalized().equals(ZoneOffset.UTC);
        TextTable table = new TextTable()
                .column("Month", Align.LEFT)
                .column("What", Align.LEFT)
                .column("Due (UTC)", Align.LEFT);
        if (hasZone) {
            table.column("Due (" + zone + ")", Align.LEFT);
        }
        table.column("Last try (UTC)", Align.LEFT);
        for (Due one : due) {
            List<String> cells = new ArrayList<>(
                    List.of(one.month().toString(), ScheduleWords.what(one, now), told(one.at(), ZoneOffset.UTC)));
            if (hasZone) {
                cells.add(told(one.at(), zone));
            }
            cells.add(told(one.tried(), ZoneOffset.UTC));
            table.row(cells.toArray(String[]::new));
            if (one.outcome() != null) {
                table.below("         " + one.outcome());
            }
        }
        return table;
    }

    private static String next(ScheduleSettings settings, List<Due> due, boolean ofOtherSettings, Instant now) {
        if (!settings.enabled()) {
            return "To switch it on, set enabled: true under schedule: in monthly-reconciliation.yaml and start ./trueup worker.";
        }
        if (due.stream().anyMatch(one -> ScheduleWords.isOverdue(one, now))) {
            return "Something is overdue, so no worker seems to be running: ./trueup worker does what was missed.";
        }
        Due silent = due.stream()
                .filter(one -> ScheduleWords.isSilent(one, now))
                .findFirst()
                .orElse(null);
        if (silent != null) {
            return "The worker of " + silent.month() + " was last heard of at " + told(silent.heard(), ZoneOffset.UTC)
                    + " UTC. If it is dead, another ./trueup worker takes over about "
                    + ScheduleWords.TAKEN_OVER_AFTER.toMinutes() + " minutes after that and goes on where it stopped.";
        }
        return ofOtherSettings
                ? "What is due was set down by a worker with other settings: these hold once ./trueup worker is started with them; one that is running has to be stopped first."
                : "It is done while ./trueup worker is running.";
    }

    /** A month as a worker tells of it, in one line. */
    static String line(Due due, ZoneId zone) {
        String done = due.outcome() == null ? "" : due.outcome() + "; ";
        if (due.at() == null) {
            return due.month() + ": " + done + due.state().told();
        }
        String utc = told(due.at(), ZoneOffset.UTC) + "Z";
        boolean isUtc = zone.normalized().equals(ZoneOffset.UTC);
        return due.month() + ": " + done + due.kind().told() + " is due " + utc
                + (isUtc ? "" : " (" + told(due.at(), zone) + " " + zone + ")");
    }

    private static String told(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "–" : MINUTES.format(instant.atZone(zone));
    }
}
