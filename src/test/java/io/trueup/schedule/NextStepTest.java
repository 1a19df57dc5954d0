package io.trueup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.job.RunSummary;
import io.trueup.organization.Cron;
import io.trueup.organization.ScheduleSettings;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Verdict;
import io.trueup.schedule.Due.Kind;
import io.trueup.schedule.Due.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NextStepTest {

    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final Instant TAKEN_UP = Instant.parse("2026-09-03T04:00:00Z");

    @Test
    void aMonthInWhichNothingIsAwaitedIsDone() {
        NextStep next = after(Summaries.reconciled(AUGUST), 0, TAKEN_UP);

        assertThat(next.state()).isEqualTo(State.DONE);
        assertThat(next.at()).isNull();
        assertThat(next.outcome()).isEqualTo("1 organization: 1 reconciled");
    }

    @Test
    void aDiscrepancyAwaitsPeopleNotTheSchedule() {
        RunSummary summary = Summaries.completed(
                AUGUST, Summaries.outcome(AUGUST, "cobalt-freight", Status.DISCREPANT, Verdict.OVER_INVOICED));

        assertThat(after(summary, 0, TAKEN_UP).state()).isEqualTo(State.DONE);
    }

    @Test
    void aDiscrepantMonthInWhichAnInvoiceIsMissingIsLookedAtAgain() {
        RunSummary summary = Summaries.completed(
                AUGUST, Summaries.outcome(AUGUST, "cobalt-freight", Status.DISCREPANT, Verdict.INVOICE_MISSING));

        NextStep next = after(summary, 0, TAKEN_UP);

        assertThat(next.kind()).isEqualTo(Kind.RECHECK);
        assertThat(next.outcome())
                .isEqualTo("1 organization: 1 discrepant, invoice missing: cobalt-freight api:default");
    }

    @Test
    void anOrganizationThatWasSetAsideIsLookedAtAgainBecauseNobodyKnowsWhatItAwaits() {
        NextStep next = after(Summaries.completed(AUGUST, Summaries.setAside("kestrel")), 0, TAKEN_UP);

        assertThat(next.kind()).isEqualTo(Kind.RECHECK);
        assertThat(next.outcome()).contains("set aside: kestrel");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 07:30, 2026-09-03T04:00:00Z, 2026-09-04T05:30:00Z",
        "Europe/Berlin, 07:30, 2026-09-03T22:30:00Z, 2026-09-05T05:30:00Z",
        "UTC, 07:30, 2026-09-30T23:59:59Z, 2026-10-01T07:30:00Z",
        // the clocks skip it, or show it twice
        "Europe/Berlin, 02:30, 2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z",
        "Europe/Berlin, 02:30, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
        "America/New_York, 02:30, 2026-03-07T12:00:00Z, 2026-03-08T07:00:00Z"
    })
    void aReCheckIsDueTheNextDayByTheClocksOfTheZone(ZoneId zone, LocalTime recheck, Instant now, Instant due) {
        ScheduleSettings settings = new ScheduleSettings(true, Cron.parse("0 6 3 * *"), zone, recheck, 45);

        NextStep next = NextStep.after(
                Summaries.withoutInvoice(AUGUST), new MonthRecord(AUGUST, now, Kind.RUN, 0), now, settings, false);

        assertThat(next.state()).isEqualTo(State.OPEN);
        assertThat(next.kind()).isEqualTo(Kind.RECHECK);
        assertThat(next.at()).isEqualTo(due);
    }

    @Test
    void reChecksEndAfterTheDaysOfTheSettingsAndSaySo() {
        NextStep last = after(Summaries.withoutInvoice(AUGUST), 0, TAKEN_UP.plus(Duration.ofDays(43)));
        NextStep end = after(Summaries.withoutInvoice(AUGUST), 0, TAKEN_UP.plus(Duration.ofDays(45)));

        assertThat(last.state()).isEqualTo(State.OPEN);
        assertThat(end.state()).isEqualTo(State.GIVEN_UP);
        assertThat(end.at()).isNull();
        assertThat(end.outcome())
                .isEqualTo(
                        "2 organizations: 1 reconciled, 1 provisional, invoice missing: northfold api:default; given up"
                                + " after 45 days, ./trueup run 2026-08 looks again");
    }

    @Test
    void withoutARecheckTimeAMonthIsLookedAtOnce() {
        ScheduleSettings settings = new ScheduleSettings(true, Cron.parse("0 6 3 * *"), ZoneId.of("UTC"), null, 45);

        NextStep next = NextStep.after(
                Summaries.withoutInvoice(AUGUST),
                new MonthRecord(AUGUST, TAKEN_UP, Kind.RUN, 0),
                TAKEN_UP,
                settings,
                false);

        assertThat(next.state()).isEqualTo(State.DONE);
        assertThat(next.outcome()).endsWith("not looked at again, since no recheck time is set");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "OTHER_PARAMETERS", "REFUSED"})
    void whatFailsIsTriedAgainAfterGrowingPauses(RunSummary.State state) {
        List<Duration> pauses = new ArrayList<>();
        for (int failures = 0; failures < 9; failures++) {
            NextStep next = after(Summaries.ended(AUGUST, state, "The disk is full."), failures, TAKEN_UP);
            assertThat(next.kind()).isEqualTo(Kind.RETRY);
            assertThat(next.failures()).isEqualTo(failures + 1);
            assertThat(next.outcome()).isEqualTo("The disk is full");
            pauses.add(Duration.between(TAKEN_UP, next.at()));
        }

        assertThat(pauses.stream().map(Duration::toMinutes))
                .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 360L, 360L);
        assertThat(after(Summaries.ended(AUGUST, state, "x"), 1000, TAKEN_UP).at())
                .isEqualTo(TAKEN_UP.plus(Duration.ofHours(6)));
    }

    @Test
    void aRunInHandElsewhereIsWaitedForAndIsNoFailure() {
        NextStep next = after(
                Summaries.ended(AUGUST, RunSummary.State.ALREADY_RUNNING, "It is already running on build-7"),
                0,
                TAKEN_UP);

        assertThat(next.kind()).isEqualTo(Kind.RUN);
        assertThat(next.failures()).isZero();
        assertThat(next.at()).isEqualTo(TAKEN_UP.plus(Duration.ofMinutes(5)));
        assertThat(next.outcome()).contains("already running on build-7");
    }

    @Test
    void aRunThatWasStoppedGoesOnAtOnceElsewhereIfOnlyTheWorkerGoesDown() {
        RunSummary stopped = Summaries.ended(AUGUST, RunSummary.State.STOPPED, "Stopped.");
        MonthRecord before = new MonthRecord(AUGUST, TAKEN_UP, Kind.RUN, 0);

        assertThat(NextStep.after(stopped, before, TAKEN_UP, settings(), true).at())
                .isEqualTo(TAKEN_UP);
        assertThat(NextStep.after(stopped, before, TAKEN_UP, settings(), false).at())
                .as("stopped by hand")
                .isEqualTo(TAKEN_UP.plus(Duration.ofHours(1)));
        assertThat(NextStep.after(stopped, before, TAKEN_UP, settings(), false).outcome())
                .contains("by hand", "./trueup run 2026-08");
    }

    private static NextStep after(RunSummary summary, int failures, Instant now) {
        return NextStep.after(summary, new MonthRecord(AUGUST, TAKEN_UP, Kind.RUN, failures), now, settings(), false);
    }

    private static ScheduleSettings settings() {
        return new ScheduleSettings(true, Cron.parse("0 6 3 * *"), ZoneId.of("Europe/Berlin"), LocalTime.of(7, 30), 45);
    }
}
