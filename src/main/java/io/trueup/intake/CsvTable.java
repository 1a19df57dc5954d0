package io.trueup.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentSource;
import io.trueup.document.Fact;
import io.trueup.document.FactSink;
import io.trueup.document.RowRefusal;
import io.trueup.finding.FindingCode;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table of facts, one a row, read as a stream. */
final class CsvTable {

    /** Reads one row: a fact, or the refusal of the row; null if the row tells nothing. */
    @FunctionalInterface
    interface RowReader {
        @Nullable Fact read(CsvRow row);
    }

    private final DocumentSource source;
    private final CsvHeader recognised;
    private final RowReader reader;

    CsvTable(DocumentSource source, CsvHeader recognised, RowReader reader) {
        this.source = source;
        this.recognised = recognised;
        this.reader = reader;
    }

    DocumentOutcome read(FactSink sink) throws IOException {
        TextEncoding encoding = TextEncoding.of(source);
        long line = 0;
        try (CsvReader<CsvRecord> records = CsvHeader.records(encoding.open(source), recognised.delimiter())) {
            Iterator<CsvRecord> rows = records.iterator();
            CsvHeader header = header(rows);
            Map<String, Integer> positions = header.positions();
            Refusals refusals = new Refusals(sink);
            while (rows.hasNext()) {
                CsvRecord record = rows.next();
                line = record.getStartingLineNumber();
                accept(new CsvRow(record, header, positions, source.path()), sink, refusals);
            }
            refusals.close();
            return new DocumentOutcome.Read(header.form().kind(), note(header, encoding));
        } catch (CsvParseException e) {
            return DocumentOutcome.setAside(
                    recognised.form().kind(),
                    FindingCode.UNREADABLE_DOCUMENT,
                    "The table cannot be read after line " + Math.max(1, line)
                            + ": a quotation mark there is never closed, or a field is longer than any may be. "
                            + "Correct the line and put the file in again.");
        }
    }

    /** The header again, now with its letters right. */
    private CsvHeader header(Iterator<CsvRecord> rows) {
        while (rows.hasNext()) {
            Optional<CsvHeader> header = CsvHeader.of(rows.next(), recognised.delimiter());
            if (header.isPresent()) {
                return header.get();
            }
        }
        return recognised;
    }

    private void accept(CsvRow row, FactSink sink, Refusals refusals) {
        if (row.isBlank()) {
            return;
        }
        Fact fact = reader.read(row);
        if (fact instanceof RowRefusal refusal) {
            refusals.add(refusal);
        } else if (fact != null) {
            sink.accept(fact);
        }
    }

    private static @Nullable String note(CsvHeader header, TextEncoding encoding) {
        String columns = header.unknown().isEmpty()
                ? ""
                : "Columns that are not known are ignored: " + CsvHeader.told(header.unknown()) + ".";
        String charset = encoding.charset().equals(TextEncoding.WINDOWS) ? "Read as Windows-1252 text." : "";
        String note = (columns + " " + charset).strip();
        return note.isEmpty() ? null : note;
    }
}
