package io.trueup.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.trueup.document.RowRefusal;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a table: its fields by column, and everything that is wrong with it. A field that is wrong is noted and comes back as null. */
final class CsvRow {

    private final CsvRecord record;
    private final CsvHeader header;
    private final Map<String, Integer> positions;
    private final Provenance source;
    private final List<String> faults = new ArrayList<>(0);

    CsvRow(CsvRecord record, CsvHeader header, Map<String, Integer> positions, String file) {
        this.record = record;
        this.header = header;
        this.positions = positions;
        this.source = Provenance.line(file, record.getStartingLineNumber());
        noteExtraFields();
    }

    Provenance source() {
        return source;
    }

    boolean isBlank() {
        for (int at = 0; at < record.getFieldCount(); at++) {
            if (!record.getField(at).isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** The field, trimmed; null if the column or the field is not there or blank. */
    @Nullable String text(String column) {
        Integer at = positions.get(column);
        if (at == null || at >= record.getFieldCount()) {
            return null;
        }
        String text = record.getField(at).strip();
        return text.isEmpty() ? null : text;
    }

    /** @param allowed what may stand there, for the message */
    @Nullable String required(String column, String allowed) {
        String text = text(column);
        if (text == null) {
            faults.add(column + " is empty, allowed is " + allowed);
        }
        return text;
    }

    @Nullable BigDecimal number(String column) {
        String text = required(column, WrittenNumber.ALLOWED);
        BigDecimal number = text == null ? null : WrittenNumber.parse(text, header.delimiter());
        if (text != null && number == null) {
            refuse(column, text, WrittenNumber.ALLOWED + WrittenNumber.doubt(text));
        }
        return number;
    }

    @Nullable Instant instant(String column) {
        String text = required(column, WrittenTime.INSTANT_ALLOWED);
        Instant instant = text == null ? null : WrittenTime.instant(text);
        if (text != null && instant == null) {
            refuse(
                    column,
                    text,
                    WrittenTime.isLocal(text)
                            ? WrittenTime.INSTANT_ALLOWED + ": without an offset it is not sure which hour is meant"
                            : WrittenTime.INSTANT_ALLOWED);
        }
        return instant;
    }

    @Nullable LocalDate day(String column) {
        String text = required(column, WrittenTime.DAY_ALLOWED);
        return text == null ? null : day(column, text);
    }

    /** A day that may be left empty. */
    @Nullable LocalDate optionalDay(String column) {
        String text = text(column);
        return text == null ? null : day(column, text);
    }

    private @Nullable LocalDate day(String column, String text) {
        LocalDate day = WrittenTime.isDay(text) ? WrittenTime.day(text) : null;
        if (day == null) {
            refuse(column, text, WrittenTime.DAY_ALLOWED);
        }
        return day;
    }

    @Nullable Pool pool() {
        String text = required("pool", Pool.ALLOWED);
        Pool pool = text == null ? null : Pool.parse(text);
        if (text != null && pool == null) {
            refuse("pool", text, Pool.ALLOWED);
        }
        return pool;
    }

    /** Whether the row's unit is its pool's; the unit must be there either way. */
    boolean isInUnitOf(@Nullable Pool pool) {
        String unit = required("unit", pool == null ? "USD or credits" : pool.unit());
        return unit == null || pool == null || unit.equalsIgnoreCase(pool.unit());
    }

    void refuse(String column, String found, String allowed) {
        faults.add(column + " is " + Found.quoted(found) + ", allowed is " + allowed);
    }

    boolean isRefused() {
        return !faults.isEmpty();
    }

    RowRefusal refusal() {
        return new RowRefusal(
                FindingCode.ROW_REFUSED, "The row is kept out: " + String.join("; ", faults) + ".", source);
    }

    RowRefusal wrongUnit(Pool pool) {
        String unit = text("unit");
        return new RowRefusal(
                FindingCode.UNIT_MISMATCH,
                pool.name(),
                "The row is kept out: " + Found.quoted(pool.name()) + " is counted in " + pool.unit() + ", not in "
                        + Found.quoted(unit == null ? "" : unit) + ".",
                source);
    }

    /** A decimal comma without quotes shifts every field after it: such a row must not be read. */
    private void noteExtraFields() {
        int columns = header.columns().size();
        for (int at = columns; at < record.getFieldCount(); at++) {
            if (!record.getField(at).isBlank()) {
                faults.add("it has " + record.getFieldCount() + " fields, allowed are the header's " + columns
                        + " (a decimal comma must stand in quotes)");
                return;
            }
        }
    }
}
