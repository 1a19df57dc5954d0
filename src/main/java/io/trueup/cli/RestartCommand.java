package io.trueup.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code restart EXECUTION}. */
@picocli.CommandLine.Command(
        name = "restart",
        header = "Goes on with an execution that failed, was stopped or was interrupted.",
        sortOptions = false)
final class RestartCommand extends ExecutionCommand {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How much at once (default: as many as there are cores).")
    private @Nullable Integer threads;

    @Option(names = "--json", description = "Prints the result as one JSON object.")
    private boolean json;

    RestartCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        requireDatabase();
        int parallel = Threads.of(threads, desk.rooms().settings(jobs()));
        return RunOutput.of(this, json, "./trueup restart " + execution())
                .carryOut(this::open, (operations, progress) -> operations.restart(execution(), parallel, progress));
    }
}
