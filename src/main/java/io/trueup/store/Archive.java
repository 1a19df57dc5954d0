package io.trueup.store;

import io.trueup.document.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicLong;

/** Every document ever collected, by its content: {@code archive/ab/abcdef…} under the home. */
public final class Archive {

    private static final int BUFFER = 1 << 16;
    private static final AtomicLong NEXT = new AtomicLong();

    private final Path folder;

    private Archive(Path folder) {
        this.folder = folder;
    }

    public static Archive below(Path home) {
        return new Archive(home.resolve("archive"));
    }

    /** What was kept. */
    public record Kept(String sha256, long size) {}

    /** Keeps a file's bytes, if they are new, and tells what they are: the hash is that of the bytes kept, whatever becomes of the file. */
    public Kept keep(Path file) throws Unreadable, IOException {
        Kept now = hash(file);
        if (has(now)) {
            return now;
        }
        Path incoming = Files.createDirectories(folder.resolve("incoming"))
                .resolve(ProcessHandle.current().pid() + "-" + NEXT.incrementAndGet());
        try {
            Kept copied = copy(file, incoming);
            Path target = at(copied.sha256());
            Files.createDirectories(target.resolveSibling(""));
            Files.move(incoming, target, StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(target.resolveSibling(""));
            return copied;
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    /** Keeps bytes that came from elsewhere than a file. */
    public Kept keep(byte[] bytes) throws IOException {
        Path arrived = Files.createDirectories(folder.resolve("incoming"))
                .resolve(ProcessHandle.current().pid() + "-" + NEXT.incrementAndGet());
        try {
            Files.write(arrived, bytes);
            return keep(arrived);
        } catch (Unreadable failure) {
            throw new IOException(failure.getMessage(), failure);
        } finally {
            Files.deleteIfExists(arrived);
        }
    }

    private static Kept hash(Path file) throws Unreadable {
        try (InputStream in = Files.newInputStream(file)) {
            return new Kept(Sha256.of(in), Files.size(file));
        } catch (IOException failure) {
            throw new Unreadable(failure);
        }
    }

    private static Kept copy(Path file, Path target) throws Unreadable, IOException {
        MessageDigest digest = Sha256.digest();
        long size = 0;
        try (InputStream in = opened(file);
                FileChannel out = FileChannel.open(
                        target,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = next(in, buffer); read >= 0; read = next(in, buffer)) {
                digest.update(buffer, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                size += read;
            }
            out.force(true);
        }
        return new Kept(Sha256.told(digest.digest()), size);
    }

    private static InputStream opened(Path file) throws Unreadable {
        try {
            return Files.newInputStream(file);
        } catch (IOException failure) {
            throw new Unreadable(failure);
        }
    }

    private static int next(InputStream in, byte[] buffer) throws Unreadable {
        try {
            return in.read(buffer);
        } catch (IOException failure) {
            throw new Unreadable(failure);
        }
    }

    /** A copy whose length is right was moved here whole; a shorter one is what a broken disk left. */
    private boolean has(Kept wanted) throws IOException {
        Path path = at(wanted.sha256());
        return Files.isRegularFile(path) && Files.size(path) == wanted.size();
    }

    /**
     * What is kept under a hash, hashed again: who trusts nothing compares.
     *
     * @throws IOException if it is gone or cannot be read
     */
    public Kept kept(String sha256) throws IOException {
        try (InputStream in = Files.newInputStream(at(sha256))) {
            return new Kept(Sha256.of(in), Files.size(at(sha256)));
        }
    }

    private Path at(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** A kept document under the path that the user gave it. */
    public DocumentSource source(String sha256, String path, long size) {
        Path kept = at(sha256);
        return new DocumentSource() {
            @Override
            public String path() {
                return path;
            }

            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(kept);
            }
        };
    }

    /** The user's file cannot be read, as opposed to the archive that cannot be written. */
    public static final class Unreadable extends Exception {
        Unreadable(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
