package io.trueup.console.upload;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** How much one may send at once, by console.properties. The server itself refuses what is larger, before it is kept. */
@Component
final class UploadLimits {
    private final int files;
    private final DataSize file;
    private final DataSize together;
    private final Duration kept;

    UploadLimits(
            @Value("${trueup.upload.files}") int files,
            @Value("${spring.servlet.multipart.max-file-size}") DataSize file,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize together,
            @Value("${trueup.upload.kept}") Duration kept) {
        this.files = files;
        this.file = file;
        this.together = together;
        this.kept = kept;
    }

    int files() {
        return files;
    }

    /** How long a pending upload waits for its acceptance. */
    Duration kept() {
        return kept;
    }

    /** In bytes. */
    long file() {
        return file.toBytes();
    }

    /** In bytes. */
    long together() {
        return together.toBytes();
    }

    String words() {
        return "PDF, CSV, JSON, JSONL, TXT, PNG or JPEG; at most " + file.toMegabytes() + " MB a file, " + files
                + " files and " + together.toMegabytes() + " MB together.";
    }
}
