package io.trueup.cli;

import io.trueup.job.Operations;
import java.util.function.BiFunction;
import picocli.CommandLine.Parameters;

/** A command on one execution of the past or present. */
abstract class ExecutionCommand extends DatabaseCommand {

    @Parameters(index = "0", paramLabel = "EXECUTION", description = "Its number, as ./trueup status lists it.")
    private long execution;

    ExecutionCommand(Desk desk) {
        super(desk);
    }

    final long execution() {
        return execution;
    }

    final void requireDatabase() {
        if (nothingRunYet()) {
            throw noDatabase();
        }
    }

    /** Does it and shows the sentence on what happened. */
    final int tell(BiFunction<Operations, Long, String> work) {
        requireDatabase();
        try (Operations operations = open()) {
            surroundings().out().println(work.apply(operations, execution));
            boolean exists = operations.executions(null).stream().anyMatch(one -> one.execution() == execution);
            return exists ? ExitStatus.RECONCILED : ExitStatus.CALL_WRONG;
        }
    }
}
