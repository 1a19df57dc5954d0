package io.trueup.console.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the API (OpenAPI 3.1), written by hand; a test compares it with what is there. */
@RestController
final class OpenApi {

    static final String PATH = "/api/v1/openapi.json";

    @GetMapping(PATH)
    ResponseEntity<byte[]> description() throws IOException {
        try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream("/api/openapi.json"))) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(in.readAllBytes());
        }
    }
}
