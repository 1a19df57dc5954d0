package io.trueup.report.focus;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A CSV file of FOCUS: a header, RFC 4180, UTF-8, an empty field for null. */
final class Csv {

    private Csv() {}

    /** @param records column to text; what is missing or null is an empty field */
    static byte[] of(List<String> columns, List<Map<String, @Nullable String>> records) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(columns);
            for (Map<String, @Nullable String> one : records) {
                csv.writeRecord(
                        columns.stream().map(column -> field(one.get(column))).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String field(@Nullable String text) {
        return text == null ? "" : FocusText.line(text);
    }
}
