package io.trueup.cli;

import io.trueup.job.Operations;
import picocli.CommandLine.Parameters;

/** {@code abandon EXECUTION}. */
@picocli.CommandLine.Command(
        name = "abandon",
        header = "Gives up an unfinished execution, so that its month can be run with other parameters.",
        sortOptions = false)
final class AbandonCommand extends DatabaseCommand {

    @Parameters(index = "0", paramLabel = "EXECUTION", description = "Its number, as ./trueup status lists it.")
    private long execution;

    AbandonCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        if (nothingRunYet()) {
            throw noDatabase();
        }
        try (Operations operations = open()) {
            surroundings().out().println(operations.abandon(execution));
            return exists(operations, execution) ? ExitStatus.RECONCILED : ExitStatus.CALL_WRONG;
        }
    }
}
