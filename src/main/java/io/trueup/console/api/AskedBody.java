package io.trueup.console.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a request sends: small, JSON, and nothing that is not known. */
final class AskedBody {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_SHOWN = 60;
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
                    "What was sent is no JSON object as the description asks for: " + wordsFor(wrong) + ".");
        }
        if (asked == null) {
            throw ApiProblem.malformed("What was sent is null; a JSON object is asked for.");
        }
        return asked;
    }

    /** The library's own words name classes of the program. */
    private static String wordsFor(JacksonException wrong) {
        return switch (wrong) {
            case UnrecognizedPropertyException unknown ->
                "“" + shown(unknown.getPropertyName()) + "” is not known here";
            case StreamConstraintsException limit -> "it is nested too deep, or a number or name in it is too long";
            case UnexpectedEndOfInputException end -> "it breaks off";
            case MismatchedInputException mistyped ->
                mistyped.getPath().isEmpty()
                        ? "it is something else than one object"
                        : "“" + shown(mistyped.getPath().getFirst().getPropertyName())
                                + "” is not of the kind that is asked for";
            default -> "it is no JSON";
        };
    }

    private static String shown(@Nullable String name) {
        return name == null ? "an item" : name.length() > MOST_SHOWN ? name.substring(0, MOST_SHOWN) + "…" : name;
    }
}
