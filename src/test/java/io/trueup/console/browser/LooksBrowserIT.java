package io.trueup.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.trueup.console.ServedConsole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page as it looks: pictures for people below {@code target/screenshots}, and what a machine can see of their faults. */
@Tag("browser")
class LooksBrowserIT {

    private static final String GRAVE = """
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                .filter(one => one.impact === 'serious' || one.impact === 'critical')
                .map(one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.html + ' (' + node.failureSummary + ')').join(' | '))
            """;

    private static Map<String, String> places;
    private static String axe;

    @BeforeAll
    static void theWorld() throws Exception {
        places = Places.all();
        axe = axe();
    }

    private static String axe() throws IOException {
        try (InputStream script = LooksBrowserIT.class.getResourceAsStream("/axe.min.js")) {
            assertThat(script).as("axe-core, from the profile browser").isNotNull();
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The policy of the pages forbids axe, so it is lifted here and only here: the flows run under it. */
    private static Visit visit(ColorScheme scheme, int width) {
        return Visit.admin(Visit.options()
                .setColorScheme(scheme)
                .setViewportSize(width, 900)
                .setBypassCSP(true));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,1280", "LIGHT,390"})
    void noPageHasASeriousFaultForThoseWhoSeeOrMoveOtherwise(ColorScheme scheme, int width) {
        SoftAssertions faults = new SoftAssertions();
        try (Visit visit = visit(scheme, width)) {
            places.forEach((name, path) -> look(visit.open(path), name, scheme, width, faults));
            visit.forgive("status of 40");
        }
        try (Visit visit = Visit.with(Visit.options()
                .setColorScheme(scheme)
                .setViewportSize(width, 900)
                .setBypassCSP(true))) {
            look(visit.open("/login?refused"), "login", scheme, width, faults);
        }
        faults.assertAll();
    }

    private static void look(Page page, String name, ColorScheme scheme, int width, SoftAssertions faults) {
        String picture = name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)");
        faults.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of " + picture)
                .isLessThanOrEqualTo(width);
        page.evaluate(axe);
        faults.assertThat((List<?>) page.evaluate(GRAVE)).as(picture).isEmpty();
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = false)");
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(pictures(picture)));
    }

    private static Path pictures(String name) {
        return Path.of("target", "screenshots", name + ".png");
    }

    @Test
    void aMonthIsPrintedWithoutWhatOnlyAScreenNeeds() {
        try (Visit visit = Visit.admin()) {
            Page page = visit.open("/months/cobalt-freight/2026-08");
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));

            for (String part : List.of(".top", ".foot", ".jump", ".skip")) {
                assertThat(page.locator(part).isVisible()).as(part).isFalse();
            }
            assertThat(page.locator("h1").isVisible()).isTrue();
            assertThat(page.evaluate("getComputedStyle(document.body).color"))
                    .as("dark on white, whatever the screen prefers")
                    .isEqualTo("rgb(0, 0, 0)");
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(pictures("month-print")));
            page.pdf(new Page.PdfOptions().setFormat("A4").setPath(Path.of("target", "screenshots", "month.pdf")));
        }
    }

    @Test
    void thePolicyOfThePagesAllowsNoScriptInTheirText() {
        assertThat(ServedConsole.only().stranger().get("/login").header("Content-Security-Policy"))
                .as("what the flows run under")
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
    }
}
