package io.trueup.job;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The user's folder of documents: {@code <inbox>/<organization>/**} (formats.md section 1). */
record Inbox(Path folder) {

    static final String YAML = "organization.yaml";

    /** A file larger than this is no document of any kind: 8 GiB. */
    static final long LARGEST = 8L << 30;

    /** The names of the organizations' folders, sorted. */
    List<String> organizations() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(Inbox::name)
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** Files beside the organizations' folders, which belong to nobody. */
    List<String> strays() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .map(Inbox::name)
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** The bytes of an organization's yaml; null if it has none. */
    byte @Nullable [] yaml(String organization) throws IOException {
        Path file = folder.resolve(organization).resolve(YAML);
        return Files.exists(file) ? Files.readAllBytes(file) : null;
    }

    /**
     * The documents of an organization, by their path below its folder with forward slashes. Files and folders whose name begins with a dot
     * are nobody's documents; what else is left out is noted.
     */
    TreeMap<String, Path> documents(String organization, Consumer<String> note) throws IOException {
        TreeMap<String, Path> found = new TreeMap<>();
        Path root = folder.resolve(organization);
        Path whole = folder.toRealPath();
        Files.walkFileTree(root.toRealPath(), new SimpleFileVisitor<>() {
            private final Path top = root.toRealPath();

            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                return !visited.equals(top) && name(visited).startsWith(".")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = told(top.relativize(file));
                if (name(file).startsWith(".") || path.equals(YAML)) {
                    return FileVisitResult.CONTINUE;
                }
                if (attributes.isRegularFile() || isFileInside(file, attributes, whole)) {
                    found.put(path, file);
                } else {
                    note.accept(
                            organization + "/" + path
                                    + " is no file inside the inbox (a link that leads elsewhere, or a device) and was left out");
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static boolean isFileInside(Path file, BasicFileAttributes attributes, Path whole) throws IOException {
        return attributes.isSymbolicLink()
                && Files.isRegularFile(file)
                && file.toRealPath().startsWith(whole);
    }

    private static String told(Path relative) {
        List<String> names = new ArrayList<>();
        relative.forEach(name -> names.add(name.toString()));
        return String.join("/", names);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
