package io.trueup.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The two file locks of a home's server: {@code start.lock}, held while somebody starts or stops it, and {@code users.lock}, shared by every
 * process that uses it. The system drops the locks of a killed process; it also drops a file's locks when any channel of the process on
 * that file is closed, so one process keeps one of these per home.
 */
final class HomeLocks implements AutoCloseable {

    private final FileChannel start;
    private final FileChannel users;
    private @Nullable FileLock using;

    private HomeLocks(FileChannel start, FileChannel users) {
        this.start = start;
        this.users = users;
    }

    static HomeLocks in(Path folder) throws IOException {
        return new HomeLocks(open(folder.resolve("start.lock")), open(folder.resolve("users.lock")));
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Waits until nobody starts or stops the server. */
    FileLock starting() throws IOException {
        return start.lock();
    }

    /** Becomes one of the users; called while starting, so that no last user is leaving. */
    void use() throws IOException {
        if (using == null) {
            using = users.lock(0, Long.MAX_VALUE, true);
        }
    }

    /**
     * Leaves; called while holding the start lock.
     *
     * @return whether this was the last user of all processes
     */
    boolean leave() throws IOException {
        if (using != null) {
            using.release();
            using = null;
        }
        try (FileLock alone = users.tryLock()) {
            return alone != null;
        }
    }

    @Override
    public void close() throws IOException {
        users.close();
        start.close();
    }
}
