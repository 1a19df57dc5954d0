package io.trueup.console.home;

import io.trueup.console.ConsoleSettings;
import io.trueup.console.balance.Reminders;
import io.trueup.console.balance.Reminders.Reminder;
import io.trueup.console.decision.OpenDisputes;
import io.trueup.console.decision.SettledMonths;
import io.trueup.console.decision.SettledMonths.Settled;
import io.trueup.console.jobs.JobRow;
import io.trueup.console.page.Asked;
import io.trueup.console.page.Badge;
import io.trueup.console.page.Paged;
import io.trueup.console.page.Shown;
import io.trueup.console.schedule.ScheduleView;
import io.trueup.job.Attention;
import io.trueup.job.ExecutionView.State;
import io.trueup.job.Operations;
import io.trueup.store.DocumentPages.Entry;
import io.trueup.store.DocumentPages.Filter;
import io.trueup.store.DocumentPages.Place;
import io.trueup.store.MonthStandings;
import io.trueup.store.MonthStandings.Total;
import io.trueup.store.Standing;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What needs attention, the most money first; and the documents of the inbox. */
@Controller
final class HomePage {

    private static final int MOST = 8;
    private static final int PAGE = 50;

    private final Operations operations;
    private final SettledMonths settled;
    private final Reminders reminders;
    private final ScheduleView schedule;
    private final ConsoleSettings settings;
    private final JdbcClient sql;

    HomePage(
            Operations operations,
            SettledMonths settled,
            Reminders reminders,
            ScheduleView schedule,
            ConsoleSettings settings,
            JdbcClient sql) {
        this.operations = operations;
        this.settled = settled;
        this.reminders = reminders;
        this.schedule = schedule;
        this.settings = settings;
        this.sql = sql;
    }

    /** A month in a list of money. */
    record MonthRow(String organization, String name, String month, String shownMonth, String amount, String detail) {}

    /** A document that could not be read. */
    record DocumentRow(
            String organization,
            String sha256,
            String file,
            String kind,
            Badge badge,
            @Nullable String reason) {}

    @GetMapping("/")
    String home(Model model) {
        List<Settled> decided = settled.all();
        Attention attention = operations.history().attention(MOST + decided.size());
        disputed(attention, decided, model);
        model.addAttribute("uncounted", uncounted(decided));
        missing(attention, model);
        setAside(attention, model);
        runs(attention, model);
        List<Reminder> due = reminders.due(MOST + 1);
        model.addAttribute("reminders", due.subList(0, Math.min(MOST, due.size())));
        model.addAttribute("moreReminders", due.size() > MOST);
        model.addAttribute("problems", attention.problems().stream().limit(MOST).toList());
        model.addAttribute("mails", stuckMails());
        model.addAttribute("nobodyAtWork", schedule.isNobodyAtWork());
        model.addAttribute(
                "nothingYet",
                attention.unfinished().isEmpty()
                        && operations
                                .history()
                                .months(MonthStandings.Filter.ALL, null, 1)
                                .isEmpty());
        model.addAttribute("inbox", settings.inbox().toString());
        return "home";
    }

    private static void disputed(Attention attention, List<Settled> decided, Model model) {
        OpenDisputes open = OpenDisputes.of(attention, decided, MOST);
        model.addAttribute(
                "disputed", open.months().stream().map(HomePage::disputed).toList());
        model.addAttribute("disputedTotal", total(open.totals()));
        model.addAttribute("disputedCount", months(open.totals()));
        model.addAttribute(
                "settled", decided.stream().limit(MOST).map(HomePage::settled).toList());
        model.addAttribute("settledCount", decided.size());
    }

    /** Discrepant months that the sum misses, since nothing in them can be counted in money. */
    private long uncounted(List<Settled> decided) {
        return sql.sql("select count(*) from month_standing where status = 'discrepant' and disputed = 0")
                        .query(Long.class)
                        .single()
                - decided.stream().filter(one -> one.disputed().signum() == 0).count();
    }

    private void missing(Attention attention, Model model) {
        model.addAttribute(
                "missing",
                attention.missing().stream().limit(MOST).map(HomePage::missing).toList());
        model.addAttribute("missingTotal", total(attention.totalMissing()));
        model.addAttribute("missingCount", months(attention.totalMissing()));
        model.addAttribute("unestimated", new MonthStandings(sql).unestimated());
    }

    private static void setAside(Attention attention, Model model) {
        model.addAttribute(
                "setAside",
                attention.setAside().stream()
                        .limit(MOST)
                        .map(HomePage::document)
                        .toList());
        model.addAttribute("setAsideCount", attention.totalSetAside());
    }

    private void runs(Attention attention, Model model) {
        Map<Boolean, List<JobRow>> byWork = attention.unfinished().stream()
                .collect(Collectors.partitioningBy(
                        view -> view.state() == State.RUNNING, Collectors.mapping(JobRow::of, Collectors.toList())));
        List<JobRow> working = byWork.getOrDefault(true, List.of());
        model.addAttribute("working", working);
        model.addAttribute(
                "runs",
                byWork.getOrDefault(false, List.of()).stream().limit(MOST).toList());
        model.addAttribute("runsCount", openRuns() - working.size());
    }

    private long openRuns() {
        return sql.sql("select count(*) from run r where r.state = 'open' and exists (select from run_execution x"
                        + " where (x.month, x.run, x.shard) = (r.month, r.run, r.shard))")
                .query(Long.class)
                .single();
    }

    /** Mails that nobody gets unless somebody acts. */
    private long stuckMails() {
        return sql.sql("select count(*) from outbox where state in ('refused', 'in doubt')")
                .query(Long.class)
                .single();
    }

    private static MonthRow settled(Settled month) {
        return new MonthRow(
                month.organization(),
                month.name(),
                month.month().toString(),
                Shown.month(month.month()),
                Shown.amount(month.disputed(), month.currency()),
                "decided");
    }

    private static MonthRow disputed(Standing standing) {
        return row(
                standing,
                standing.disputed().signum() == 0
                        ? "not countable"
                        : Shown.amount(standing.disputed(), standing.currency()),
                standing.errors() == 0 ? "to be decided by hand" : Shown.count(standing.errors(), "error"));
    }

    private static MonthRow missing(Standing standing) {
        return row(standing, Shown.accrued(standing), Shown.count(standing.missing(), "invoice") + " expected");
    }

    private static MonthRow row(Standing standing, String amount, String detail) {
        return new MonthRow(
                standing.organization(),
                standing.name(),
                standing.month().toString(),
                Shown.month(standing.month()),
                amount,
                detail);
    }

    private static DocumentRow document(Entry entry) {
        return new DocumentRow(
                entry.organization(),
                entry.sha256(),
                entry.file(),
                entry.kind() == null ? "not read yet" : entry.kind().replace('-', ' '),
                entry.code() == null
                        ? new Badge(
                                entry.kind() == null ? "waiting" : "read", entry.kind() == null ? "…" : "✓", "plain")
                        : new Badge("set aside", "✕", "bad"),
                entry.reason());
    }

    private static String total(List<Total> totals) {
        return totals.isEmpty()
                ? "0"
                : totals.stream()
                        .map(total -> Shown.amount(total.amount(), total.currency()))
                        .collect(Collectors.joining(" + "));
    }

    private static long months(List<Total> totals) {
        return totals.stream().mapToLong(Total::months).sum();
    }

    @GetMapping("/documents")
    String documents(
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String file,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String afterOrganization,
            @RequestParam(required = false) @Nullable String afterFile,
            @RequestParam(required = false) @Nullable String afterSha256,
            Model model) {
        boolean onlySetAside = "set-aside".equals(show);
        Place after = afterOrganization == null || afterFile == null || afterSha256 == null
                ? null
                : new Place(afterOrganization, afterFile, afterSha256);
        Paged<Entry> page = Paged.of(
                operations
                        .history()
                        .documents(
                                new Filter(Asked.text(organization), Asked.text(file), onlySetAside), after, PAGE + 1),
                PAGE);
        model.addAttribute(
                "documents", page.rows().stream().map(HomePage::document).toList());
        model.addAttribute("organization", organization);
        model.addAttribute("file", file);
        model.addAttribute("show", onlySetAside ? "set-aside" : "all");
        model.addAttribute("first", after == null);
        model.addAttribute("next", page.last());
        return "documents";
    }
}
