package io.trueup.console.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a request sends: small, JSON, and nothing that is not known. */
final class AskedBody {

    private static final int MOST_BYTES = 64 * 1024;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private AskedBody() {}

    static <T> T read(HttpServletRequest request, Class<T> form) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw ApiProblem.unsupported("Send a JSON object, as Content-Type: application/json.");
        }
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw ApiProblem.tooLarge("The request is larger than " + MOST_BYTES / 1024 + " KB.");
        }
        T asked;
        try {
            asked = MAPPER.readValue(bytes, form);
        } catch (JacksonException wrong) {
            throw ApiProblem.malformed(
                    "What was sent is no JSON object as the description asks for: " + wrong.getOriginalMessage());
        }
        if (asked == null) {
            throw ApiProblem.malformed("What was sent is null; a JSON object is asked for.");
        }
        return asked;
    }
}
