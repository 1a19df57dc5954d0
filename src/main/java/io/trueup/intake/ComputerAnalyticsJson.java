package io.trueup.intake;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentSource;
import io.trueup.document.FactSink;
import io.trueup.finding.FindingCode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Reads pages of the Computer Analytics API as a stream: version 1 in both its shapes and version 2, one page or an array of pages
 * (domain.md section 5). A bucket's row is its place in the document, counted from 1 over all pages.
 */
final class ComputerAnalyticsJson {

    private static final String CREDIT_SOURCE = "credit source";

    private final JsonParser parser;
    private final Refusals refusals;
    private final AnalyticsRow rows;
    private int pages;
    private int bucket;
    private boolean moreFollow;

    private ComputerAnalyticsJson(JsonParser parser, String file, FactSink sink) {
        this.parser = parser;
        this.refusals = new Refusals(sink);
        this.rows = new AnalyticsRow(file, sink, refusals);
    }

    static DocumentOutcome read(DocumentSource source, FactSink sink) throws IOException {
        try (InputStream in = source.open();
                JsonParser parser = JsonForm.JSON.createParser(ObjectReadContext.empty(), in)) {
            return new ComputerAnalyticsJson(parser, source.path(), sink).read();
        } catch (JacksonIOException e) {
            if (e.getCause() instanceof CharConversionException) {
                return damaged("its letters are in no known encoding");
            }
            throw e.getCause();
        } catch (JacksonException e) {
            return damaged(JsonForm.fault(e));
        }
    }

    private static DocumentOutcome damaged(String fault) {
        return DocumentOutcome.setAside(
                DocumentKind.COMPUTER_ANALYTICS,
                FindingCode.UNREADABLE_DOCUMENT,
                "The analytics are damaged, " + fault + ". Export or fetch them again.");
    }

    private DocumentOutcome read() {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                page();
            } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                return DocumentOutcome.setAside(
                        DocumentKind.COMPUTER_ANALYTICS,
                        FindingCode.UNKNOWN_LAYOUT,
                        "After page " + pages
                                + " stands something that is no page of analytics; a file is one page or a list of pages. Export or fetch them again.");
            }
        }
        refusals.close();
        return new DocumentOutcome.Read(
                DocumentKind.COMPUTER_ANALYTICS,
                moreFollow ? "Its last page says that more pages follow: they must lie in the inbox as well." : null);
    }

    private void page() {
        pages++;
        moreFollow = false;
        for (JsonToken name = parser.nextToken(); name == JsonToken.PROPERTY_NAME; name = parser.nextToken()) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (key.equals("data") && value == JsonToken.START_ARRAY) {
                data();
            } else if (key.equals("has_more")) {
                moreFollow = value == JsonToken.VALUE_TRUE;
            } else {
                parser.skipChildren();
            }
        }
    }

    private void data() {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            bucket++;
            rows.begin(bucket);
            if (token == JsonToken.START_OBJECT) {
                bucket();
            } else {
                parser.skipChildren();
                rows.refuse("it is no bucket with start_time, end_time and count");
            }
            rows.end();
        }
    }

    private void bucket() {
        for (JsonToken name = parser.nextToken(); name == JsonToken.PROPERTY_NAME; name = parser.nextToken()) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (key) {
                case "start_time" -> rows.start(written(value));
                case "end_time" -> rows.until(written(value));
                case "results" -> results(value);
                default -> counted(rows.whole(), key, value);
            }
        }
    }

    /** What version 1 says of the organization and version 2 of each member. */
    private void counted(AnalyticsRow.Counted row, String key, JsonToken value) {
        switch (key) {
            case "count" -> row.count = written(value);
            case "user_email" -> row.member = value == JsonToken.VALUE_STRING ? parser.getString() : null;
            case "by_category" -> row.flat = breakdown(value);
            case "by_categories" -> breakdowns(row, value);
            default -> parser.skipChildren();
        }
    }

    private void results(JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            rows.refuse("its results are no list");
            return;
        }
        rows.byMember();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            AnalyticsRow.Counted row = rows.addMember();
            if (token != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            for (JsonToken name = parser.nextToken(); name == JsonToken.PROPERTY_NAME; name = parser.nextToken()) {
                String key = parser.currentName();
                counted(row, key, parser.nextToken());
            }
        }
    }

    private void breakdowns(AnalyticsRow.Counted row, JsonToken value) {
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (JsonToken name = parser.nextToken(); name == JsonToken.PROPERTY_NAME; name = parser.nextToken()) {
            String key = lower(parser.currentName()).replace('_', ' ').strip();
            JsonToken list = parser.nextToken();
            if (key.equals(CREDIT_SOURCE)) {
                row.sources = breakdown(list);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Names in lower case, because they come in either; a name that stands twice is added up. */
    private @Nullable Map<String, BigDecimal> breakdown(JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return null;
        }
        Map<String, BigDecimal> counts = new TreeMap<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                category(counts);
            } else {
                parser.skipChildren();
                rows.refuse("a part of its breakdown is no category with a count");
            }
        }
        return counts;
    }

    private void category(Map<String, BigDecimal> counts) {
        String category = null;
        String count = null;
        for (JsonToken name = parser.nextToken(); name == JsonToken.PROPERTY_NAME; name = parser.nextToken()) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (key.equals("category") && value == JsonToken.VALUE_STRING) {
                category = lower(parser.getString()).strip();
            } else if (key.equals("count")) {
                count = written(value);
            } else {
                parser.skipChildren();
            }
        }
        BigDecimal number = rows.credits("the count of a category", count);
        if (number != null) {
            counts.merge(category == null ? "" : category, number, BigDecimal::add);
        }
    }

    /** A number, or the text of one, as it is written; null for anything else. */
    private @Nullable String written(JsonToken value) {
        if (value.isNumeric() || value == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        parser.skipChildren();
        return null;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
