package io.trueup.cli;

import io.trueup.document.DocumentReader;
import io.trueup.invoice.FootingError;
import io.trueup.invoice.Invoice;
import io.trueup.job.Operations;
import io.trueup.organization.Organization;
import io.trueup.organization.ScheduleSettings;
import io.trueup.usage.PriceList;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rooms of the program behind the command line; {@link Assembly} puts the real ones together, only when a command asks for them. */
interface Rooms {

    /** Reads a document of any kind. */
    DocumentReader documentReader();

    /** What on an invoice does not add up. */
    List<FootingError> footing(Invoice invoice);

    /**
     * The job's settings.
     *
     * @throws CallRefused with every error of the file
     */
    Settings settings(Path jobs);

    /**
     * An organization's configuration.
     *
     * @throws CallRefused with every error of the file
     */
    Organization organization(String id, Path yaml, Path jobs);

    /**
     * The vendor's list prices that the job's settings name.
     *
     * @throws CallRefused with every error of the file
     */
    PriceList prices(Path jobs);

    /**
     * Opens a database.
     *
     * @param database null: the embedded one under the home.
     * @throws CallRefused if the call or the job's files are wrong
     */
    Operations open(Path home, @Nullable String database, Path jobs);

    /**
     * When months are run by themselves.
     *
     * @throws CallRefused with every error of the file
     */
    ScheduleSettings schedule(Path jobs);

    /** What {@code monthly-reconciliation.yaml} says; null where it says nothing. Paths are absolute. */
    record Settings(
            @Nullable Path inbox,
            @Nullable Path reports,
            @Nullable Integer threads) {
        static final Settings NONE = new Settings(null, null, null);
    }
}
