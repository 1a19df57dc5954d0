package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeadersTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();

    @Test
    void nothingRunsInTheBrowserThatIsNoFileOfOurs() {
        Page page = CONSOLE.admin().get("/");

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http", "data:");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Server")).isEmpty();
    }

    @Test
    void noTemplateHoldsScriptOrStyleOrUnescapedText() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
            List<Path> files = templates.filter(Files::isRegularFile).toList();
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain("th:utext", "[(", "style=", "<style", "onclick", "javascript:", "hx-on")
                        .doesNotContainPattern("<script(?![^>]*th:src)")
                        .doesNotContainPattern("(src|href)=\"https?://");
            }
        }
    }

    @Test
    void whatAPageLoadsIsThere() {
        Browser browser = CONSOLE.admin();
        String page = browser.get("/").body();
        List<String> files = java.util.regex.Pattern.compile("(?:src|href)=\"(/(?:assets|webjars)/[^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();

        assertThat(files).hasSize(5).anyMatch(file -> file.contains("htmx"));
        for (String file : files) {
            Page answer = browser.get(file);
            assertThat(answer.status()).as(file).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).contains("max-age");
        }
    }

    @Test
    void healthIsOpenAndSaysNoMore() {
        Page page = CONSOLE.stranger().get("/actuator/health");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("UP").doesNotContain("PostgreSQL");
    }

    @Test
    void metricsAreForAdmins() {
        assertThat(CONSOLE.admin().get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
    }

    @Test
    void whatIsNotThereIsToldInWords() {
        Page page = CONSOLE.admin().get("/months/nobody/2026-08");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("There is nothing here").doesNotContain("Exception", "Whitelabel");
    }
}
