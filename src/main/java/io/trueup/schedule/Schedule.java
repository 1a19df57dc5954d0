package io.trueup.schedule;

import io.trueup.organization.ScheduleSettings;
import io.trueup.schedule.Due.Kind;
import io.trueup.schedule.Due.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The schedule of a database: what is due, and a worker that does it. */
public final class Schedule {

    /** So many months that are over are shown beside what is due. */
    private static final int MOST_ENDED = 6;

    private static final Duration POLLING = Duration.ofSeconds(10);

    private final DataSource database;
    private final ScheduleSettings settings;
    private final InstantSource clock;
    private final ScheduledMonths months;

    private Schedule(DataSource database, ScheduleSettings settings, InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.months = new ScheduledMonths(database);
    }

    /** @param database whose tables are made already */
    public static Schedule of(DataSource database, ScheduleSettings settings, InstantSource clock) {
        return new Schedule(database, settings, clock);
    }

    /** What is due where nothing was ever run: the first due time. */
    public static List<Due> first(ScheduleSettings settings, InstantSource clock) {
        return settings.enabled()
                ? List.of(due(settings, settings.cron().next(clock.instant(), settings.zone())))
                : List.of();
    }

    /** What is due, the soonest first, then the newest months that are over. */
    public List<Due> due() {
        List<Due> all = new ArrayList<>(months.all(MOST_ENDED));
        if (settings.enabled()) {
            atNextTick().stream().filter(tick -> !isDueBefore(tick, all)).forEach(all::add);
        }
        all.sort(Comparator.comparing(one -> one.at() == null ? Instant.MAX : one.at(), Comparator.naturalOrder()));
        return all;
    }

    /** Whether the month of a due time is due already: then it is told once. */
    private static boolean isDueBefore(Due tick, List<Due> all) {
        return all.stream()
                .anyMatch(one -> one.month().equals(tick.month())
                        && one.at() != null
                        && !one.at().isAfter(tick.at()));
    }

    /** A due time in the past stands for every month that was missed since. */
    private List<Due> atNextTick() {
        Instant now = clock.instant();
        Instant tick = months.nextTick().orElseGet(() -> settings.cron().next(now, settings.zone()));
        if (tick.isAfter(now)) {
            return List.of(due(settings, tick));
        }
        List<YearMonth> owed = OwedMonths.of(months.last(), tick, now, settings.zone());
        return owed.stream()
                .map(month -> Due.of(month, State.OPEN, Kind.RUN, tick, null, null))
                .toList();
    }

    private static Due due(ScheduleSettings settings, Instant tick) {
        YearMonth month = OwedMonths.previous(tick, settings.zone());
        return Due.of(month, State.OPEN, Kind.RUN, OwedMonths.notBefore(month, tick), null, null);
    }

    /** Whether a worker has written down another due time than these settings give: it was started with other ones. */
    public boolean isOfOtherSettings() {
        Instant now = clock.instant();
        Optional<Instant> tick = months.nextTick().filter(at -> at.isAfter(now));
        return tick.isPresent() && !tick.get().equals(settings.cron().next(now, settings.zone()));
    }

    /** How many workers live now, in whichever process. */
    public int workers() {
        return WorkerPresence.living(JdbcClient.create(database));
    }

    /**
     * Starts to do what is due.
     *
     * @param waitingMail tries the mails that wait, again and again; null: nothing does
     * @param told is told of each month that is taken up or was tried
     */
    public Worker work(MonthRun run, @Nullable Runnable waitingMail, Consumer<Due> told) {
        return work(run, waitingMail, told, POLLING);
    }

    Worker work(MonthRun run, @Nullable Runnable waitingMail, Consumer<Due> told, Duration polling) {
        return Worker.start(
                database, new ScheduleTasks(settings, months, run, clock, told), waitingMail, clock, polling);
    }
}
