package io.trueup.job;

import io.trueup.reconcile.Reconciliation;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param execution the execution's number, as {@code status} lists it; null if none was started
 * @param mails what went out, and what needs a look
 * @param message why it did not complete, and the next step; null if it completed
 * @param portfolio the workbook over all organizations; null if there is one organization only, or none was written
 */
public record RunSummary(
        YearMonth month,
        @Nullable Long execution,
        State state,
        @Nullable String message,
        List<OrganizationOutcome> organizations,
        Mails mails,
        @Nullable Path portfolio) {

    /** Without mails and portfolio. */
    public RunSummary(
            YearMonth month,
            @Nullable Long execution,
            State state,
            @Nullable String message,
            List<OrganizationOutcome> organizations) {
        this(month, execution, state, message, organizations, Mails.NONE, null);
    }

    public RunSummary {
        organizations = List.copyOf(organizations);
    }

    /**
     * The mails of a run.
     *
     * @param sent accepted by the mail server in this run
     * @param written as files in this run
     * @param refused by the mail server in this run
     * @param waiting in the whole outbox, and not sent yet
     * @param inDoubt in the whole outbox: nobody knows whether they were accepted
     */
    public record Mails(long sent, long written, long refused, long waiting, long inDoubt) {
        public static final Mails NONE = new Mails(0, 0, 0, 0, 0);
    }

    public enum State {
        COMPLETED,
        /** The run itself failed; a restart goes on where it stopped. */
        FAILED,
        /** Stopped by request or signal; a restart goes on. */
        STOPPED,
        /** Somebody else is running this database. */
        ALREADY_RUNNING,
        /** An unfinished run of this month has other parameters. */
        OTHER_PARAMETERS,
        /** The call cannot be carried out: no such month, inbox, execution. */
        REFUSED
    }

    /**
     * One organization of the run.
     *
     * @param reconciliation null if the organization was set aside
     * @param version the newest version; null if there is none
     * @param unchanged whether the run found the same result as the newest version and wrote nothing
     * @param folder where its newest version's reports are; null if there is none
     * @param problems why the organization was set aside or failed, a sentence each with file and line; empty if it went well
     */
    public record OrganizationOutcome(
            String organization,
            @Nullable Reconciliation reconciliation,
            @Nullable Integer version,
            boolean unchanged,
            @Nullable Path folder,
            List<String> problems) {
        public OrganizationOutcome {
            problems = List.copyOf(problems);
        }
    }
}
