package io.trueup.job;

import io.trueup.mail.Mailer;
import io.trueup.report.Edition;
import io.trueup.store.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Mails as files in {@code <reports>/outbox}, where no mail server is named: whole or not at all, and the same bytes again if written again. */
final class MailFiles {

    static final String FOLDER = "outbox";

    private MailFiles() {}

    /** @param folder of the version: {@code <reports>/<organization>/<month>/v<N>} */
    static void write(Mailer mailer, Edition edition, Path folder, String recipient) {
        Path outbox = folder.resolve("../../..").normalize().resolve(FOLDER);
        String name = Mailer.fileName(edition, recipient);
        try {
            Files.createDirectories(outbox);
            Path half = outbox.resolve(name + ".tmp");
            Files.deleteIfExists(half);
            Folders.write(half, mailer.file(edition, folder, recipient));
            Files.move(half, outbox.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Folders.sync(outbox);
        } catch (IOException failure) {
            throw new RunFailure(
                    "The mail " + outbox.resolve(name) + " cannot be written ("
                            + failure.getClass().getSimpleName() + ": " + failure.getMessage()
                            + "): make that folder writable",
                    failure);
        }
    }
}
