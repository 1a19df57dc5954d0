package io.trueup.intake;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentSource;
import io.trueup.document.FactSink;
import io.trueup.document.RowRefusal;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.intake.UsageTally.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;

/** The console's meters (formats.md section 1), streamed meter by meter: buckets of whole UTC hours or days, added up by day and dimensions. */
final class MetersJson {

    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;
    private static final long FIRST_SECOND = 946_684_800L; // 2000-01-01
    private static final long LAST_SECOND = 4_102_444_800L; // 2100-01-01
    private static final int WHOLE_DAY = (1 << 24) - 1;

    /** Longer numbers are no quantities. */
    private static final int MOST_DIGITS = 15;

    private static final String PENDING = "";

    private final String file;
    private final JsonParser parser;
    private final UsageTally tally;
    private final Refusals refusals;
    private final Set<String> otherDimensions = new TreeSet<>();

    private MetersJson(String file, JsonParser parser, FactSink sink) {
        this.file = file;
        this.parser = parser;
        this.tally = new UsageTally(DocumentKind.API_METERS, file, sink);
        this.refusals = new Refusals(sink);
    }

    static DocumentOutcome read(DocumentSource source, FactSink sink) throws IOException {
        try (InputStream in = source.open();
                JsonParser parser = JsonForm.JSON.createParser(ObjectReadContext.empty(), in)) {
            return new MetersJson(source.path(), parser, sink).read();
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            return DocumentOutcome.setAside(
                    DocumentKind.API_METERS,
                    FindingCode.UNREADABLE_DOCUMENT,
                    "The meters are damaged, " + JsonForm.fault(e) + ". Export them again.");
        }
    }

    private DocumentOutcome read() {
        parser.nextToken();
        for (JsonToken token = parser.nextToken(); token == JsonToken.START_OBJECT; token = parser.nextToken()) {
            meter();
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            return DocumentOutcome.setAside(
                    DocumentKind.API_METERS,
                    FindingCode.UNKNOWN_LAYOUT,
                    "It looks like API meters, but on line " + line()
                            + " something stands where a meter should. Export them again.");
        }
        refusals.close();
        return new DocumentOutcome.Read(
                DocumentKind.API_METERS,
                otherDimensions.isEmpty()
                        ? null
                        : "Dimensions that are not known are added up: " + CsvHeader.told(otherDimensions) + ".");
    }

    private void meter() {
        String name = null;
        String id = null;
        long line = line();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String property = parser.currentName();
            JsonToken value = parser.nextToken();
            if (property.equals("name") && value == JsonToken.VALUE_STRING) {
                name = parser.getString().strip();
            } else if (property.equals("id") && value == JsonToken.VALUE_STRING) {
                id = parser.getString();
            } else if (property.equals("meter_event_summaries") && value == JsonToken.START_ARRAY) {
                buckets();
            } else {
                parser.skipChildren();
            }
        }
        if (name == null || name.isEmpty()) {
            name = "unnamed meter";
            if (!tally.isEmpty()) {
                refuse(line, "the meter has no name; its buckets are kept under \"unnamed meter\"");
            }
        }
        tally.dropRepeated(
                id == null ? name : id,
                repeated -> refuse(
                        repeated,
                        "its day is told before in this file for the same meter and dimensions; the first counts"));
        tally.flush(name.replace('\0', ' '));
    }

    private void buckets() {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            long line = line();
            if (token == JsonToken.START_OBJECT) {
                bucket(line);
            } else {
                parser.skipChildren();
                refuse(
                        line,
                        "it is no bucket but a bare value, allowed is an object with start_time, end_time and value");
            }
        }
    }

    private void bucket(long line) {
        Long start = null;
        Long end = null;
        BigDecimal value = null;
        Subject subject = new Subject(null, null, null);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String property = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (property) {
                case "start_time" -> start = seconds(token);
                case "end_time" -> end = seconds(token);
                case "value" -> value = number(token);
                case "dimensions" -> subject = dimensions(token);
                default -> parser.skipChildren();
            }
        }
        String fault = fault(start, end, value);
        if (fault != null || start == null || end == null || value == null) {
            refuse(line, fault == null ? "it is incomplete" : fault);
            return;
        }
        add(line, start, end, value, subject);
    }

    private void add(long line, long start, long end, BigDecimal value, Subject subject) {
        int hours = end - start == DAY ? WHOLE_DAY : 1 << (int) (start % DAY / HOUR);
        UsageTally.Cell cell = tally.of(PENDING, start / DAY, subject, line);
        if (!cell.takes(hours)) {
            refuse(
                    line,
                    "its time is counted already by another bucket of the same meter and dimensions; the first counts");
        } else if (value.scale() <= 0) {
            cell.add(value.longValueExact());
        } else {
            cell.add(value);
        }
    }

    private static @Nullable String fault(@Nullable Long start, @Nullable Long end, @Nullable BigDecimal value) {
        if (start == null || end == null || start < FIRST_SECOND || end > LAST_SECOND) {
            return "start_time and end_time are not both there as unix seconds such as 1788220800";
        }
        if (value == null) {
            return "value is not there, or is no plain number of at most " + MOST_DIGITS + " digits";
        }
        if (value.signum() < 0) {
            return "value is " + value.toPlainString() + ", allowed is zero or more";
        }
        boolean day = start % DAY == 0 && end - start == DAY;
        boolean hour = start % HOUR == 0 && end - start == HOUR;
        return day || hour
                ? null
                : "it runs from " + java.time.Instant.ofEpochSecond(start) + " to "
                        + java.time.Instant.ofEpochSecond(end)
                        + ", allowed is one whole UTC hour or day";
    }

    private Subject dimensions(JsonToken token) {
        String model = null;
        String context = null;
        String key = null;
        if (token != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new Subject(null, null, null);
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            String text = text(parser.nextToken());
            switch (name) {
                case "model_name", "response_api_model", "embeddings_api_model" -> model = text;
                case "search_context_size" -> context = text;
                case "api_key_suffix" -> key = text;
                default -> {
                    if (otherDimensions.size() < 20) {
                        otherDimensions.add(name);
                    }
                }
            }
        }
        return new Subject(model, context, key);
    }

    private @Nullable String text(JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            String text = parser.getString().strip().replace('\0', ' ');
            return text.isEmpty() ? null : text;
        }
        if (token.isNumeric()) {
            return parser.getString();
        }
        parser.skipChildren();
        return null;
    }

    private @Nullable Long seconds(JsonToken token) {
        BigDecimal number = number(token);
        return number == null || number.stripTrailingZeros().scale() > 0 ? null : number.longValue();
    }

    private @Nullable BigDecimal number(JsonToken token) {
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                long whole = parser.getLongValue();
                return Math.abs(whole) < 1_000_000_000_000_000L ? BigDecimal.valueOf(whole) : null;
            }
            BigDecimal number = parser.getDecimalValue();
            boolean plausible = number.precision() <= 30
                    && number.scale() <= 20
                    && number.precision() - number.scale() <= MOST_DIGITS;
            return plausible ? plain(number) : null;
        }
        parser.skipChildren();
        return null;
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private void refuse(long line, String fault) {
        refusals.add(new RowRefusal(
                FindingCode.ROW_REFUSED, "The bucket is kept out: " + fault + ".", Provenance.line(file, line)));
    }

    private long line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
