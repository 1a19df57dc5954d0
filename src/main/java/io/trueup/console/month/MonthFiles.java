package io.trueup.console.month;

import io.trueup.console.page.Download;
import io.trueup.console.page.NotFound;
import io.trueup.job.Operations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The files of a month's versions, for pages and programs alike. */
@Component
public final class MonthFiles {

    private final Operations operations;

    MonthFiles(Operations operations) {
        this.operations = operations;
    }

    /**
     * A file.
     *
     * @param name its path below the version's folder, such as {@code focus/cost_and_usage.csv}
     */
    public record Item(String name, long bytes) {}

    /** @throws NotFound if there is no such version */
    public List<Item> list(YearMonth month, String organization, int version) throws IOException {
        Path folder = operations
                .history()
                .version(month, organization, version)
                .orElseThrow(NotFound::new)
                .folder();
        return folder == null
                ? List.of()
                : new VersionFiles(folder)
                        .list().stream()
                                .map(item -> new Item(item.name(), item.bytes()))
                                .toList();
    }

    /**
     * A file to be saved, never to be shown.
     *
     * @throws NotFound if the version has no such file
     */
    public ResponseEntity<Resource> download(YearMonth month, String organization, int version, String name)
            throws IOException {
        Path folder = operations
                .history()
                .version(month, organization, version)
                .orElseThrow(NotFound::new)
                .folder();
        if (folder == null) {
            throw new NotFound();
        }
        Path file = new VersionFiles(folder).find(name);
        String saved = organization + "-" + month + "-v" + version + "-" + name.replace('/', '-');
        return Download.as(saved).body(new FileSystemResource(file));
    }
}
