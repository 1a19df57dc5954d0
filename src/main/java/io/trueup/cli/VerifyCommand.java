package io.trueup.cli;

import io.trueup.job.Operations;
import io.trueup.job.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** {@code verify FILE}: whether a workbook is what its archived documents give. */
@picocli.CommandLine.Command(
        name = "verify",
        header = "Recomputes a workbook from the archived documents and says whether it is equal, or where not.",
        description = {
            "Reads the documents again that the workbook's version was made from, reconciles them, and compares every cell: values, formulas and",
            "what formulas show; in a file as it was written also formats, names and charts. A workbook that another program has",
            "saved again is compared by its values.",
            "Exit status: 0 equal, 3 it differs, 2 it is no workbook of this database."
        },
        sortOptions = false)
final class VerifyCommand extends DatabaseCommand {

    @SuppressWarnings("NullAway.Init")
    @Parameters(index = "0", paramLabel = "FILE", description = "A reconciliation.xlsx, wherever it lies.")
    private Path file;

    VerifyCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        Path workbook = path(file);
        if (!Files.isRegularFile(workbook)) {
            throw new CallRefused("There is no file " + surroundings().shown(workbook) + ".");
        }
        if (nothingRunYet()) {
            throw noDatabase();
        }
        try (Operations operations = open()) {
            Verification verification = operations.verify(workbook);
            if (verification.outcome() == Verification.Outcome.REFUSED) {
                throw new CallRefused(verification.message() + ".");
            }
            VerificationText.of(surroundings().shown(workbook), verification)
                    .forEach(surroundings().out()::println);
            return verification.outcome() == Verification.Outcome.EQUAL ? ExitStatus.RECONCILED : ExitStatus.DISCREPANT;
        }
    }
}
