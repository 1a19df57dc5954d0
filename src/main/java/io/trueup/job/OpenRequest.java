package io.trueup.job;

import io.trueup.analytics.AnalyticsApi;
import io.trueup.document.DocumentReader;
import io.trueup.mail.Mailer;
import io.trueup.report.ReportFiles;
import io.trueup.usage.PriceList;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the operations work with.
 *
 * @param home the folder of the bundled database, the archive and the logs
 * @param databaseUrl a PostgreSQL of the user's own, such as {@code postgresql://user@host:5432/trueup}; null: the bundled one
 * @param mailer sends mails or writes them as files; null: they are queued only
 * @param analytics fetches Computer analytics in the collect step; null: only what lies in the inbox is collected
 */
public record OpenRequest(
        Path home,
        @Nullable String databaseUrl,
        PriceList prices,
        OrganizationLoader organizations,
        DocumentReader reader,
        ReportFiles reports,
        @Nullable AnalyticsApi analytics,
        @Nullable Mailer mailer) {

    public OpenRequest {
        home = home.toAbsolutePath().normalize();
    }

    /** Without sending anything. */
    public OpenRequest(
            Path home,
            @Nullable String databaseUrl,
            PriceList prices,
            OrganizationLoader organizations,
            DocumentReader reader,
            ReportFiles reports,
            @Nullable AnalyticsApi analytics) {
        this(home, databaseUrl, prices, organizations, reader, reports, analytics, null);
    }

    /** Without fetching or sending anything. */
    public OpenRequest(
            Path home,
            @Nullable String databaseUrl,
            PriceList prices,
            OrganizationLoader organizations,
            DocumentReader reader,
            ReportFiles reports) {
        this(home, databaseUrl, prices, organizations, reader, reports, null, null);
    }
}
