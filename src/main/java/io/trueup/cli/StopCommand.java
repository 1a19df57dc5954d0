package io.trueup.cli;

import io.trueup.job.Operations;
import picocli.CommandLine.Parameters;

/** {@code stop EXECUTION}. */
@picocli.CommandLine.Command(
        name = "stop",
        header = "Asks a running execution, in whichever process, to stop at its next chunk.",
        sortOptions = false)
final class StopCommand extends DatabaseCommand {

    @Parameters(index = "0", paramLabel = "EXECUTION", description = "Its number, as ./trueup status lists it.")
    private long execution;

    StopCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        if (nothingRunYet()) {
            throw noDatabase();
        }
        try (Operations operations = open()) {
            surroundings().out().println(operations.stop(execution));
            return exists(operations, execution) ? ExitStatus.RECONCILED : ExitStatus.CALL_WRONG;
        }
    }
}
