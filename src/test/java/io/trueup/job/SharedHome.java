package io.trueup.job;

import io.trueup.store.EmbeddedServer;
import io.trueup.store.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** One home with one bundled server for all tests of this process: to set one up takes seconds. */
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
            EmbeddedServer kept = EmbeddedServer.open(home);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                kept.close();
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
