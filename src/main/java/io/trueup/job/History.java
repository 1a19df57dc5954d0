package io.trueup.job;

import io.trueup.document.DocumentSource;
import io.trueup.store.DocumentPages;
import io.trueup.store.MonthStandings;
import io.trueup.store.Standing;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the database knows of the past and the present, for looking: nothing here changes anything, and every list comes in pages. */
public interface History {

    /**
     * Executions, the newest first, without their steps.
     *
     * @param before the number of the last one seen; null: from the newest
     */
    List<ExecutionView> executions(ExecutionQuery query, @Nullable Long before, int limit);

    Optional<ExecutionDetail> execution(long number);

    /**
     * What waits for somebody to act.
     *
     * @param most how long each list may be
     */
    Attention attention(int most);

    /**
     * How months stand, the newest first.
     *
     * @param after the last one seen; null: from the first
     */
    List<Standing> months(MonthStandings.Filter filter, MonthStandings.@Nullable Place after, int limit);

    /** A stored version of an organization's month. */
    Optional<Operations.Result> version(YearMonth month, String organization, int version);

    /** The numbers of the versions of an organization's month, in order; empty if it was never reconciled. */
    List<Integer> versions(YearMonth month, String organization);

    /**
     * The documents of the inbox by organization and path.
     *
     * @param after the last one seen; null: from the first
     */
    List<DocumentPages.Entry> documents(DocumentPages.Filter filter, DocumentPages.@Nullable Place after, int limit);

    /** A document that was collected, with its bytes. */
    record Original(DocumentPages.Entry entry, DocumentSource source) {}

    Optional<Original> original(String organization, String sha256);
}
