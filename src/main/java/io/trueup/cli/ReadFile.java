package io.trueup.cli;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentReader;
import io.trueup.document.DocumentSource;
import io.trueup.finding.FindingCode;
import io.trueup.invoice.FootingError;
import io.trueup.invoice.Invoice;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One file as it was read.
 *
 * @param file as the call names it
 * @param sha256 null if the file could not even be opened
 * @param facts what it says
 * @param footing what on its invoice does not add up
 */
record ReadFile(
        String file, @Nullable String sha256, DocumentOutcome outcome, FactTally facts, List<FootingError> footing) {

    static ReadFile read(String name, Path path, DocumentReader reader, Function<Invoice, List<FootingError>> footing) {
        FactTally facts = new FactTally();
        String missing = whyNotReadable(path);
        if (missing != null) {
            return setAside(name, null, missing);
        }
        String sha256;
        try {
            sha256 = sha256(path);
        } catch (IOException unreadable) {
            return setAside(name, null, "The file cannot be read (" + reason(unreadable) + ").");
        }
        try {
            DocumentOutcome outcome = reader.read(source(name, path), facts);
            Invoice invoice = outcome instanceof DocumentOutcome.Read ? facts.invoice() : null;
            return new ReadFile(name, sha256, outcome, facts, invoice == null ? List.of() : footing.apply(invoice));
        } catch (IOException | UncheckedIOException unreadable) {
            return setAside(name, sha256, "The file cannot be read (" + reason(unreadable) + ").");
        }
    }

    /** The invoice, receipt or credit note; null if it is none or was set aside. */
    @Nullable Invoice invoice() {
        return isSetAside() ? null : facts.invoice();
    }

    boolean isSetAside() {
        return outcome instanceof DocumentOutcome.SetAside;
    }

    /** Why it was set aside; null if it was read. */
    @Nullable String reason() {
        return outcome instanceof DocumentOutcome.SetAside aside ? aside.reason() : null;
    }

    int exit() {
        if (isSetAside()) {
            return ExitStatus.SET_ASIDE;
        }
        return footing.isEmpty() ? ExitStatus.RECONCILED : ExitStatus.DISCREPANT;
    }

    private static @Nullable String whyNotReadable(Path path) {
        if (!Files.exists(path)) {
            return "There is no such file.";
        }
        if (Files.isDirectory(path)) {
            return "This is a folder; name the files in it.";
        }
        if (!Files.isRegularFile(path)) {
            return "This is not a regular file.";
        }
        return Files.isReadable(path) ? null : "There is no right to read the file.";
    }

    private static ReadFile setAside(String name, @Nullable String sha256, String reason) {
        return new ReadFile(
                name,
                sha256,
                DocumentOutcome.setAside(DocumentKind.UNKNOWN, FindingCode.UNREADABLE_DOCUMENT, reason),
                new FactTally(),
                List.of());
    }

    private static String reason(Exception failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static String sha256(Path path) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
        try (InputStream bytes = Files.newInputStream(path)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A file as the readers want it, under the name that its facts carry. */
    static DocumentSource source(String name, Path path) throws IOException {
        return new FileSource(name, path, Files.size(path));
    }

    private record FileSource(String name, Path file, long size) implements DocumentSource {
        @Override
        public String path() {
            return name.replace(File.separatorChar, '/');
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
