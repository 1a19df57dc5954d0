package io.trueup.schedule;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import io.trueup.intake.DocumentIntake;
import io.trueup.invoice.pdf.PdfInvoiceReader;
import io.trueup.job.OpenRequest;
import io.trueup.job.Operations;
import io.trueup.job.OrganizationLoader.Loaded;
import io.trueup.job.RunSummary;
import io.trueup.job.Trueup;
import io.trueup.money.Money;
import io.trueup.organization.Cron;
import io.trueup.organization.Defaults;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.organization.OrganizationYaml;
import io.trueup.organization.ScheduleSettings;
import io.trueup.report.ReconciliationReports;
import io.trueup.usage.PriceList;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with a schedule whose clock the test sets; the month before is due on the 3rd at 06:00 in Berlin. */
final class Stage implements AutoCloseable {

    final SettableClock clock = new SettableClock();
    final Operations database;
    final List<YearMonth> ran = Collections.synchronizedList(new ArrayList<>());
    final List<Due> told = Collections.synchronizedList(new ArrayList<>());
    ScheduleSettings settings =
            new ScheduleSettings(true, Cron.parse("0 6 3 * *"), ZoneId.of("Europe/Berlin"), LocalTime.of(7, 30), 45);
    Function<YearMonth, RunSummary> run = Summaries::reconciled;

    private Stage(Operations database) {
        this.database = database;
    }

    static Stage open(Path home) {
        Defaults defaults = new Defaults(new Tolerance(Money.usd("0.02"), new BigDecimal("0.1")));
        return new Stage(Trueup.open(new OpenRequest(
                home,
                null,
                new PriceList(List.of()),
                (folder, label, yaml) -> new Loaded.Good(
                        OrganizationYaml.parse(label, yaml, defaults).value()),
                DocumentIntake.of(PdfInvoiceReader.create()),
                new ReconciliationReports())));
    }

    /** Forgets whatever an earlier test did. */
    Stage clear(String now) {
        sql("delete from scheduled_tasks");
        sql("delete from schedule_month");
        clock.set(Instant.parse(now));
        return this;
    }

    void sql(String statement) {
        JdbcClient.create(database.database()).sql(statement).update();
    }

    /** A schedule whose clock goes on by itself from where it is set: workers wait by the clock. */
    Schedule goingSchedule() {
        long started = System.nanoTime();
        return Schedule.of(database.database(), settings, () -> clock.now().plusNanos(System.nanoTime() - started));
    }

    Schedule schedule() {
        return Schedule.of(database.database(), settings, clock::now);
    }

    MonthRun monthRun() {
        return month -> {
            ran.add(month);
            return run.apply(month);
        };
    }

    /** A scheduler that does something only when the test asks. */
    ManualScheduler scheduler() {
        ScheduleTasks tasks = new ScheduleTasks(
                settings, new ScheduledMonths(database.database()), monthRun(), clock::now, told::add);
        return TestHelper.createManualScheduler(database.database(), List.of(tasks.month()))
                .clock(clock)
                .startTasks(List.of(tasks.tick()))
                .start();
    }

    /** Sets the clock and does everything that is due then. */
    void at(ManualScheduler scheduler, String now) {
        clock.set(Instant.parse(now));
        Instant started = clock.now();
        // The due time first, then a month a round.
        for (int round = 0; round < 6; round++) {
            scheduler.runAnyDueExecutions();
            clock.set(started.plusMillis(round * 10L));
        }
    }

    /** The months that were run since the last look. */
    List<YearMonth> ran() {
        synchronized (ran) {
            List<YearMonth> since = List.copyOf(ran);
            ran.clear();
            return since;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
