package io.trueup.console.page;

import io.trueup.job.History.Original;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An answer that is saved as a file, and never shown by the browser itself, whatever is in it. */
public final class Download {

    private Download() {}

    /** @param name such as {@code halyard-labs-2026-08-v1-result.json} */
    public static ResponseEntity.BodyBuilder as(String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString());
    }

    /** A document as it was collected, under the name that its file had in the inbox. */
    public static ResponseEntity<Resource> of(Original original) throws IOException {
        String file = original.entry().file();
        return as(file.substring(file.lastIndexOf('/') + 1))
                .contentLength(original.entry().size())
                .body(new InputStreamResource(original.source().open()));
    }
}
