package io.trueup.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.trueup.console.ServedConsole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody before the console: a browser context of its own, with its cookies. What the browser complains of fails the test. */
final class Visit implements AutoCloseable {

    /** The first page, or the one that was asked for before. */
    private static final Pattern AFTER_LOGIN = Pattern.compile("^http://[^/]+/(?!login).*");

    private static @Nullable String adminSession;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visit(Browser.NewContextOptions options) {
        this.context = Chromium.only().newContext(options);
        this.page = context.newPage();
        context.setDefaultTimeout(20_000);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
    }

    static Browser.NewContextOptions options() {
        return options(ServedConsole.only().port());
    }

    static Browser.NewContextOptions options(int port) {
        return new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port)
                .setViewportSize(1280, 900)
                .setLocale("en-GB")
                .setColorScheme(ColorScheme.LIGHT);
    }

    static Visit stranger() {
        return new Visit(options());
    }

    static Visit admin() {
        return admin(options());
    }

    static Visit admin(Browser.NewContextOptions options) {
        return new Visit(options.setStorageState(adminSession()));
    }

    static Visit with(Browser.NewContextOptions options) {
        return new Visit(options);
    }

    /** Logged in once for all: hashing a password takes its time on purpose. */
    private static synchronized String adminSession() {
        if (adminSession == null) {
            try (Visit visit = stranger()) {
                visit.logIn("admin", ServedConsole.only().adminPassword());
                adminSession = visit.context.storageState();
            }
        }
        return adminSession;
    }

    void logIn(String name, String password) {
        page.navigate("/login");
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        page.locator("main button").click();
        page.waitForURL(AFTER_LOGIN);
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Page open(String path) {
        page.navigate(path);
        return page;
    }

    /**
     * For refusals that are meant: the browser tells of each answer that is an error.
     *
     * @param words one of them stands in each complaint
     */
    void forgive(String... words) {
        assertThat(complaints).allMatch(complaint -> Stream.of(words).anyMatch(complaint::contains));
        complaints.clear();
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complains of").isEmpty();
    }
}
