package io.trueup.console.jobs;

import io.trueup.console.page.Badge;
import io.trueup.console.page.Shown;
import io.trueup.job.ExecutionView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An execution in the list. */
record JobRow(
        long execution,
        String month,
        long run,
        Badge badge,
        String started,
        String lasted,
        @Nullable String failure) {

    static JobRow of(ExecutionView view) {
        return new JobRow(
                view.execution(),
                view.month().toString(),
                view.run(),
                Badge.of(view.state()),
                Shown.time(view.started()),
                view.started() == null || view.ended() == null
                        ? Shown.NONE
                        : Shown.duration(Duration.between(view.started(), view.ended())),
                view.failure());
    }
}
