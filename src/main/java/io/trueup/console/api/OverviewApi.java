package io.trueup.console.api;

import io.trueup.console.api.DocumentsApi.DocumentItem;
import io.trueup.console.api.ExecutionsApi.ExecutionItem;
import io.trueup.console.api.MonthsApi.MonthItem;
import io.trueup.console.balance.Reminders;
import io.trueup.console.balance.Reminders.Reminder;
import io.trueup.console.decision.OpenDisputes;
import io.trueup.console.decision.SettledMonths;
import io.trueup.console.decision.SettledMonths.Settled;
import io.trueup.console.page.Asked;
import io.trueup.console.page.Paged;
import io.trueup.job.Attention;
import io.trueup.job.Operations;
import io.trueup.store.AuditLog;
import io.trueup.store.AuditLog.Entry;
import io.trueup.store.ExecutionPages.Problem;
import io.trueup.store.MonthStandings;
import io.trueup.store.MonthStandings.Total;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What needs attention, who did what, and who asks. */
@RestController
@RequestMapping("/api/v1")
final class OverviewApi {

    private static final int USUAL_ATTENTION = 8;

    private final Operations operations;
    private final AuditLog log;
    private final Reminders reminders;
    private final SettledMonths settled;
    private final JdbcClient sql;

    OverviewApi(Operations operations, AuditLog log, Reminders reminders, SettledMonths settled, JdbcClient sql) {
        this.operations = operations;
        this.log = log;
        this.reminders = reminders;
        this.settled = settled;
        this.sql = sql;
    }

    /** Money over months. */
    record Sum(String currency, long months, String amount) {
        static Sum of(Total total) {
            return new Sum(total.currency(), total.months(), total.amount().toPlainString());
        }
    }

    /** An organization that the newest run of a month set aside. */
    record SetAsideItem(String month, long run, String organization, String problem) {
        static SetAsideItem of(Problem problem) {
            return new SetAsideItem(
                    problem.month().toString(), problem.run(), problem.organization(), problem.problem());
        }
    }

    /**
     * A pool whose balance is to be read, around the end of a month.
     *
     * @param lastRead when it was read last
     * @param words what hangs on it
     */
    record BalanceDue(String organization, String pool, Instant lastRead, String words) {
        static BalanceDue of(Reminder reminder) {
            return new BalanceDue(reminder.organization(), reminder.pool(), reminder.lastAt(), reminder.words());
        }
    }

    /**
     * What waits for somebody to act; each list is cut at the limit, each total is not.
     *
     * @param disputed of these nobody has decided about every error yet
     * @param totalMissingNotEstimated months that the sums of missing invoices miss something of, since nothing tells it
     */
    record AttentionView(
            List<MonthItem> disputed,
            List<Sum> totalDisputed,
            List<MonthItem> missing,
            List<Sum> totalMissing,
            long totalMissingNotEstimated,
            List<DocumentItem> setAside,
            long totalSetAside,
            List<ExecutionItem> unfinished,
            List<SetAsideItem> problems,
            List<BalanceDue> balancesDue) {
        static AttentionView of(
                Attention attention, OpenDisputes open, long notEstimated, List<Reminder> reminders, int most) {
            return new AttentionView(
                    open.months().stream().map(MonthItem::of).toList(),
                    open.totals().stream().map(Sum::of).toList(),
                    attention.missing().stream().limit(most).map(MonthItem::of).toList(),
                    attention.totalMissing().stream().map(Sum::of).toList(),
                    notEstimated,
                    attention.setAside().stream()
                            .limit(most)
                            .map(DocumentItem::of)
                            .toList(),
                    attention.totalSetAside(),
                    attention.unfinished().stream()
                            .limit(most)
                            .map(ExecutionItem::of)
                            .toList(),
                    attention.problems().stream()
                            .limit(most)
                            .map(SetAsideItem::of)
                            .toList(),
                    reminders.stream().map(BalanceDue::of).toList());
        }
    }

    @GetMapping("/attention")
    AttentionView attention(@RequestParam(defaultValue = "" + USUAL_ATTENTION) int limit) {
        int most = Listing.limit(limit);
        List<Settled> decided = settled.all();
        Attention attention = operations.history().attention(most + decided.size());
        return AttentionView.of(
                attention,
                OpenDisputes.of(attention, decided, most),
                new MonthStandings(sql).unestimated(),
                reminders.due(most),
                most);
    }

    /** An act. */
    record ActItem(
            long id,
            Instant at,
            String actor,
            String act,
            String subject,
            @Nullable String reason,
            @Nullable String before,
            @Nullable String after,
            @Nullable String address) {
        static ActItem of(Entry entry) {
            AuditLog.Act act = entry.act();
            return new ActItem(
                    entry.id(),
                    entry.at(),
                    act.actor(),
                    act.act(),
                    act.subject(),
                    act.reason(),
                    act.before(),
                    act.after(),
                    act.address());
        }
    }

    @GetMapping("/audit")
    Listing<ActItem> audit(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(defaultValue = "" + Listing.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Listing.limit(limit);
        Paged<Entry> page = Paged.of(log.page(Asked.text(actor), ExecutionsApi.before(cursor), size + 1), size);
        return Listing.of(page, ActItem::of, row -> List.of(Long.toString(row.id())));
    }

    /** Who asks. */
    record Me(String name, String role) {}

    @GetMapping("/me")
    Me me(HttpServletRequest request) {
        return new Me(request.getUserPrincipal().getName(), request.isUserInRole("ADMIN") ? "admin" : "member");
    }
}
