package io.trueup.console.month;

import io.trueup.console.page.Asked;
import io.trueup.console.page.Badge;
import io.trueup.console.page.Paged;
import io.trueup.console.page.Shown;
import io.trueup.job.Operations;
import io.trueup.store.MonthStandings.Filter;
import io.trueup.store.MonthStandings.Place;
import io.trueup.store.Standing;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All months of all organizations, in pages. */
@Controller
final class MonthsPage {

    private static final int PAGE = 50;
    private static final Set<String> STATUSES = Set.of("discrepant", "provisional", "reconciled", Filter.MISSING);

    private final Operations operations;

    MonthsPage(Operations operations) {
        this.operations = operations;
    }

    /** An organization's month in the list. */
    record Row(
            String organization,
            String name,
            String month,
            Badge badge,
            String errors,
            String warnings,
            String disputed,
            String accrued,
            String setAside,
            int version) {
        static Row of(Standing standing) {
            return new Row(
                    standing.organization(),
                    standing.name(),
                    standing.month().toString(),
                    Badge.ofStatus(standing.status()),
                    orNone(standing.errors()),
                    orNone(standing.warnings()),
                    standing.disputed().signum() == 0
                            ? Shown.NONE
                            : Shown.amount(standing.disputed(), standing.currency()),
                    Shown.accrued(standing),
                    orNone(standing.setAside()),
                    standing.version());
        }

        private static String orNone(int count) {
            return count == 0 ? Shown.NONE : Shown.count(count);
        }
    }

    @GetMapping("/months")
    String months(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String afterMonth,
            @RequestParam(required = false) @Nullable String afterOrganization,
            Model model) {
        String oneStatus = status != null && STATUSES.contains(status) ? status : null;
        Filter filter = new Filter(Asked.maybeMonth(month).orElse(null), Asked.text(organization), oneStatus);
        Place after = afterOrganization == null
                ? null
                : Asked.maybeMonth(afterMonth)
                        .map(last -> new Place(last, afterOrganization))
                        .orElse(null);
        Paged<Standing> page = Paged.of(operations.history().months(filter, after, PAGE + 1), PAGE);
        model.addAttribute("rows", page.rows().stream().map(Row::of).toList());
        model.addAttribute("month", month);
        model.addAttribute("organization", organization);
        model.addAttribute("status", oneStatus);
        model.addAttribute("filtered", !filter.equals(Filter.ALL));
        model.addAttribute("first", after == null);
        model.addAttribute("next", page.last() == null ? null : Row.of(page.last()));
        return "months";
    }
}
