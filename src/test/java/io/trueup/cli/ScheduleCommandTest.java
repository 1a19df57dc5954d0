package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.organization.Cron;
import io.trueup.organization.ScheduleSettings;
import io.trueup.schedule.Due;
import io.trueup.schedule.Due.Kind;
import io.trueup.schedule.Due.State;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScheduleCommandTest {

    private static final ScheduleSettings BERLIN =
            new ScheduleSettings(true, Cron.parse("0 6 3 * *"), ZoneId.of("Europe/Berlin"), LocalTime.of(7, 30), 45);

    private static final Instant HEARD = Instant.parse("2026-09-10T11:59:30Z");

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void begin() {
        bench = new Bench(folder);
        bench.schedule = BERLIN;
    }

    @Test
    void beforeAnythingWasRunTheFirstDueTimeIsShownAndNoDatabaseIsMade() {
        assertThat(bench.call("schedule")).isZero();

        assertThat(bench.out()).isEqualToNormalizingNewlines("""
                The month before is run at 0 6 3 * * (minute, hour, day, month, weekday; Europe/Berlin); one that
                awaits an invoice is looked at again daily at 07:30 for 45 days.

                Month    What  Due (UTC)         Due (Europe/Berlin)  Last try (UTC)
                ────────────────────────────────────────────────────────────────────
                2026-09  run   2026-10-03 04:00  2026-10-03 06:00     –

                It is done while ./trueup worker is running.
                """);
        assertThat(folder.resolve(".trueup")).doesNotExist();
    }

    @Test
    void eachMonthIsShownWithWhatIsDueAndHowItWent() {
        List<String> lines = ScheduleText.lines(utc(), months(), false, bench.surroundings());

        assertThat(String.join("\n", lines)).isEqualToNormalizingNewlines("""
                        The month before is run at 0 6 3 * * (minute, hour, day, month, weekday; UTC).

                        Month    What                                    Due (UTC)         Last try (UTC)
                        ───────────────────────────────────────────────────────────────────────────────────
                        2026-05  retry, overdue                          2026-09-10 11:00  2026-09-10 10:55
                                 The disk is full
                        2026-06  re-check, in hand on h1 (process 4711)  2026-09-10 12:00  –
                        2026-08  run                                     2026-10-03 06:00  –
                        2026-04  given up                                –                 2026-07-01 07:30
                                 Given up after 45 days

                        Something is overdue, so no worker seems to be running: ./trueup worker does what was missed.""");
    }

    @Test
    void aWorkerThatHasFallenSilentIsNotSaidToBeAtWork() {
        Due killed = new Due(
                YearMonth.of(2026, 8),
                State.OPEN,
                Kind.RUN,
                Instant.parse("2026-09-10T11:00:00Z"),
                "h1 (process 4711)",
                bench.surroundings().clock().instant().minusSeconds(150),
                null,
                null);

        assertThat(ScheduleText.lines(utc(), List.of(killed), false, bench.surroundings()))
                .anySatisfy(line -> assertThat(line).contains("run, was in hand on h1 (process 4711)"))
                .anySatisfy(line -> assertThat(line).contains("The worker of 2026-08 was last heard of at"))
                .noneSatisfy(line -> assertThat(line).contains("It is done while"));
    }

    @Test
    void jsonTellsTheSame() {
        JsonNode json = JsonMapper.shared().readTree(ScheduleJson.of(BERLIN, months(), true));

        assertThat(json.at("/cron").stringValue()).isEqualTo("0 6 3 * *");
        assertThat(json.at("/workerHasOtherSettings").booleanValue()).isTrue();
        assertThat(json.at("/months/0").toString())
                .isEqualTo(
                        "{\"month\":\"2026-05\",\"state\":\"open\",\"kind\":\"retry\",\"due\":\"2026-09-10T11:00:00Z\","
                                + "\"dueInZone\":\"2026-09-10T13:00:00+02:00\",\"worker\":null,\"tried\":\"2026-09-10T10:55:00Z\","
                                + "\"outcome\":\"The disk is full\",\"workerHeard\":null}");
        assertThat(json.at("/months/3/due").isNull()).isTrue();
    }

    @Test
    void aWorkerTellsOfAMonthInOneLine() {
        assertThat(months().stream().map(due -> ScheduleText.line(due, BERLIN.zone())))
                .containsExactly(
                        "2026-05: The disk is full; retry is due 2026-09-10 11:00Z (2026-09-10 13:00 Europe/Berlin)",
                        "2026-06: re-check is due 2026-09-10 12:00Z (2026-09-10 14:00 Europe/Berlin)",
                        "2026-08: run is due 2026-10-03 06:00Z (2026-10-03 08:00 Europe/Berlin)",
                        "2026-04: Given up after 45 days; given up");
    }

    @Test
    void aWorkerWithoutAScheduleIsAWrongCall() {
        bench.schedule = ScheduleSettings.OFF;

        assertThat(bench.call("worker")).isEqualTo(2);
        assertThat(bench.err()).contains("The schedule is off", "enabled: true", "jobs/monthly-reconciliation.yaml");
        assertThat(bench.call("schedule")).isZero();
        assertThat(bench.out()).contains("The schedule is off.", "To switch it on");
    }

    private static ScheduleSettings utc() {
        return new ScheduleSettings(true, Cron.parse("0 6 3 * *"), ZoneId.of("UTC"), null, 45);
    }

    private static List<Due> months() {
        return List.of(
                due(
                        5,
                        State.OPEN,
                        Kind.RETRY,
                        "2026-09-10T11:00:00Z",
                        null,
                        "2026-09-10T10:55:00Z",
                        "The disk is full"),
                due(6, State.OPEN, Kind.RECHECK, "2026-09-10T12:00:00Z", "h1 (process 4711)", null, null),
                due(8, State.OPEN, Kind.RUN, "2026-10-03T06:00:00Z", null, null, null),
                due(4, State.GIVEN_UP, Kind.RECHECK, null, null, "2026-07-01T07:30:00Z", "Given up after 45 days"));
    }

    private static Due due(int month, State state, Kind kind, String at, String worker, String tried, String outcome) {
        return new Due(
                YearMonth.of(2026, month),
                state,
                kind,
                at == null ? null : Instant.parse(at),
                worker,
                worker == null ? null : HEARD,
                tried == null ? null : Instant.parse(tried),
                outcome);
    }
}
