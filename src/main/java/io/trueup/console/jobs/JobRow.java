package io.trueup.console.jobs;

import io.trueup.console.page.Badge;
import io.trueup.console.page.Shown;
import io.trueup.job.ExecutionView;
import io.trueup.job.ExecutionView.State;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An execution in the list. */
public record JobRow(
        long execution,
        String month,
        long run,
        Badge badge,
        String started,
        String lasted,
        @Nullable String failure) {

    public static JobRow of(ExecutionView view) {
        return new JobRow(
                view.execution(),
                view.month().toString(),
                view.run(),
                Badge.of(view.state()),
                Shown.time(view.started()),
                view.started() == null || view.ended() == null
                        ? Shown.NONE
                        : Shown.duration(Duration.between(view.started(), view.ended())),
                happened(view));
    }

    /** Nobody was left to write down why a killed run ended. */
    public static @Nullable String happened(ExecutionView view) {
        return view.failure() == null && view.state() == State.INTERRUPTED
                ? "It was cut off: its process is gone. What was done is kept."
                : view.failure();
    }
}
