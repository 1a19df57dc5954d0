package io.trueup.cli;

import io.trueup.job.Operations;

/** {@code abandon EXECUTION}. */
@picocli.CommandLine.Command(
        name = "abandon",
        header = "Gives up an unfinished execution, so that its month can be run with other parameters.",
        sortOptions = false)
final class AbandonCommand extends ExecutionCommand {

    AbandonCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        return tell(Operations::abandon);
    }
}
