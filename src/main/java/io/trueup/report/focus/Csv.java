package io.trueup.report.focus;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A CSV file of FOCUS: a header, RFC 4180, UTF-8, an empty field for null. */
final class Csv {

    private Csv() {}

    /** @param records column to text; what is missing or null is an empty field */
    static byte[] of(List<String> columns, List<Map<String, @Nullable String>> records) {
        return of(columns, column -> column, records, Map::get);
    }

    /**
     * @param name what a column is called in the header
     * @param cell a record's text in a column; null is an empty field
     */
    static <C, R> byte[] of(List<C> columns, Function<C, String> name, List<R> records, Cell<R, C> cell) {
        StringWriter text = new StringWriter();
        String[] fields = new String[columns.size()];
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(columns.stream().map(name).toList());
            for (R one : records) {
                for (int at = 0; at < fields.length; at++) {
                    fields[at] = field(cell.of(one, columns.get(at)));
                }
                csv.writeRecord(fields);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A record's text in a column. */
    @FunctionalInterface
    interface Cell<R, C> {
        @Nullable String of(R one, C column);
    }

    private static String field(@Nullable String text) {
        return text == null ? "" : FocusText.line(text);
    }
}
