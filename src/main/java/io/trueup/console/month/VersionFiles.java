package io.trueup.console.month;

import io.trueup.console.page.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of a published version: those in its folder, at most one folder deep, and nothing else whatever is asked for. */
record VersionFiles(Path folder) {

    private static final int DEPTH = 2;

    /** @param name its path below the version's folder, such as {@code focus/cost_and_usage.csv} */
    record Item(String name, long bytes) {}

    List<Item> list() throws IOException {
        List<Item> items = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            for (Path file : files.filter(one -> Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList()) {
                items.add(new Item(folder.relativize(file).toString().replace('\\', '/'), Files.size(file)));
            }
        }
        return items;
    }

    /**
     * A file by its name.
     *
     * @throws NotFound if the list does not have it: what was asked for is compared, never followed
     */
    Path find(String name) throws IOException {
        if (list().stream().noneMatch(item -> item.name().equals(name))) {
            throw new NotFound();
        }
        try {
            Path file = folder.resolve(name);
            if (file.toRealPath().startsWith(folder.toRealPath())) {
                return file;
            }
        } catch (InvalidPathException notAName) {
            // then it is none of ours
        }
        throw new NotFound();
    }
}
