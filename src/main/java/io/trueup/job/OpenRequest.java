package io.trueup.job;

import io.trueup.document.DocumentReader;
import io.trueup.report.ReportFiles;
import io.trueup.usage.PriceList;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the operations work with.
 *
 * @param home the folder of the bundled database, the archive and the logs
 * @param databaseUrl a PostgreSQL of the user's own, such as {@code postgresql://user@host:5432/trueup}; null: the bundled one
 */
public record OpenRequest(
        Path home,
        @Nullable String databaseUrl,
        PriceList prices,
        OrganizationLoader organizations,
        DocumentReader reader,
        ReportFiles reports) {

    public OpenRequest {
        home = home.toAbsolutePath().normalize();
    }
}
