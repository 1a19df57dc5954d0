package io.trueup.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.trueup.console.Killed;
import io.trueup.console.ServedConsole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people come for, click by click. */
@Tag("browser")
class FlowsBrowserIT {

    private static final ServedConsole CONSOLE = ServedConsole.only();
    private static final LocatorAssertions.IsVisibleOptions IN_A_WHILE =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void fromTheFirstPasswordToTheMarkedRowOfAnInvoice() {
        try (Visit visit = Visit.stranger()) {
            Page page = visit.open("/");
            assertThat(page).hasURL(Pattern.compile("/login$"));
            assertThat(page.getByLabel("Name")).isFocused();

            visit.logIn("admin", CONSOLE.adminPassword());
            assertThat(page).hasTitle("Needs attention · Trueup");
            assertThat(page.locator("section[aria-labelledby=h-disputed]")).containsText("41.90 USD");

            link(page, "Cobalt Freight Systems, Inc.").first().click();
            assertThat(page).hasURL(Pattern.compile("/months/cobalt-freight/2026-08$"));
            assertThat(page.locator("svg.range").first()).isVisible();

            Locator finding = page.locator(".findings tbody tr").first();
            finding.locator(".places a", new Locator.LocatorOptions().setHasText(".pdf"))
                    .first()
                    .click();
            assertThat(page.locator("img.paper")).isVisible();
            assertThat(page.locator("main")).containsText("row");
            Object loaded = page.locator("img.paper").evaluate("one => one.decode().then(() => one.naturalWidth)");
            assertThat((Integer) loaded).isGreaterThan(500);
            assertThat(page.locator("img.paper").getAttribute("alt")).contains("marked: ");

            page.locator(".crumbs a").first().click();
            assertThat(page).hasURL(Pattern.compile("/months/cobalt-freight/2026-08"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRunStartedByTheFormIsWatchedToItsEndAlsoWhereServerSentEventsFail(boolean events) {
        try (Visit visit = Visit.admin()) {
            if (!events) {
                visit.page().route(Pattern.compile("/jobs/[0-9]+/live$"), Route::abort);
            }
            Page page = visit.open("/jobs");
            Locator executions = page.locator("#list tbody tr", new Page.LocatorOptions().setHasText("2026-07"));
            int before = executions.count();
            link(page, "Run a month").click();
            page.getByLabel("Month").fill("2026-07");
            page.getByText("Look at it as of another day").click();
            page.getByLabel("As of").fill("2026-08-10T00:00:00Z");
            button(page, "Run").click();
            assertThat(page.locator(".note.good")).containsText("The run of 2026-07 was started.");

            // without a reload: the list follows by itself until the run has an execution
            assertThat(executions).hasCount(before + 1, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
            executions.first().locator("th a").click();

            // without another click: the page follows by itself
            assertThat(page.locator("#progress .badge").filter(new Locator.FilterOptions().setHasText("completed")))
                    .isVisible(IN_A_WHILE);
            assertThat(page.locator("#progress[data-live]")).hasCount(0);
            if (!events) {
                visit.forgive("net::ERR_FAILED");
            }
        }
    }

    @Test
    void aPageThatFollowsSaysSoWhenNothingAnswersAnyMore() throws Exception {
        Killed killed = Killed.in(CONSOLE);
        long execution = killed.execution();
        try (Killed.Revived _ = Killed.Revived.of(CONSOLE, killed.month());
                Visit visit = Visit.admin()) {
            visit.page().route(Pattern.compile("/jobs/[0-9]+/live$"), Route::abort);
            Page page = visit.open("/jobs/" + execution);
            assertThat(page.locator("#progress[data-live]")).hasCount(1);
            assertThat(page.locator("#line")).isHidden();

            page.route(Pattern.compile("/jobs/[0-9]+/progress$"), Route::abort);
            assertThat(page.locator("#line"))
                    .containsText(
                            "The console does not answer. What you see is of",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));

            page.unroute(Pattern.compile("/jobs/[0-9]+/progress$"));
            assertThat(page.locator("#line")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(20_000));
            visit.forgive("net::ERR_FAILED", "htmx:");
        }
    }

    @Test
    void aKilledRunIsRestartedWithAReasonAndCompletes() throws Exception {
        long execution = KilledRun.of("2026-06", CONSOLE);
        try (Visit visit = Visit.admin()) {
            Page page = visit.open("/");
            assertThat(page.locator("#h-runs")).isVisible();
            page.locator("a[href='/jobs/" + execution + "/restart']").click();

            assertThat(page.locator("h1")).hasText("Restart execution " + execution);
            assertThat(page.locator(".will")).containsText("Sends nothing twice");
            button(page, "Restart").click(); // without a reason the browser itself holds it back
            assertThat(page).hasURL(Pattern.compile("/jobs/" + execution + "/restart$"));
            page.getByLabel("Why").fill("its machine was switched off");
            button(page, "Restart").click();
            assertThat(page.locator(".note.good")).containsText("was restarted");

            // the list follows by itself to the execution that goes on
            assertThat(page).hasURL(Pattern.compile("/jobs$"));
            Locator completed = page.locator("#list tbody tr", new Page.LocatorOptions().setHasText("2026-06"))
                    .locator(".badge.good");
            assertThat(completed.first())
                    .containsText("completed", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));

            page.navigate("/audit");
            assertThat(page.locator("tbody tr").first()).containsText("its machine was switched off");
        }
    }

    @Test
    void aMemberSeesAndIsOfferedNoAct() {
        String password = CONSOLE.admin().add("mara", "MEMBER");
        try (Visit visit = Visit.stranger()) {
            visit.logIn("mara", password);
            Page page = visit.page();
            assertThat(link(page, "Run a month")).hasCount(0);
            assertThat(link(page, "Users")).hasCount(0);
            page.navigate("/jobs/1");
            assertThat(page.locator(".acts")).hasCount(0);
            page.navigate("/months/cobalt-freight/2026-08");
            assertThat(page.locator("main form[method=post]")).hasCount(0);

            page.navigate("/account");
            String token = page.locator("meta[name=csrf]").getAttribute("content");
            assertThat(page.request()
                            .post(
                                    "/jobs/start",
                                    RequestOptions.create()
                                            .setForm(FormData.create()
                                                    .set("_csrf", token)
                                                    .set("month", "2026-08")))
                            .status())
                    .isEqualTo(403);
            page.navigate("/users");
            assertThat(page.locator("h1")).hasText("That is not yours to do");
            visit.forgive("403");
        }
    }

    @Test
    void whoseSessionHasEndedLogsInAndGoesOn() {
        try (Visit visit = Visit.stranger()) {
            visit.logIn("admin", CONSOLE.adminPassword());
            Page page = visit.open("/months/northfold/2026-08");
            Cookie ended = visit.context().cookies().stream()
                    .filter(cookie -> cookie.name.equals("trueup"))
                    .findFirst()
                    .orElseThrow();
            visit.context().clearCookies();
            ended.value = "no-session-of-this-number";
            visit.context().addCookies(List.of(ended));

            page.reload();
            assertThat(page.locator(".note")).containsText("Your session has ended");
            page.getByLabel("Name").fill("admin");
            page.getByLabel("Password").fill(CONSOLE.adminPassword());
            button(page, "Log in").click();
            assertThat(page).hasURL(Pattern.compile("/months/northfold/2026-08"));
        }
    }

    @Test
    void textOfAnInvoiceIsShownAsTextAndRunsNothing() {
        Crowded.world();
        try (Visit visit = Visit.admin()) {
            Page page = visit.page();
            page.onDialog(dialog -> {
                throw new AssertionError("A script of a document ran: " + dialog.message());
            });
            for (String path : Crowded.PATHS) {
                page.navigate(path);
                assertThat(page.locator("main")).containsText("<script>alert(1)</script>");
                assertThat(page.locator("main script, main img[src=x]")).hasCount(0);
            }
        }
    }
}
