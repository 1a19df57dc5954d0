package io.trueup.job;

import io.trueup.report.portfolio.Portfolio;
import io.trueup.store.Folders;
import io.trueup.store.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The file of a portfolio's version: written beside its place, made durable, then renamed, so that what stands there is always whole. */
final class PortfolioFile {

    private final Path folder;

    PortfolioFile(Path folder) {
        this.folder = folder;
    }

    /** Writes the file's bytes. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Whether the file stands there with that hash. */
    boolean is(String hash) {
        try {
            return hash(folder.resolve(Portfolio.FILE)).equals(hash);
        } catch (IOException goneOrUnreadable) {
            return false;
        }
    }

    /**
     * Returns the hash of what was written, or stood there with the same bytes.
     *
     * @throws ItemFailure if something else stands there
     */
    String write(Content content) {
        try {
            Path month = Files.createDirectories(folder.resolveSibling(""));
            Path half = month.resolve(folder.getFileName() + ".tmp");
            Folders.delete(half);
            Files.createDirectory(half);
            String hash = write(half.resolve(Portfolio.FILE), content);
            place(half, hash);
            Folders.sync(month);
            return hash;
        } catch (IOException failure) {
            throw new RunFailure(
                    "The portfolio cannot be written to " + folder + " ("
                            + failure.getClass().getSimpleName() + ": " + failure.getMessage()
                            + "): make that folder writable",
                    failure);
        }
    }

    private static String write(Path file, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
        Folders.sync(file.resolveSibling(""));
        return hash(file);
    }

    private void place(Path half, String hash) throws IOException {
        if (!Files.exists(folder)) {
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path there = folder.resolve(Portfolio.FILE);
        if (!Files.exists(there)) {
            Files.move(half.resolve(Portfolio.FILE), there, StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(folder);
        } else if (!is(hash)) {
            Folders.delete(half);
            throw new ItemFailure(
                    there
                            + " is not the file of this version (it was changed, or comes from another database) and was left as it is:"
                            + " move " + folder + " away and run the month again",
                    new IOException("other bytes"));
        }
        Folders.delete(half);
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.of(in);
        }
    }
}
