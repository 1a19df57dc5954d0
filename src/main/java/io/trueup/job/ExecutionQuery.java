package io.trueup.job;

import io.trueup.store.ExecutionPages.Filter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which executions are asked for; null: all.
 *
 * @param day the UTC day on which they started
 */
public record ExecutionQuery(
        ExecutionView.@Nullable State state,
        @Nullable YearMonth month,
        @Nullable LocalDate day,
        @Nullable String organization) {

    public static final ExecutionQuery ALL = new ExecutionQuery(null, null, null, null);

    Filter filter() {
        return new Filter(
                switch (state) {
                    case COMPLETED -> List.of("COMPLETED");
                    case STOPPED -> List.of("STOPPED");
                    case ABANDONED -> List.of("ABANDONED");
                    case FAILED -> List.of("FAILED", "UNKNOWN", "STARTING", "STARTED", "STOPPING");
                    case RUNNING, INTERRUPTED -> List.of();
                    case null -> List.of();
                },
                switch (state) {
                    case RUNNING, INTERRUPTED -> true;
                    case FAILED -> false;
                    case COMPLETED, STOPPED, ABANDONED -> null;
                    case null -> null;
                },
                month,
                day,
                organization);
    }
}
