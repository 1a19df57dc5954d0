package io.trueup.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.Reader;
import java.io.StringReader;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The header row of a table.
 *
 * @param columns trimmed, in small letters, in the order of the file
 */
record CsvHeader(CsvForm form, char delimiter, List<String> columns) {

    /** No field of ours comes near; a quotation mark that is never closed ends here instead of in memory. */
    private static final int LONGEST_FIELD = 64 * 1024;

    private static final int LONGEST_RECORD = 1024 * 1024;

    private static final int BUFFER = 4 * 1024 * 1024;

    /** The header in the first text of a file, by the delimiter that finds most known columns; empty if none finds a form. */
    static Optional<CsvHeader> recognise(String text) {
        return Stream.of(',', ';', '\t')
                .flatMap(delimiter ->
                        firstRecord(text, delimiter).stream().flatMap(record -> of(record, delimiter).stream()))
                .max(Comparator.comparingLong(CsvHeader::known));
    }

    static Optional<CsvHeader> of(CsvRecord record, char delimiter) {
        List<String> columns = names(record);
        return CsvForm.of(new HashSet<>(columns)).map(form -> new CsvHeader(form, delimiter, columns));
    }

    static List<String> names(CsvRecord record) {
        return record.getFields().stream().map(CsvHeader::plain).toList();
    }

    /** Reads records leniently: what is wrong with one is told by its row, not by an exception. */
    static CsvReader<CsvRecord> records(Reader text, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(BUFFER)
                .build(
                        CsvRecordHandler.of(
                                limits -> limits.maxFieldSize(LONGEST_FIELD).maxRecordSize(LONGEST_RECORD)),
                        text);
    }

    /** Where each known column stands. */
    Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        for (int at = 0; at < columns.size(); at++) {
            if (form.knows(columns.get(at))) {
                positions.put(columns.get(at), at);
            }
        }
        return positions;
    }

    Collection<String> unknown() {
        LinkedHashSet<String> unknown = new LinkedHashSet<>(columns);
        unknown.removeIf(column -> column.isEmpty() || form.knows(column));
        return unknown;
    }

    /** Why the table cannot be read by this header, in one sentence; null if it can. */
    @Nullable String fault() {
        List<String> missing = form.required().stream()
                .filter(column -> !columns.contains(column))
                .toList();
        if (!missing.isEmpty()) {
            return "It looks like " + form.kind().told() + ", but the column " + String.join(", ", missing)
                    + " is missing; found are " + told(columns) + ". Add what is missing and put the file in again.";
        }
        if (form == CsvForm.METRIC && positions().size() < 2) {
            return "It looks like a metric export, but no column data_series__values__… holds values; found are "
                    + told(columns) + ". Export it again.";
        }
        List<String> doubled = columns.stream()
                .filter(column -> form.knows(column) && columns.indexOf(column) != columns.lastIndexOf(column))
                .distinct()
                .toList();
        return doubled.isEmpty()
                ? null
                : "It looks like " + form.kind().told() + ", but the column " + String.join(", ", doubled)
                        + " stands more than once, so that it is not sure which one counts; keep one of them.";
    }

    static String told(Collection<String> columns) {
        return columns.stream()
                .limit(20)
                .map(Found::quoted)
                .reduce((one, next) -> one + ", " + next)
                .orElse("none");
    }

    private long known() {
        return columns.stream().filter(form::knows).count();
    }

    private static String plain(String column) {
        return column.strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<CsvRecord> firstRecord(String text, char delimiter) {
        try {
            return records(new StringReader(text), delimiter).stream().findFirst();
        } catch (CsvParseException e) {
            return Optional.empty();
        }
    }
}
