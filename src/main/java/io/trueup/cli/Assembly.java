package io.trueup.cli;

import io.trueup.document.DocumentReader;
import io.trueup.invoice.FootingError;
import io.trueup.invoice.Invoice;
import io.trueup.job.Operations;
import io.trueup.organization.Organization;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one place that knows every room of the program and puts them together. */
final class Assembly implements Rooms {

    private final Path root;

    Assembly(Path root) {
        this.root = root;
    }

    @Override
    public DocumentReader documentReader() {
        throw notAssembled("documents cannot be read");
    }

    @Override
    public List<FootingError> footing(Invoice invoice) {
        throw notAssembled("invoices cannot be checked");
    }

    @Override
    public Settings settings(Path jobs) {
        return Settings.NONE;
    }

    @Override
    public Organization organization(String id, Path yaml, Path jobs) {
        throw notAssembled("organizations cannot be read");
    }

    @Override
    public Operations open(Path home, @Nullable String database, Path jobs) {
        throw notAssembled("no database can be opened");
    }

    private CallRefused notAssembled(String what) {
        return new CallRefused("This build of Trueup in " + root + " is not put together yet: " + what + ".");
    }
}
