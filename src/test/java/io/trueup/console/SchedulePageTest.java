package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.organization.Cron;
import io.trueup.organization.ScheduleSettings;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SchedulePageTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();

    @Test
    void anybodySeesThatTheScheduleIsOff() {
        assertThat(CONSOLE.user("schedule-member", "MEMBER").get("/schedule").body())
                .contains("The schedule is off.", "--with-worker", "Nothing is due");
    }

    @Test
    void whatIsDueIsToldInBothZones() {
        ScheduleSettings settings =
                new ScheduleSettings(true, Cron.parse("0 6 3 * *"), ZoneId.of("Asia/Kolkata"), LocalTime.of(7, 30), 45);
        String password = CONSOLE.admin().add("schedule-admin", "ADMIN");
        try (Console console = Console.serve(
                CONSOLE.operations(), ServedConsole.settings(CONSOLE.home()), new ConsoleSchedule(settings, false))) {
            Browser browser = new Browser(console.port());
            browser.logIn("schedule-admin", password);

            assertThat(browser.get("/").body()).contains("The schedule is on, and no worker is running");
            assertThat(browser.get("/schedule").body())
                    .contains("No worker is running", "what becomes due will wait")
                    .contains("0 6 3 * *", "Asia/Kolkata", "-03 00:30", "-03 06:00", "this console does not do it");
        }
    }
}
