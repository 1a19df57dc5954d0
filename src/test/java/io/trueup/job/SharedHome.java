package io.trueup.job;

import io.trueup.store.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** One bundled server for all tests of this process; each test works in months and organizations of its own database state. */
final class SharedHome {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Path HOME = create();

    private SharedHome() {}

    static Path home() {
        return HOME;
    }

    /** A number that no other test of this process has. */
    static int next() {
        return NEXT.incrementAndGet();
    }

    private static Path create() {
        try {
            Path home = Files.createDirectories(Path.of(
                            "target",
                            "test-homes",
                            "p" + ProcessHandle.current().pid())
                    .toAbsolutePath());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    Folders.delete(home);
                } catch (IOException leftForMavenClean) {
                    // below target
                }
            }));
            return home;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
