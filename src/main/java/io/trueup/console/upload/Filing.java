package io.trueup.console.upload;

import io.trueup.console.ConsoleSettings;
import io.trueup.console.upload.PendingUploads.PendingFile;
import io.trueup.store.Folders;
import io.trueup.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts accepted files into the inbox: under their name, or one with a number where another file has it already; nothing is ever overwritten. */
@Component
final class Filing {
    private static final int MOST_OF_A_NAME = 1000;

    private final Path inbox;

    Filing(ConsoleSettings settings) {
        this.inbox = settings.inbox();
    }

    /**
     * Where a file lies now, below the organization's folder.
     *
     * @param isNew false if the same bytes lay there before
     */
    record Filed(String path, boolean isNew) {}

    /** One at a time, so that the same file sent twice at once is filed once. */
    synchronized Filed file(String organization, YearMonth month, PendingFile file) throws IOException {
        Path root = inbox.resolve(organization);
        Optional<Path> same = sameBytes(root, file);
        if (same.isPresent()) {
            return new Filed(told(root, same.get()), false);
        }
        Path folder = Files.createDirectories(root.resolve(month.toString()));
        Path half = folder.resolve(".upload-" + file.sha256());
        try {
            Files.copy(file.bytes(), half, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Path target = linked(folder, half, file.name());
            Folders.sync(folder);
            return new Filed(told(root, target), true);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** A link is made whole or not at all, and never in the place of a file that is there. */
    private static Path linked(Path folder, Path half, String name) throws IOException {
        for (int n = 1; n <= MOST_OF_A_NAME; n++) {
            Path target = folder.resolve(n == 1 ? name : numbered(name, n));
            try {
                return Files.createLink(target, half);
            } catch (FileAlreadyExistsException taken) {
                continue;
            } catch (UnsupportedOperationException noLinks) {
                if (!Files.exists(target)) {
                    return Files.copy(half, target);
                }
            }
        }
        throw new IOException("There are " + MOST_OF_A_NAME + " files called " + name + " in " + folder);
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + "-" + number + name.substring(dot);
    }

    private static Optional<Path> sameBytes(Path root, PendingFile file) throws IOException {
        List<Path> candidates;
        try (Stream<Path> all = Files.walk(root)) {
            candidates = all.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        for (Path candidate : candidates) {
            if (Files.size(candidate) == file.size()) {
                try (InputStream in = Files.newInputStream(candidate)) {
                    if (Sha256.of(in).equals(file.sha256())) {
                        return Optional.of(candidate);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String told(Path root, Path file) {
        return root.relativize(file).toString().replace(java.io.File.separatorChar, '/');
    }
}
