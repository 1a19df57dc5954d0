package io.trueup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import io.trueup.job.RunSummary;
import io.trueup.organization.Cron;
import io.trueup.organization.ScheduleSettings;
import io.trueup.schedule.Due.Kind;
import io.trueup.schedule.Due.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleTest {

    private static final YearMonth JULY = YearMonth.of(2026, 7);
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final Duration FAST = Duration.ofMillis(20);

    @TempDir
    private static Path home;

    private static Stage stage;

    @BeforeAll
    static void openDatabase() {
        stage = Stage.open(home);
    }

    @AfterAll
    static void closeDatabase() {
        stage.close();
    }

    @BeforeEach
    void begin() {
        stage.clear("2026-08-20T12:00:00Z");
        stage.run = Summaries::reconciled;
        stage.ran();
        stage.told.clear();
        stage.settings = new ScheduleSettings(
                true, Cron.parse("0 6 3 * *"), ZoneId.of("Europe/Berlin"), LocalTime.of(7, 30), 45);
    }

    @Test
    void theMonthBeforeIsRunOnceWhenItIsDueAndNotBefore() {
        ManualScheduler scheduler = stage.scheduler();

        stage.at(scheduler, "2026-09-03T03:59:59Z");
        assertThat(stage.ran()).isEmpty();
        stage.at(scheduler, "2026-09-03T04:00:00Z");
        assertThat(stage.ran()).containsExactly(AUGUST);
        stage.at(scheduler, "2026-09-04T12:00:00Z");
        assertThat(stage.ran()).isEmpty();
        stage.at(scheduler, "2026-10-03T04:00:00Z");
        assertThat(stage.ran()).containsExactly(AUGUST.plusMonths(1));
    }

    @Test
    void threeMonthsOfDowntimeAreCaughtUpOnceEachTheOldestFirst() {
        ManualScheduler scheduler = stage.scheduler();
        stage.at(scheduler, "2026-09-03T04:00:00Z");
        assertThat(stage.ran()).containsExactly(AUGUST);

        ManualScheduler later = stage.scheduler();
        stage.at(later, "2026-12-20T10:00:00Z");

        assertThat(stage.ran()).containsExactly(AUGUST.plusMonths(1), AUGUST.plusMonths(2), AUGUST.plusMonths(3));
        stage.at(later, "2027-01-03T05:00:00Z");
        assertThat(stage.ran()).containsExactly(AUGUST.plusMonths(4));
    }

    @Test
    void downtimeBeforeTheFirstDueTimeIsCaughtUpAsWell() {
        stage.scheduler();

        stage.at(stage.scheduler(), "2026-11-20T10:00:00Z");

        assertThat(stage.ran()).containsExactly(AUGUST, AUGUST.plusMonths(1), AUGUST.plusMonths(2));
    }

    @Test
    void aMonthThatAwaitsAnInvoiceIsLookedAtDailyUntilTheInvoiceHasCome() {
        ManualScheduler scheduler = stage.scheduler();
        stage.run = Summaries::withoutInvoice;
        stage.at(scheduler, "2026-09-03T04:00:00Z");
        assertThat(stage.ran()).containsExactly(AUGUST);

        stage.at(scheduler, "2026-09-04T05:29:00Z");
        assertThat(stage.ran()).isEmpty();
        stage.at(scheduler, "2026-09-04T05:30:00Z");
        stage.at(scheduler, "2026-09-05T05:30:00Z");
        assertThat(stage.ran()).containsExactly(AUGUST, AUGUST);
        assertThat(stage.schedule().due().getFirst())
                .returns(AUGUST, Due::month)
                .returns(Kind.RECHECK, Due::kind)
                .returns(Instant.parse("2026-09-06T05:30:00Z"), Due::at)
                .returns(
                        "2 organizations: 1 reconciled, 1 provisional, invoice missing: northfold api:default",
                        Due::outcome);

        stage.run = Summaries::reconciled;
        stage.at(scheduler, "2026-09-06T05:30:00Z");
        stage.at(scheduler, "2026-09-20T05:30:00Z");
        assertThat(stage.ran()).containsExactly(AUGUST);
        assertThat(stage.schedule().due())
                .extracting(Due::month, Due::state)
                .containsExactly(tuple(AUGUST.plusMonths(1), State.OPEN), tuple(AUGUST, State.DONE));
    }

    @Test
    void aMonthWhoseInvoiceNeverComesIsGivenUpAndSaysSo() {
        stage.settings =
                new ScheduleSettings(true, Cron.parse("0 6 3 * *"), ZoneId.of("Europe/Berlin"), LocalTime.of(7, 30), 3);
        ManualScheduler scheduler = stage.scheduler();
        stage.run = Summaries::withoutInvoice;
        for (int day = 3; day < 20; day++) {
            stage.at(scheduler, "2026-09-%02dT06:00:00Z".formatted(day));
        }

        assertThat(stage.ran()).as("a run and three re-checks").containsExactly(AUGUST, AUGUST, AUGUST, AUGUST);
        assertThat(stage.schedule().due().getLast())
                .returns(State.GIVEN_UP, Due::state)
                .satisfies(due -> assertThat(due.outcome()).contains("given up after 3 days", "./trueup run 2026-08"));
    }

    @Test
    void aFailureIsTriedAgainSoonerThanTheNextDueTime() {
        ManualScheduler scheduler = stage.scheduler();
        stage.run = month -> {
            throw new IllegalStateException("an error of the program");
        };
        stage.at(scheduler, "2026-09-03T04:00:00Z");
        assertThat(stage.schedule().due().getFirst())
                .returns(Kind.RETRY, Due::kind)
                .satisfies(due -> assertThat(due.outcome()).contains("IllegalStateException", "report it"));

        stage.run = month -> Summaries.ended(month, RunSummary.State.ALREADY_RUNNING, "Somebody runs it.");
        stage.at(scheduler, "2026-09-03T04:05:01Z");
        stage.run = Summaries::reconciled;
        stage.at(scheduler, "2026-09-03T04:10:02Z");

        assertThat(stage.ran()).containsExactly(AUGUST, AUGUST, AUGUST);
        assertThat(stage.schedule().due().getLast()).returns(State.DONE, Due::state);
    }

    @Test
    void aSecondDueTimeOfAMonthLooksAgain() {
        stage.settings = new ScheduleSettings(
                true, Cron.parse("0 6 3,5 * *"), ZoneId.of("Europe/Berlin"), LocalTime.of(7, 30), 45);
        ManualScheduler scheduler = stage.scheduler();
        stage.run = Summaries::withoutInvoice;
        stage.at(scheduler, "2026-09-03T04:00:00Z");
        assertThat(stage.schedule().due())
                .as("told once, although the next due time means it as well")
                .extracting(Due::month, Due::kind)
                .containsExactly(tuple(AUGUST, Kind.RECHECK));
        stage.at(scheduler, "2026-09-04T05:30:00Z");
        assertThat(stage.ran()).containsExactly(AUGUST, AUGUST);

        stage.at(scheduler, "2026-09-05T04:00:00Z");

        assertThat(stage.ran()).containsExactly(AUGUST);
        assertThat(stage.schedule().due())
                .extracting(Due::month, Due::kind)
                .containsExactly(tuple(AUGUST, Kind.RECHECK), tuple(AUGUST.plusMonths(1), Kind.RUN));
    }

    @Test
    void eastOfGreenwichAMonthWaitsUntilItIsOverForTheVendor() {
        stage.settings = new ScheduleSettings(true, Cron.parse("5 0 1 * *"), ZoneId.of("Pacific/Auckland"), null, 45);
        ManualScheduler scheduler = stage.scheduler();

        stage.at(scheduler, "2026-08-31T12:05:00Z");
        assertThat(stage.ran()).isEmpty();
        assertThat(stage.schedule().due().getFirst())
                .returns(AUGUST, Due::month)
                .returns(Instant.parse("2026-09-01T00:00:00Z"), Due::at);
        stage.at(scheduler, "2026-09-01T00:00:00Z");
        assertThat(stage.ran()).containsExactly(AUGUST);
    }

    @Test
    void whatADeadWorkerHadInHandIsTakenOver() {
        ManualScheduler scheduler = stage.scheduler();
        stage.sql("update scheduled_tasks set picked = true, picked_by = 'dead', execution_time = '2026-09-03 04:00Z',"
                + " last_heartbeat = '2026-09-03 04:00Z'");
        stage.sql(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)"
                        + " values ('month', '2026-07', '2026-08-03 04:00Z', true, 'dead', '2026-09-03 04:00Z', 1)");
        stage.at(scheduler, "2026-09-03T04:01:00Z");
        assertThat(stage.ran()).isEmpty();

        stage.clock.set(Instant.parse("2026-09-03T05:00:00Z"));
        scheduler.runDeadExecutionDetection();
        stage.at(scheduler, "2026-09-03T05:00:00Z");

        assertThat(stage.ran()).containsExactlyInAnyOrder(JULY, AUGUST);
    }

    @Test
    void severalWorkersOnOneDatabaseRunAMonthOnce() {
        CountDownLatch done = new CountDownLatch(1);
        Worker first = stage.goingSchedule().work(stage.monthRun(), null, due -> down(done, due), FAST);
        Worker second = stage.goingSchedule().work(stage.monthRun(), null, due -> down(done, due), FAST);
        Worker third = stage.goingSchedule().work(stage.monthRun(), null, due -> down(done, due), FAST);
        try (first;
                second;
                third) {
            stage.clock.set(Instant.parse("2026-09-03T04:00:00Z"));
            await(done);
        }

        assertThat(stage.ran()).containsExactly(AUGUST);
        assertThat(stage.schedule().due().getLast()).returns(State.DONE, Due::state);
    }

    private static void down(CountDownLatch done, Due due) {
        if (due.state() == State.DONE) {
            done.countDown();
        }
    }

    @Test
    void aWorkerThatIsClosedLetsTheMonthInHandFinish() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        stage.run = month -> {
            begun.countDown();
            await(goOn);
            return Summaries.reconciled(month);
        };
        try (Worker worker = stage.goingSchedule().work(stage.monthRun(), null, due -> {}, FAST)) {
            stage.clock.set(Instant.parse("2026-09-03T04:00:00Z"));
            await(begun);
            assertThat(stage.schedule().due().getFirst().worker()).contains("process");
            Thread closing = Thread.ofPlatform().start(worker::close);
            goOn.countDown();
            closing.join();
        }

        assertThat(stage.schedule().due().getLast()).returns(State.DONE, Due::state);
    }

    @Test
    void mailsThatWaitAreTriedAgainAndAgain() {
        CountDownLatch once = new CountDownLatch(1);
        CountDownLatch twice = new CountDownLatch(2);
        Runnable mail = () -> {
            once.countDown();
            twice.countDown();
        };
        try (Worker worker = stage.goingSchedule().work(stage.monthRun(), mail, due -> {}, FAST)) {
            await(once);
            // the next is due some minutes after the end of the first, which may still be going on
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(500))
                    .atMost(Duration.ofMinutes(4))
                    .until(() -> {
                        stage.clock.set(stage.clock.now().plus(Duration.ofMinutes(6)));
                        return twice.getCount() == 0;
                    });
        }
        assertThat(stage.ran()).isEmpty();
    }

    @Test
    void whatIsOverdueIsShownForEachMissedMonth() {
        stage.scheduler();
        stage.clock.set(Instant.parse("2026-11-20T10:00:00Z"));

        assertThat(stage.schedule().due())
                .extracting(Due::month)
                .containsExactly(AUGUST, AUGUST.plusMonths(1), AUGUST.plusMonths(2));
        assertThat(stage.schedule().due()).extracting(Due::at).containsOnly(Instant.parse("2026-09-03T04:00:00Z"));
    }

    @Test
    void otherSettingsThanTheWorkersAreNoticedAndARestartTakesThem() {
        stage.scheduler();
        assertThat(stage.schedule().isOfOtherSettings()).isFalse();
        stage.settings = new ScheduleSettings(true, Cron.parse("0 6 5 * *"), ZoneId.of("Asia/Tokyo"), null, 45);
        assertThat(stage.schedule().isOfOtherSettings()).isTrue();

        stage.scheduler();

        assertThat(stage.schedule().isOfOtherSettings()).isFalse();
        assertThat(stage.schedule().due())
                .extracting(Due::at)
                .isEqualTo(List.of(Instant.parse("2026-09-04T21:00:00Z")));
    }

    @Test
    void aScheduleThatIsOffHasNothingDue() {
        stage.settings = ScheduleSettings.OFF;

        assertThat(stage.schedule().due()).isEmpty();
        assertThat(Schedule.first(stage.settings, stage.clock::now)).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(4, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void aWorkerIsSeenAsLongAsItLives() {
        Schedule schedule = stage.goingSchedule();
        assertThat(schedule.workers()).isZero();

        try (Worker one = schedule.work(stage.monthRun(), null, due -> {}, FAST);
                Worker other = schedule.work(stage.monthRun(), null, due -> {}, FAST)) {
            assertThat(one).isNotSameAs(other);
            assertThat(schedule.workers()).isEqualTo(2);
        }

        assertThat(schedule.workers()).isZero();
    }
}
