package io.trueup.console.evidence;

import io.trueup.console.evidence.Excerpt.Line;
import io.trueup.document.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The buckets of a file of Computer analytics, one a line, numbered as the reader numbers them: over all pages of the file (domain.md section 5). */
final class Buckets {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // a bucket is read out of the middle of a file
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Buckets() {}

    /**
     * @param row the bucket to mark; null: the first ones.
     * @return null if the file is no JSON after all
     */
    static @Nullable Excerpt of(DocumentSource source, @Nullable Integer row) throws IOException {
        int from = row == null ? 1 : Math.max(1, row - Excerpt.AROUND);
        int to = row == null ? Excerpt.WITHOUT_ROW : row + Excerpt.AROUND;
        List<Line> lines = new ArrayList<>();
        try (InputStream in = source.open();
                JsonParser parser = MAPPER.createParser(in)) {
            int number = 0;
            boolean inData = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY && "data".equals(parser.currentName())) {
                    inData = true;
                } else if (token == JsonToken.END_ARRAY) {
                    inData = false;
                } else if (inData && token == JsonToken.START_OBJECT) {
                    number++;
                    if (number > to) {
                        return new Excerpt(lines, true);
                    }
                    if (number >= from) {
                        String text = MAPPER.readTree(parser).toString();
                        lines.add(new Line(number, Excerpt.shortened(text), row != null && row == number, false));
                    } else {
                        parser.skipChildren();
                    }
                }
            }
            return new Excerpt(lines, false);
        } catch (JacksonException broken) {
            return null;
        }
    }
}
