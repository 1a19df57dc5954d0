package io.trueup.console.balance;

import io.trueup.balance.HandReading;
import io.trueup.console.ConsoleSettings;
import io.trueup.console.balance.ReadingDesk.Refused;
import io.trueup.console.balance.ReadingDesk.Taken;
import io.trueup.console.balance.ReadingDesk.Typed;
import io.trueup.console.page.Shown;
import io.trueup.console.security.Actor;
import io.trueup.job.Drafts.NotConfigured;
import io.trueup.job.Operations;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form for a balance that somebody read from the dashboard. */
@Controller
final class BalancePage {
    private static final int MOST = 20;
    private static final int DAYS_OF_EDGE = 3;

    private final Operations operations;
    private final ConsoleSettings settings;
    private final ReadingDesk desk;
    private final ReadingLog log;
    private final InstantSource clock;

    BalancePage(
            Operations operations, ConsoleSettings settings, ReadingDesk desk, ReadingLog log, InstantSource clock) {
        this.operations = operations;
        this.settings = settings;
        this.desk = desk;
        this.log = log;
        this.clock = clock;
    }

    /** A reading that was typed. */
    record Row(
            String organization,
            String pool,
            String at,
            String remaining,
            String author,
            String entered,
            @Nullable String screenshot) {}

    @GetMapping("/balance")
    String form(
            @RequestParam(defaultValue = "") String organization,
            @RequestParam(defaultValue = "") String pool,
            Model model) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return form(new Typed(organization, pool, now, "", unit(pool)), null, model);
    }

    /** What most pools are counted in; the form says so if it is wrong. */
    private static String unit(String pool) {
        return pool.startsWith("computer:") ? "credits" : "USD";
    }

    private String form(Typed typed, @Nullable String error, Model model) {
        List<String> organizations = operations.drafts().organizations(settings.inbox());
        model.addAttribute("organizations", organizations);
        model.addAttribute("typed", typed);
        model.addAttribute(
                "pools", organizations.contains(typed.organization()) ? pools(typed.organization()) : List.of());
        model.addAttribute("error", error);
        model.addAttribute(
                "readings", log.newest(MOST).stream().map(BalancePage::row).toList());
        return "balance";
    }

    private List<String> pools(String organization) {
        try {
            return HandReading.poolsOf(operations.drafts().organization(settings.inbox(), organization));
        } catch (NotConfigured saidWhenItIsSent) {
            return List.of();
        }
    }

    private static Row row(ReadingLog.Entry entry) {
        return new Row(
                entry.organization(),
                entry.reading().pool(),
                Shown.time(entry.reading().at()),
                entry.reading().remaining().toPlainString() + " "
                        + entry.reading().unit(),
                entry.author(),
                Shown.time(entry.entered()),
                entry.screenshot());
    }

    @PostMapping("/balance")
    String enter(
            @RequestParam(defaultValue = "") String organization,
            @RequestParam(defaultValue = "") String pool,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String remaining,
            @RequestParam(defaultValue = "") String unit,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        Typed typed = new Typed(organization, pool, at, remaining, unit);
        try {
            told(typed.organization(), desk.take(typed, Actor.of(request)), next);
            return "redirect:/balance";
        } catch (Refused refused) {
            return form(typed, refused.getMessage(), model);
        }
    }

    /** Says what was done, and offers to run the months that the reading bears on. */
    static void told(String organization, Taken taken, RedirectAttributes next) {
        HandReading reading = taken.reading();
        next.addFlashAttribute(
                "notice",
                taken.isNew()
                        ? "Written: " + reading.pool() + " of " + organization + " held "
                                + reading.remaining().toPlainString() + " " + reading.unit() + " at " + reading.at()
                                + "."
                        : "Nothing written: this very reading was there already.");
        next.addFlashAttribute("runOrganization", organization);
        next.addFlashAttribute("runMonths", months(reading.at()));
    }

    private static SortedSet<YearMonth> months(Instant at) {
        SortedSet<YearMonth> months = new TreeSet<>();
        YearMonth month = YearMonth.from(at.atOffset(ZoneOffset.UTC));
        months.add(month);
        if (at.atOffset(ZoneOffset.UTC).getDayOfMonth() <= DAYS_OF_EDGE) {
            months.add(month.minusMonths(1));
        }
        return months;
    }
}
