package io.trueup.job;

import io.trueup.store.Run;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One step of the job: which items are still to do, and how one is done. Asked again after any interruption it tells what remains; no
 * position is kept anywhere. Doing an item twice does no harm.
 */
interface Work<T> {

    String step();

    /** Whether a run has this step at all. */
    default boolean isPartOf(Run run) {
        return true;
    }

    /** How many items are behind already, from an earlier execution of the run. */
    long behind(Run run);

    long waiting(Run run);

    /**
     * The next items of a partition, ordered by key.
     *
     * @param after the last item given; null: from the first
     */
    List<T> next(Run run, int partition, @Nullable T after, int limit);

    /** Does one item, inside the transaction of its chunk. */
    void work(RunContext context, T item);

    /**
     * Of the job's last step, when every partition has come to its end; outside of any transaction, and done again if it was cut off.
     *
     * @param halted whether the run was asked to stop; what is left then is done when it goes on
     */
    default void afterAll(RunContext context, BooleanSupplier halted) {}

    /** Writes down that an item failed, after all that it had written was undone; the rest of the month goes on. */
    void failed(RunContext context, T item, Throwable failure);
}
