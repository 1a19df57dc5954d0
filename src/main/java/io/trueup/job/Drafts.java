package io.trueup.job;

import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentSource;
import io.trueup.document.FactSink;
import io.trueup.organization.Organization;
import io.trueup.reconcile.Reconciliation;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/** Documents that are not filed yet: what they say, and what a month would come to with them. Nothing here changes anything. */
public interface Drafts {

    /** Reads a document as a run would. A reader that stumbles sets it aside with that reason. */
    DocumentOutcome read(DocumentSource source, FactSink sink);

    /** The organizations that have a folder in the inbox, sorted. */
    List<String> organizations(Path inbox);

    /**
     * An organization as its folder in the inbox describes it now.
     *
     * @throws NotConfigured with a sentence a problem if it cannot be had
     */
    Organization organization(Path inbox, String id) throws NotConfigured;

    /**
     * Reconciles a month twice from what lies in the inbox now: as it is, and with the drafts beside it. The work is that of a run, in a transaction that
     * is rolled back.
     *
     * @param asOf the instant at which it is asked
     */
    Trial trial(Path inbox, String organization, List<Draft> drafts, YearMonth month, Instant asOf)
            throws NotConfigured;

    /**
     * A document that is not filed.
     *
     * @param source under the path that it would be filed at, below the organization's folder
     */
    record Draft(String sha256, DocumentSource source) {}

    /** A month without and with the drafts. */
    record Trial(Reconciliation before, Reconciliation after) {}

    /** There is no such organization, or its organization.yaml is wrong. */
    final class NotConfigured extends Exception {
        private static final long serialVersionUID = 1L;

        NotConfigured(String sentences) {
            super(sentences);
        }
    }
}
