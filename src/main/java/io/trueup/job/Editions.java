package io.trueup.job;

import io.trueup.reconcile.Reconciliation;
import io.trueup.report.Edition;
import io.trueup.store.Outbox.Mail;
import io.trueup.store.Reconciliations;
import io.trueup.store.Reconciliations.Version;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;

/** The stored versions as reports and mails tell them: each with the one before it. */
record Editions(Reconciliations reconciliations) {

    /** A version and the folder of its reports. */
    record Published(Edition edition, Path folder) {}

    /** @throws java.util.NoSuchElementException if there is no such version */
    Edition of(String organization, YearMonth month, int version) {
        Reconciliation previous = version == 1 ? null : stored(organization, month, version - 1);
        return new Edition(stored(organization, month, version), version, previous);
    }

    /** What a mail tells, if its reports stand in their place. */
    Optional<Published> published(Mail mail) {
        return reconciliations
                .publishedIn(mail.organization(), mail.month(), mail.version())
                .map(folder -> new Published(of(mail.organization(), mail.month(), mail.version()), folder));
    }

    private Reconciliation stored(String organization, YearMonth month, int version) {
        return reconciliations
                .version(organization, month, version)
                .map(Version::reconciliation)
                .orElseThrow();
    }
}
