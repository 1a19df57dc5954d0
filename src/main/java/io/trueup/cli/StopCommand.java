package io.trueup.cli;

import io.trueup.job.Operations;

/** {@code stop EXECUTION}. */
@picocli.CommandLine.Command(
        name = "stop",
        header = "Asks a running execution, in whichever process, to stop at its next chunk.",
        sortOptions = false)
final class StopCommand extends ExecutionCommand {

    StopCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        return tell(Operations::stop);
    }
}
