package io.trueup.console;

import io.trueup.intake.DocumentIntake;
import io.trueup.invoice.pdf.PdfInvoiceReader;
import io.trueup.job.OpenRequest;
import io.trueup.job.Operations;
import io.trueup.job.OrganizationLoader.Loaded;
import io.trueup.job.Progress;
import io.trueup.job.RunRequest;
import io.trueup.job.Trueup;
import io.trueup.organization.Defaults;
import io.trueup.organization.MonthlySettings;
import io.trueup.organization.MonthlyYaml;
import io.trueup.organization.Organization;
import io.trueup.organization.OrganizationYaml;
import io.trueup.organization.Parsed;
import io.trueup.organization.PriceListYaml;
import io.trueup.organization.Problem;
import io.trueup.report.ReconciliationReports;
import io.trueup.store.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One console for all tests of this process: to set one up takes seconds. August 2026 of the sample inbox has been run in it. */
public final class ServedConsole {

    public static final YearMonth MONTH = YearMonth.of(2026, 8);
    public static final Instant AS_OF = Instant.parse("2026-09-10T00:00:00Z");

    private final Operations operations;
    private final Console console;
    private final String adminPassword;
    private final Path home;

    private ServedConsole(Operations operations, Console console, String adminPassword, Path home) {
        this.operations = operations;
        this.console = console;
        this.adminPassword = adminPassword;
        this.home = home;
    }

    public static ServedConsole only() {
        return Only.CONSOLE;
    }

    /** In a class of its own: threads of the run call into this one, which must be there by then. */
    private static final class Only {
        static final ServedConsole CONSOLE = start();
    }

    private static ServedConsole start() {
        try {
            Path home = Files.createDirectories(Path.of(
                            "target",
                            "test-homes",
                            "console-p" + ProcessHandle.current().pid())
                    .toAbsolutePath());
            copy(Path.of("sample-data"), home.resolve("inbox"));
            Operations operations = Trueup.open(request(home));
            operations.run(runRequest(home), Progress.NONE);
            Console console = Console.serve(operations, settings(home));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(operations, console, home)));
            return new ServedConsole(operations, console, console.firstPassword(), home);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An inbox of its own, since files are filed in it. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path target = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else if (!Files.exists(target)) {
                    Files.copy(one, target);
                }
            }
        }
    }

    private static void end(Operations operations, Console console, Path home) {
        console.close();
        operations.close();
        try {
            Folders.delete(home);
        } catch (IOException leftForMavenClean) {
            // below target
        }
    }

    public static ConsoleSettings settings(Path home) {
        return new ConsoleSettings("127.0.0.1", 0, false, home, home.resolve("inbox"), home.resolve("reports"), 2);
    }

    private static RunRequest runRequest(Path home) {
        return new RunRequest(MONTH, home.resolve("inbox"), home.resolve("reports"), List.of(), AS_OF, 2);
    }

    public static OpenRequest request(Path home) throws IOException {
        Path jobs = Path.of("jobs");
        MonthlySettings settings = valid(MonthlyYaml.parse(
                "monthly-reconciliation.yaml", Files.readAllBytes(jobs.resolve("monthly-reconciliation.yaml"))));
        Defaults defaults = settings.defaults();
        return new OpenRequest(
                home,
                null,
                valid(PriceListYaml.parse(settings.prices(), Files.readAllBytes(jobs.resolve(settings.prices())))),
                (folder, label, yaml) -> switch (OrganizationYaml.parse(label, yaml, defaults)) {
                    case Parsed.Valid<Organization> valid -> new Loaded.Good(valid.value());
                    case Parsed.Invalid<Organization> invalid ->
                        new Loaded.Bad(invalid.problems().stream()
                                .map(Problem::message)
                                .toList());
                },
                DocumentIntake.of(PdfInvoiceReader.create()),
                new ReconciliationReports());
    }

    private static <T> T valid(Parsed<T> parsed) {
        return ((Parsed.Valid<T>) parsed).value();
    }

    public Operations operations() {
        return operations;
    }

    public JdbcClient sql() {
        return JdbcClient.create(operations.database());
    }

    public Path home() {
        return home;
    }

    /** What the terminal shows at the first start. */
    public String adminPassword() {
        return adminPassword;
    }

    public Path inbox() {
        return home.resolve("inbox");
    }

    public int port() {
        return console.port();
    }

    /** A browser that nobody has logged in with. */
    public Browser stranger() {
        return new Browser(console.port());
    }

    public Browser admin() {
        Browser browser = stranger();
        browser.logIn("admin", adminPassword);
        return browser;
    }

    /** A new user, logged in. */
    public Browser user(String name, String role) {
        String password = admin().add(name, role);
        Browser browser = stranger();
        browser.logIn(name, password);
        return browser;
    }
}
