package io.trueup.cli;

import io.trueup.credit.BalanceReading;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentReader;
import io.trueup.document.Fact;
import io.trueup.intake.DocumentIntake;
import io.trueup.invoice.Invoice;
import io.trueup.seats.Member;
import io.trueup.setup.FirstConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/** {@code init FOLDER}: writes a first organization.yaml out of the documents found in the folder. */
@picocli.CommandLine.Command(
        name = "init",
        header =
                "Writes a first organization.yaml out of the documents in an organization's folder, for you to correct.",
        sortOptions = false)
final class InitCommand extends Command {

    @SuppressWarnings("NullAway.Init")
    @Parameters(paramLabel = "FOLDER", description = "The organization's folder, such as my-inbox/halyard-labs.")
    private Path folder;

    InitCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        LogFile.none();
        Path home = path(folder).toAbsolutePath().normalize();
        String name = String.valueOf(home.getFileName());
        if (!Files.isDirectory(home)) {
            throw new CallRefused(
                    "There is no folder " + surroundings().shown(home) + "; make it and put the documents in.");
        }
        OrganizationFolder.requireName(name);
        Path yaml = home.resolve("organization.yaml");
        if (Files.exists(yaml)) {
            throw new CallRefused(surroundings().shown(yaml) + " is there already and is left as it is.");
        }
        List<Fact> facts = new ArrayList<>();
        int setAside = read(home, facts);
        FirstConfiguration first = FirstConfiguration.of(name, facts);
        if (first.isEmpty()) {
            throw new CallRefused(
                    "Nothing in " + surroundings().shown(home)
                            + " tells of an account: put an invoice, a receipt or a table of balances in, then call init again.");
        }
        write(yaml, first.yaml());
        surroundings().out().println("Written: " + surroundings().shown(yaml));
        surroundings()
                .out()
                .println("Every line names the document it comes from. Read and correct it before you run a month.");
        if (setAside > 0) {
            surroundings().out().println(setAside + " files could not be read; ./trueup read FILE tells why.");
        }
        return setAside > 0 ? ExitStatus.SET_ASIDE : ExitStatus.RECONCILED;
    }

    /** Reads every document of the folder. Returns how many could not be read. */
    private int read(Path home, List<Fact> facts) {
        DocumentReader reader = desk.rooms().documentReader();
        int setAside = 0;
        for (Path file : files(home)) {
            String path = home.relativize(file).toString().replace('\\', '/');
            if (!DocumentIntake.isDocument(path)) {
                continue;
            }
            List<Fact> said = new ArrayList<>();
            if (isRead(reader, path, file, said)) {
                facts.addAll(said);
            } else {
                setAside++;
            }
        }
        return setAside;
    }

    /** Keeps what a configuration is made of; of long tables one reading a pool is enough. */
    private static boolean isRead(DocumentReader reader, String path, Path file, List<Fact> said) {
        Set<String> pools = new HashSet<>();
        try {
            return reader.read(ReadFile.source(path, file), fact -> {
                        if (fact instanceof Invoice
                                || fact instanceof Member
                                || (fact instanceof BalanceReading reading && pools.add(reading.pool()))) {
                            said.add(fact);
                        }
                    })
                    instanceof DocumentOutcome.Read;
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    private List<Path> files(Path home) {
        try (Stream<Path> walk = Files.walk(home)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new CallRefused(
                    "The folder " + surroundings().shown(home) + " cannot be read: " + unreadable.getMessage());
        }
    }

    private void write(Path yaml, String text) {
        try {
            Files.writeString(
                    yaml, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException raced) {
            throw new CallRefused(surroundings().shown(yaml) + " is there already and is left as it is.");
        } catch (IOException unwritable) {
            throw new CallRefused(surroundings().shown(yaml) + " cannot be written: " + unwritable.getMessage());
        }
    }
}
