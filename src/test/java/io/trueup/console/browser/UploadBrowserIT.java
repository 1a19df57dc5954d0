package io.trueup.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.trueup.console.Console;
import io.trueup.console.ConsoleSettings;
import io.trueup.console.ServedConsole;
import io.trueup.job.Operations;
import io.trueup.job.Trueup;
import io.trueup.store.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An invoice on its way from the desktop to a discrepancy, over an inbox of its own. */
@Tag("browser")
class UploadBrowserIT {

    private static final String INVOICE = "Invoice-M0VQ8R2T-0013.pdf";
    private static final Path ORIGINAL = Path.of("sample-data/cobalt-freight/2026-08", INVOICE);

    private Path home;

    @BeforeEach
    void anInboxWithoutTheInvoice() throws IOException {
        home = Files.createDirectories(Path.of(
                        "target",
                        "test-homes",
                        "upload-p" + ProcessHandle.current().pid())
                .toAbsolutePath());
        Path from = Path.of("sample-data/cobalt-freight");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = home.resolve("inbox/cobalt-freight")
                        .resolve(from.relativize(file).toString());
                if (!file.endsWith(INVOICE)) {
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
    }

    @AfterEach
    void leaveNothing() throws IOException {
        Folders.delete(home);
    }

    private ConsoleSettings settings() {
        return new ConsoleSettings("127.0.0.1", 0, false, home, home.resolve("inbox"), home.resolve("reports"), 2);
    }

    @Test
    void anInvoiceDroppedOntoThePageIsReadShownFiledAndFoundDiscrepant() throws IOException {
        try (Operations operations = Trueup.open(ServedConsole.request(home));
                Console console = Console.serve(operations, settings());
                Visit visit = Visit.with(Visit.options(console.port()))) {
            visit.logIn("admin", console.firstPassword());
            Page page = visit.open("/uploads");
            page.getByLabel("Organization").selectOption("cobalt-freight");
            drop(page, "[data-drop]", ORIGINAL);
            assertThat(page.locator("[data-chosen]")).containsText("1 file: " + INVOICE);
            drop(page, "h1", Path.of("sample-data/northfold/organization.yaml"));
            drop(page, "h1", ORIGINAL);
            assertThat(page.locator("[data-chosen]")).containsText("2 files: " + INVOICE + ", organization.yaml");
            page.locator("main form button[type=submit]").first().click();

            assertThat(page.locator("article.card")).containsText(INVOICE);
            assertThat(page.locator("article.card tbody")).containsText("sonar-pro");
            assertThat(page.locator("#content")).containsText("237.30");
            page.getByLabel("Why").fill("came by e-mail today");
            page.locator("form[action$='/accept'] button").click();
            assertThat(page.locator(".note.good"))
                    .containsText("was filed as", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));

            Locator badge = page.locator(".headline .badge");
            Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> {
                page.navigate("/months/cobalt-freight/2026-08");
                return badge.isVisible();
            });
            visit.forgive("404"); // asked for before it was there
            assertThat(badge).containsText("discrepant");
            assertThat(page.locator(".findings")).containsText("34.25 USD");
            page.locator(".findings .places a", new Page.LocatorOptions().setHasText(INVOICE))
                    .first()
                    .click();
            assertThat(page.locator("img.paper")).hasAttribute("alt", Pattern.compile("marked: "));
        }
    }

    /** What a browser does when a file is let go over the field. */
    private static void drop(Page page, String onto, Path file) throws IOException {
        JSHandle files = page.evaluateHandle("""
                ([name, bytes]) => {
                    const files = new DataTransfer();
                    files.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name, {lastModified: 0}));
                    return files;
                }
                """, new String[] {
            file.getFileName().toString(), Base64.getEncoder().encodeToString(Files.readAllBytes(file))
        });
        Locator zone = page.locator(onto);
        for (String event : new String[] {"dragenter", "dragover", "drop"}) {
            zone.dispatchEvent(event, Map.of("dataTransfer", files));
        }
    }
}
