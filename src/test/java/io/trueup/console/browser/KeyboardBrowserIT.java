package io.trueup.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console without a mouse. */
@Tag("browser")
class KeyboardBrowserIT {

    private static final String FOCUSED = """
            () => {
                const at = document.activeElement, style = getComputedStyle(at);
                const all = [...document.querySelectorAll('*')];
                return [all.indexOf(at), at.tagName, style.outlineStyle, at.getBoundingClientRect().width > 0].join(' ');
            }
            """;

    @Test
    void theFirstStopLeadsPastTheNavigation() {
        try (Visit visit = Visit.admin()) {
            Page page = visit.open("/months");
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            assertThat(page.locator(".skip")).isInViewport();

            page.keyboard().press("Enter");
            assertThat(page.locator("main")).isFocused();
            page.keyboard().press("Tab");
            assertThat(page.locator("#f-organization")).isFocused();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/months/cobalt-freight/2026-08", "/jobs/1", "/jobs/start", "/users"})
    void theStopsFollowThePageAndEachIsSeen(String path) {
        try (Visit visit = Visit.admin()) {
            Page page = visit.open(path);
            List<Integer> stops = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                page.keyboard().press("Tab");
                String[] at = ((String) page.evaluate(FOCUSED)).split(" ");
                if (at[1].equals("BODY") || at[1].equals("HTML")) {
                    break; // past the end
                }
                assertThat(at).as("stop " + i + " of " + path).endsWith("solid", "true");
                stops.add(Integer.valueOf(at[0]));
            }
            assertThat(stops).hasSizeGreaterThan(8).isSorted();
        }
    }

    @Test
    void whatIsNewOnAPageLeavesTheFocusAndWhatIsUnfoldedAsTheyWere() {
        try (Visit visit = Visit.admin()) {
            Page page = visit.open("/jobs/1");
            Locator unfold = page.locator("#progress summary").first();
            unfold.focus();
            page.keyboard().press("Enter");
            page.locator("#progress").evaluate("one => one.dataset.old = 'true'");

            page.evaluate("htmx.ajax('GET', '/jobs/1/progress', {target: '#progress', swap: 'outerHTML'})");

            assertThat(page.locator("#progress[data-old]")).hasCount(0);
            assertThat(page.locator("#progress details").first()).hasAttribute("open", "");
            assertThat(page.locator("#progress summary").first()).isFocused();
        }
    }

    @Test
    void nothingMovesForWhoAskedForThat() {
        try (Visit visit = Visit.admin(Visit.options().setReducedMotion(ReducedMotion.REDUCE))) {
            Page page = visit.open("/jobs");

            assertThat(
                            (Boolean)
                                    page.evaluate(
                                            "[...document.querySelectorAll('*')].every(one => getComputedStyle(one).transitionDuration === '0s' && getComputedStyle(one).animationName === 'none')"))
                    .isTrue();
        }
    }
}
