package io.trueup.intake;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentSource;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Tells the JSON documents of formats.md section 1 apart by the names in their first objects: a page of analytics or an array of pages, an
 * array of meters, or a log with one response a line. Only the beginning is looked at.
 */
final class JsonForm {

    private static final int TOKENS = 20_000;

    /** In a log a cut line spoils no other: so many lines are looked at one by one to find a whole one. */
    private static final int LINES = 100;

    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(4 * 1024 * 1024)
                    .maxNestingDepth(100)
                    .build())
            .build();

    /**
     * What was found.
     *
     * @param kind null if it is none of ours
     * @param fault why it is no JSON, with the line; null if it is
     */
    record Recognised(@Nullable DocumentKind kind, @Nullable String fault) {}

    private final JsonParser parser;
    private final Set<String> pageNames = new HashSet<>();
    private final Set<String> bucketNames = new HashSet<>();
    private boolean array;
    private @Nullable DocumentKind kind;
    private int left = TOKENS;

    private JsonForm(JsonParser parser) {
        this.parser = parser;
    }

    static Recognised of(DocumentSource source) throws IOException {
        JsonForm form = null;
        try (InputStream in = source.open();
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            form = new JsonForm(parser);
            return form.recognise();
        } catch (JacksonIOException e) {
            if (e.getCause() instanceof CharConversionException) {
                return new Recognised(null, "its letters are in no known encoding");
            }
            throw e.getCause();
        } catch (JacksonException e) {
            boolean log = form != null
                    && (form.kind == DocumentKind.RESPONSE_LOG
                            || !form.array && form.kind == null && holdsResponse(source));
            return log ? new Recognised(DocumentKind.RESPONSE_LOG, null) : new Recognised(null, fault(e));
        }
    }

    /** Whether one of the first lines, by itself, is a response: then it is a log, with broken lines before it. */
    private static boolean holdsResponse(DocumentSource source) throws IOException {
        try (JsonLines lines = JsonLines.of(source)) {
            for (int line = 0; line < LINES && lines.next(); line++) {
                if (isResponse(lines)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isResponse(JsonLines lines) {
        if (lines.isTooLong()) {
            return false;
        }
        try (JsonParser parser = lines.parser()) {
            return new JsonForm(parser).recognise().kind() == DocumentKind.RESPONSE_LOG;
        } catch (JacksonException broken) {
            return false;
        }
    }

    /** Where and why a text is no JSON, such as {@code line 3, column 17: it breaks off there}. */
    static String fault(JacksonException e) {
        return place(e.getLocation()) + wordsFor(e);
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    /** The library's own words are for programmers. */
    static String wordsFor(JacksonException e) {
        return switch (e) {
            case UnexpectedEndOfInputException end -> "it breaks off there";
            case StreamConstraintsException limit -> "it is nested too deep, or a text in it is too long";
            default -> "what stands there is no JSON";
        };
    }

    private Recognised recognise() {
        while (kind == null && left > 0) {
            JsonToken root = next();
            if (root == null) {
                break;
            }
            if (root == JsonToken.START_ARRAY) {
                array = true;
                root = next();
            }
            if (root == JsonToken.START_OBJECT) {
                object();
                kind = kindOfObject();
            } else if (root != JsonToken.END_ARRAY) {
                break;
            }
        }
        drain();
        return new Recognised(kind, null);
    }

    private @Nullable DocumentKind kindOfObject() {
        if (array && pageNames.contains("meter_event_summaries")) {
            return DocumentKind.API_METERS;
        }
        boolean page = pageNames.contains("data")
                && (pageNames.contains("has_more")
                        || pageNames.contains("next_page")
                        || pageNames.contains("categories"));
        boolean buckets = bucketNames.contains("start_time")
                && (bucketNames.contains("count") || bucketNames.contains("results"));
        if (buckets || page && bucketNames.isEmpty()) {
            return DocumentKind.COMPUTER_ANALYTICS;
        }
        boolean response =
                pageNames.contains("usage") && (pageNames.contains("model") || pageNames.contains("created"));
        return response && !array ? DocumentKind.RESPONSE_LOG : null;
    }

    /** Notes the names of one object and of the first objects in its {@code data}. */
    private void object() {
        pageNames.clear();
        bucketNames.clear();
        for (JsonToken token = next(); token == JsonToken.PROPERTY_NAME; token = next()) {
            String name = parser.currentName();
            pageNames.add(name);
            JsonToken value = next();
            if (name.equals("data") && value == JsonToken.START_ARRAY) {
                data();
            } else {
                skip(value);
            }
        }
    }

    private void data() {
        for (JsonToken token = next(); token != null && token != JsonToken.END_ARRAY; token = next()) {
            if (token != JsonToken.START_OBJECT) {
                skip(token);
                continue;
            }
            for (JsonToken inner = next(); inner == JsonToken.PROPERTY_NAME; inner = next()) {
                bucketNames.add(parser.currentName());
                skip(next());
            }
        }
    }

    private void skip(@Nullable JsonToken value) {
        int depth = value != null && value.isStructStart() ? 1 : 0;
        while (depth > 0) {
            JsonToken token = next();
            if (token == null) {
                return;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }

    /** Reads on a little, so that a file that breaks off early is told. */
    private void drain() {
        while (next() != null) {
            // until the beginning has been looked at
        }
    }

    /** Null at the end, and where enough has been seen. */
    private @Nullable JsonToken next() {
        return left-- > 0 ? parser.nextToken() : null;
    }
}
