package io.trueup.console.jobs;

import io.trueup.console.page.Shown;
import io.trueup.job.ExecutionDetail;
import io.trueup.job.ExecutionView.State;
import io.trueup.store.ExecutionPages.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A step of an execution as its page shows it.
 *
 * @param done what this execution has done in it; while it works, what the run has, of how much
 * @param percent of the run; null unless it works, since later executions do the rest
 */
record StepRow(
        String step,
        String state,
        String done,
        @Nullable Integer percent,
        String rate,
        String left,
        String lasted,
        List<PartitionRow> partitions) {

    /** Of all organizations together: there is one of it. */
    private static final String PORTFOLIO = "portfolio";

    StepRow {
        partitions = List.copyOf(partitions);
    }

    /** A partition of a step. */
    record PartitionRow(String name, String state, String read, String written, String commits, String lasted) {}

    static List<StepRow> of(ExecutionDetail detail) {
        return steps(detail).stream().map(step -> row(step, detail)).toList();
    }

    /** The portfolio is a step of runs over more than one organization only. */
    private static List<String> steps(ExecutionDetail detail) {
        List<String> steps = new ArrayList<>(ExecutionDetail.STEPS);
        if (detail.outlook().organizations() > 1) {
            steps.add(steps.indexOf("deliver"), PORTFOLIO);
        }
        return steps;
    }

    private static StepRow row(String step, ExecutionDetail detail) {
        List<Part> parts =
                detail.parts().stream().filter(part -> part.step().equals(step)).toList();
        Part whole =
                parts.stream().filter(part -> !part.isPartition()).findFirst().orElse(null);
        List<Part> partitions = parts.stream().filter(Part::isPartition).toList();
        long done = partitions.stream().mapToLong(Part::written).sum();
        boolean works = whole != null && detail.view().state() == State.RUNNING && "STARTED".equals(whole.status());
        Duration lasted = lasted(whole, partitions);
        Long total = works ? total(step, done, detail) : null;
        long doneOfRun = works ? doneOfRun(step, done, detail) : done;
        return new StepRow(
                step,
                state(whole, detail),
                done(step, whole, doneOfRun, total),
                total == null || total == 0 ? null : (int) Math.min(100, 100 * doneOfRun / total),
                rate(done, lasted),
                total == null ? "" : left(total - doneOfRun, done, lasted),
                Shown.duration(lasted),
                partitions.stream().map(StepRow::partition).toList());
    }

    private static String done(String step, @Nullable Part whole, long done, @Nullable Long total) {
        if (whole == null) {
            return Shown.NONE;
        }
        String noun =
                switch (step) {
                    case "read" -> "document";
                    case PORTFOLIO -> "file";
                    default -> "organization";
                };
        return total == null ? Shown.count(done, noun) : Shown.count(done) + " of " + Shown.count(total, noun);
    }

    /** While a step works its own row stands still: its partitions tell how long it has worked. */
    private static @Nullable Duration lasted(@Nullable Part whole, List<Part> partitions) {
        Duration longest = whole == null ? null : whole.lasted();
        for (Part part : partitions) {
            if (part.lasted() != null && (longest == null || part.lasted().compareTo(longest) > 0)) {
                longest = part.lasted();
            }
        }
        return longest;
    }

    private static long total(String step, long done, ExecutionDetail detail) {
        return switch (step) {
            case "read" -> done + detail.unread();
            case PORTFOLIO -> 1;
            default ->
                Math.max(detail.outlook().organizations() - detail.outlook().setAside(), doneOfRun(step, done, detail));
        };
    }

    private static long doneOfRun(String step, long done, ExecutionDetail detail) {
        int steps = past(step);
        return steps < 0 ? done : detail.outlook().past().get(steps);
    }

    /** The place of a step among those that organizations have behind them; −1 for reading, which counts documents, and for the portfolio. */
    private static int past(String step) {
        return switch (step) {
            case "collect" -> 0;
            case "reconcile" -> 1;
            case "report" -> 2;
            case "deliver" -> 3;
            default -> -1;
        };
    }

    private static String state(@Nullable Part whole, ExecutionDetail detail) {
        if (whole == null || whole.status() == null) {
            return "not begun";
        }
        return switch (whole.status()) {
            case "STARTED", "STARTING", "STOPPING" -> detail.view().state() == State.RUNNING ? "at work" : "cut off";
            default -> whole.status().toLowerCase(Locale.ROOT);
        };
    }

    private static String rate(long done, @Nullable Duration lasted) {
        return done == 0 || lasted == null || lasted.toMillis() == 0
                ? Shown.NONE
                : String.format(Locale.ROOT, "%,.1f/s", done * 1000.0 / lasted.toMillis());
    }

    private static String left(long remaining, long done, @Nullable Duration lasted) {
        return done == 0 || lasted == null
                ? "not known yet"
                : Shown.duration(Duration.ofMillis(lasted.toMillis() * Math.max(0, remaining) / done));
    }

    private static PartitionRow partition(Part part) {
        return new PartitionRow(
                part.name(),
                part.status() == null ? "" : part.status().toLowerCase(Locale.ROOT),
                Shown.count(part.read()),
                Shown.count(part.written()),
                Shown.count(part.commits()),
                Shown.duration(part.lasted()));
    }
}
