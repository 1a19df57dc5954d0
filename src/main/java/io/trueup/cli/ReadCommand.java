package io.trueup.cli;

import io.trueup.document.DocumentReader;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code read FILE...}: what a document says, without a database. */
@picocli.CommandLine.Command(
        name = "read",
        header = "Tells what a document says: kind, parties, lines, totals, and whether it adds up. No database.",
        footer = {"", "Exit status: 0 all read and adding up; 3 a document does not add up; 4 a file could not be read."
        },
        sortOptions = false)
final class ReadCommand extends Command {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Invoices, receipts or credit notes of any seller, or exports.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Prints one JSON array, an object a file.")
    private boolean json;

    ReadCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        LogFile.none();
        DocumentReader reader = desk.rooms().documentReader();
        int exit = ExitStatus.RECONCILED;
        try (ReadOutput output = json ? new ReadJson(surroundings().out()) : new ReadText(surroundings())) {
            for (Path file : files) {
                ReadFile read = ReadFile.read(file.toString(), path(file), reader, desk.rooms()::footing);
                output.tell(read);
                exit = Math.max(exit, read.exit());
            }
        }
        return exit;
    }
}
