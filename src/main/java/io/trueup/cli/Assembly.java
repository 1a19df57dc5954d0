package io.trueup.cli;

import io.trueup.analytics.AnalyticsApi;
import io.trueup.document.DocumentReader;
import io.trueup.intake.DocumentIntake;
import io.trueup.invoice.Footing;
import io.trueup.invoice.FootingError;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.pdf.PdfInvoiceReader;
import io.trueup.job.OpenRequest;
import io.trueup.job.Operations;
import io.trueup.job.OrganizationLoader.Loaded;
import io.trueup.job.Trueup;
import io.trueup.mail.Mailer;
import io.trueup.organization.Defaults;
import io.trueup.organization.MonthlySettings;
import io.trueup.organization.MonthlyYaml;
import io.trueup.organization.Organization;
import io.trueup.organization.OrganizationYaml;
import io.trueup.organization.Parsed;
import io.trueup.organization.PriceListYaml;
import io.trueup.organization.Problem;
import io.trueup.organization.ScheduleSettings;
import io.trueup.report.ReconciliationReports;
import io.trueup.store.CannotOpenException;
import io.trueup.usage.PriceList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one place that knows every room of the program and puts them together. */
final class Assembly implements Rooms {

    private static final String SETTINGS = "monthly-reconciliation.yaml";

    private final Path root;

    Assembly(Path root) {
        this.root = root;
    }

    @Override
    public DocumentReader documentReader() {
        return DocumentIntake.of(PdfInvoiceReader.create());
    }

    @Override
    public List<FootingError> footing(Invoice invoice) {
        return Footing.check(invoice);
    }

    /** Paths of the settings are meant from the project's root, wherever the user stands. */
    @Override
    public Settings settings(Path jobs) {
        MonthlySettings settings = monthly(jobs);
        return new Settings(
                root.resolve(settings.inbox()).normalize(),
                root.resolve(settings.reports()).normalize(),
                settings.threads());
    }

    @Override
    public Organization organization(String id, Path yaml, Path jobs) {
        return valid(OrganizationYaml.parse(
                id + "/organization.yaml", bytes(yaml), monthly(jobs).defaults()));
    }

    @Override
    public ScheduleSettings schedule(Path jobs) {
        return monthly(jobs).schedule();
    }

    @Override
    public Operations open(Path home, @Nullable String database, Path jobs) {
        MonthlySettings settings = monthly(jobs);
        PriceList prices = prices(jobs);
        Defaults defaults = settings.defaults();
        try {
            return Trueup.open(new OpenRequest(
                    home,
                    database,
                    prices,
                    (folder, label, yaml) -> loaded(OrganizationYaml.parse(label, yaml, defaults)),
                    documentReader(),
                    new ReconciliationReports(),
                    settings.analytics().enabled() ? AnalyticsApi.of(settings.analytics(), System::getenv) : null,
                    Mailer.of(settings.mail(), System::getenv)));
        } catch (CannotOpenException refused) {
            if (refused.isCallWrong()) {
                throw new CallRefused(String.valueOf(refused.getMessage()));
            }
            throw refused;
        }
    }

    @Override
    public PriceList prices(Path jobs) {
        MonthlySettings settings = monthly(jobs);
        Path file = jobs.resolve(settings.prices()).normalize();
        return valid(PriceListYaml.parse(settings.prices(), bytes(file)));
    }

    private static MonthlySettings monthly(Path jobs) {
        return valid(MonthlyYaml.parse(SETTINGS, bytes(jobs.resolve(SETTINGS))));
    }

    private static Loaded loaded(Parsed<Organization> parsed) {
        return switch (parsed) {
            case Parsed.Valid<Organization> valid -> new Loaded.Good(valid.value());
            case Parsed.Invalid<Organization> invalid -> new Loaded.Bad(messages(invalid.problems()));
        };
    }

    private static <T> T valid(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Valid<T> valid -> valid.value();
            case Parsed.Invalid<T> invalid -> throw new CallRefused(String.join("\n", messages(invalid.problems())));
        };
    }

    private static List<String> messages(List<Problem> problems) {
        return problems.stream().map(Problem::message).toList();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new CallRefused(
                    "Cannot read %s: the file is not there or not readable. Name the folder that holds it with --jobs DIR."
                            .formatted(file));
        }
    }
}
