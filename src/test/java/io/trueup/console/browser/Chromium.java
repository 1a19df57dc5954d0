package io.trueup.console.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One browser for all tests of this process: the machine's own, without a window, and without calls home. */
final class Chromium {

    private static final List<String> QUIET = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private Chromium() {}

    static Browser only() {
        return Only.BROWSER;
    }

    private static final class Only {
        static final Browser BROWSER = launch();
    }

    private static Browser launch() {
        try {
            // the driver unpacks itself: below target, not into the system's folder for temporary files
            Path driver =
                    Files.createDirectories(Path.of("target", "browser-driver").toAbsolutePath());
            System.setProperty("playwright.driver.tmpdir", driver.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "browser-end"));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setChromiumSandbox(false)
                        .setArgs(QUIET));
    }

    private static Path executable() {
        return Stream.of(
                        System.getProperty("trueup.chromium", "/usr/bin/chromium"),
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(
                                "No chromium was found: install Debian's package chromium, or name one with -Dtrueup.chromium=PATH."));
    }
}
