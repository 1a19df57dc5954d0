package io.trueup.console.page;

import java.nio.charset.StandardCharsets;
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
}
