package io.trueup.job;

import io.trueup.reconcile.Reconciliation;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What one can do with a database of Trueup; the command line and the console are two faces of it. Closing it releases the database. */
public interface Operations extends AutoCloseable {

    /** Runs a month: resumes its unfinished run if the parameters are the same, else starts a new one. */
    RunSummary run(RunRequest request, Progress progress);

    /** Goes on with an execution that failed, was stopped or was interrupted. */
    RunSummary restart(long execution, int threads, Progress progress);

    /** Asks a running execution, in whichever process, to stop at its next chunk. Returns a sentence on what happened. */
    String stop(long execution);

    /** Gives up an unfinished execution, so that the month can be run with other parameters. Returns a sentence on what happened. */
    String abandon(long execution);

    /**
     * Executions, newest first.
     *
     * @param month null: all months
     */
    List<ExecutionView> executions(@Nullable YearMonth month);

    /** An organization's newest result of a month. */
    Optional<Result> newest(YearMonth month, String organization);

    /** Makes the version that a workbook says it is again from its archived documents, and compares the workbook with what comes out. */
    Verification verify(Path workbook);

    /** What the database knows of the past and the present. */
    History history();

    /** The database's connections, for what a face of the program keeps for itself, such as the console's users. */
    DataSource database();

    /**
     * A stored result.
     *
     * @param folder where its reports are, if they were written
     */
    record Result(
            Reconciliation reconciliation,
            int version,
            @Nullable Path folder) {}

    /** Documents that are not filed yet. */
    Drafts drafts();

    /** The mails of this database. */
    Mailroom mailroom();

    @Override
    void close();
}
