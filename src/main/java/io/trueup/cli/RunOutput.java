package io.trueup.cli;

import io.trueup.job.Operations;
import io.trueup.job.Progress;
import io.trueup.job.RunSummary;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** What the user sees of a run or a restart: progress while it works, then the closing table or JSON. */
final class RunOutput {
    private final Surroundings surroundings;
    private final boolean json;
    private final String goesOn;

    private RunOutput(Surroundings surroundings, boolean json, String goesOn) {
        this.surroundings = surroundings;
        this.json = json;
        this.goesOn = goesOn;
    }

    /** @param goesOn the call that goes on with the run after it was cut off */
    static RunOutput of(DatabaseCommand command, boolean json, String goesOn) {
        return new RunOutput(command.surroundings(), json, goesOn);
    }

    int carryOut(Supplier<Operations> database, BiFunction<Operations, Progress, RunSummary> work) {
        try (Interruption interruption = Interruption.watch(surroundings.err(), goesOn)) {
            RunSummary summary = worked(database, work);
            interruption.tooLate();
            return tell(summary);
        }
    }

    private RunSummary worked(Supplier<Operations> database, BiFunction<Operations, Progress, RunSummary> work) {
        try (Operations operations = database.get();
                ShownProgress progress = ShownProgress.on(surroundings)) {
            return work.apply(operations, progress);
        }
    }

    private int tell(RunSummary summary) {
        int exit = ExitStatus.of(summary);
        if (summary.message() != null) {
            summary.message().lines().forEach(line -> surroundings.err().println("trueup: " + line));
        }
        if (json) {
            surroundings.out().println(RunJson.of(summary, exit));
        } else if (!summary.organizations().isEmpty() || summary.state() == RunSummary.State.COMPLETED) {
            ClosingTable.of(summary, surroundings).lines().forEach(surroundings.out()::println);
        }
        return exit;
    }
}
