package io.trueup.job;

import io.trueup.store.Executions.Execution;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution as {@code status} shows it: the state comes from the run guard, so a killed run is interrupted, not running.
 *
 * @param run 1, 2, 3 …: a month can always be run again
 * @param holder host and process that hold the run; null unless running
 * @param failure what went wrong, in words; null if nothing did
 */
public record ExecutionView(
        long execution,
        YearMonth month,
        long run,
        State state,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable String holder,
        @Nullable String failure,
        List<StepView> steps) {

    public ExecutionView {
        steps = List.copyOf(steps);
    }

    static ExecutionView of(Execution execution, State state, List<StepView> steps) {
        return new ExecutionView(
                execution.number(),
                execution.month(),
                execution.run(),
                state,
                execution.started(),
                execution.ended(),
                state == State.RUNNING ? execution.holder() : null,
                execution.failure(),
                steps);
    }

    public enum State {
        RUNNING,
        /** Started, but whoever ran it is dead: restart it. */
        INTERRUPTED,
        COMPLETED,
        FAILED,
        STOPPED,
        ABANDONED
    }

    public record StepView(String step, String status, long done) {}
}
