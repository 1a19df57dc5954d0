package io.trueup.report.focus;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.trueup.json.Json;
import io.trueup.reconcile.Reconciliation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A month's FOCUS files, read back as any tool would read them. */
record Parsed(SequencedMap<String, byte[]> files) {

    static Parsed of(Reconciliation month) {
        return new Parsed(FocusFiles.of(month, 1));
    }

    List<Map<String, String>> costs() {
        return csv("focus/cost_and_usage.csv");
    }

    List<Map<String, String>> costs(Predicate<Map<String, String>> which) {
        return costs().stream().filter(which).toList();
    }

    List<Map<String, String>> ofKind(RowKind kind) {
        return costs(row -> row.get("x_RowKind").equals(kind.told()));
    }

    List<Map<String, String>> invoiceDetails() {
        return csv("focus/invoice_detail.csv");
    }

    List<Map<String, String>> csv(String name) {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text(name))) {
            return csv.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode metadata() {
        return Json.mapper().readTree(text("focus/metadata.json"));
    }

    String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    static BigDecimal sum(List<Map<String, String>> rows, String column) {
        return rows.stream().map(row -> new BigDecimal(row.get(column))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
