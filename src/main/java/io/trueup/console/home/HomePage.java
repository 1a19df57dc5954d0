package io.trueup.console.home;

import io.trueup.console.balance.Reminders;
import io.trueup.console.decision.Decisions;
import io.trueup.console.page.Asked;
import io.trueup.console.page.Badge;
import io.trueup.console.page.Paged;
import io.trueup.console.page.Shown;
import io.trueup.job.Attention;
import io.trueup.job.ExecutionView;
import io.trueup.job.Operations;
import io.trueup.store.DocumentPages.Entry;
import io.trueup.store.DocumentPages.Filter;
import io.trueup.store.DocumentPages.Place;
import io.trueup.store.MonthStandings.Total;
import io.trueup.store.Standing;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private final Decisions decisions;
    private final Reminders reminders;

    HomePage(Operations operations, Decisions decisions, Reminders reminders) {
        this.operations = operations;
        this.decisions = decisions;
        this.reminders = reminders;
    }

    /** A month in a list of money. */
    record MonthRow(String organization, String name, String month, String shownMonth, String amount, String detail) {}

    /** A run that is not finished. */
    record RunRow(
            long execution,
            String month,
            Badge badge,
            String started,
            @Nullable String failure) {}

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
        Attention attention = operations.history().attention(MOST);
        Map<Boolean, List<MonthRow>> disputed = attention.disputed().stream()
                .collect(Collectors.partitioningBy(
                        this::isSettled, Collectors.mapping(HomePage::disputed, Collectors.toList())));
        model.addAttribute("disputed", disputed.get(false));
        model.addAttribute("settled", disputed.get(true));
        model.addAttribute("reminders", reminders.due(MOST));
        model.addAttribute("disputedTotal", total(attention.totalDisputed()));
        model.addAttribute("disputedCount", months(attention.totalDisputed()));
        model.addAttribute(
                "missing", attention.missing().stream().map(HomePage::missing).toList());
        model.addAttribute("missingTotal", total(attention.totalMissing()));
        model.addAttribute("missingCount", months(attention.totalMissing()));
        model.addAttribute(
                "setAside",
                attention.setAside().stream().map(HomePage::document).toList());
        model.addAttribute("setAsideCount", attention.totalSetAside());
        model.addAttribute(
                "runs", attention.unfinished().stream().map(HomePage::run).toList());
        model.addAttribute("problems", attention.problems());
        return "home";
    }

    /** Whether every error of the month is decided. */
    private boolean isSettled(Standing standing) {
        return decisions.isAny(standing.organization(), standing.month())
                && operations
                        .history()
                        .version(standing.month(), standing.organization(), standing.version())
                        .map(result -> decisions.of(result.reconciliation()).isSettled())
                        .orElse(false);
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
        return row(
                standing,
                Shown.amount(standing.accrued(), standing.currency()),
                Shown.count(standing.missing(), "invoice") + " expected");
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

    private static RunRow run(ExecutionView view) {
        return new RunRow(
                view.execution(),
                view.month().toString(),
                Badge.of(view.state()),
                Shown.time(view.started()),
                view.failure());
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
