package io.trueup.intake;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentSource;
import io.trueup.document.Fact;
import io.trueup.document.FactSink;
import io.trueup.period.BillingPeriod;
import io.trueup.usage.MeteredUsage;
import io.trueup.usage.Meters;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A metric file (formats.md section 1), read twice: first to see whether one of its columns repeats the others, which adding all of them
 * would count twice (domain.md section 8), then row by row.
 */
final class MetricCsv {

    private static final String DATE = "data_series__date";
    private static final String VALUES = "data_series__values__";
    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,6}$");

    private final String file;
    private final List<String> columns;
    private final boolean[] repeatsOthers;
    private final boolean[] repeatsFirst;
    private final Set<Instant> seen = new HashSet<>();
    private boolean anyValue;

    private MetricCsv(String file, List<String> columns) {
        this.file = file;
        this.columns = columns;
        this.repeatsOthers = new boolean[columns.size()];
        this.repeatsFirst = new boolean[columns.size()];
        java.util.Arrays.fill(repeatsOthers, true);
        java.util.Arrays.fill(repeatsFirst, true);
    }

    static DocumentOutcome read(DocumentSource source, CsvHeader header, FactSink sink) throws IOException {
        List<String> columns = header.columns().stream()
                .filter(column -> column.startsWith(VALUES))
                .toList();
        MetricCsv metric = new MetricCsv(source.path(), columns);
        new CsvTable(source, header, metric::compare).read(ignored -> {});
        List<String> counted = metric.counted();
        DocumentOutcome outcome = new CsvTable(source, header, row -> metric.usage(row, counted)).read(sink);
        return outcome instanceof DocumentOutcome.Read read && counted.size() < columns.size()
                ? new DocumentOutcome.Read(read.kind(), note(counted, read.note()))
                : outcome;
    }

    private static String note(List<String> counted, @Nullable String note) {
        return "Only the column " + CsvHeader.told(counted)
                + " is counted: the other columns hold the same quantities again."
                + (note == null ? "" : " " + note);
    }

    /** The first pass: which columns are the sum of all others, which the same as the first. */
    private @Nullable Fact compare(CsvRow row) {
        List<BigDecimal> values = values(row);
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        anyValue |= sum.signum() != 0;
        for (int at = 0; at < values.size(); at++) {
            BigDecimal value = values.get(at);
            repeatsOthers[at] &= sum.subtract(value).compareTo(value) == 0;
            repeatsFirst[at] &= value.compareTo(values.getFirst()) == 0;
        }
        return null;
    }

    private List<BigDecimal> values(CsvRow row) {
        List<BigDecimal> values = new ArrayList<>(columns.size());
        for (String column : columns) {
            BigDecimal value = row.text(column) == null ? null : row.number(column);
            values.add(value == null ? BigDecimal.ZERO : value);
        }
        return values;
    }

    private List<String> counted() {
        if (columns.size() < 2 || !anyValue) {
            return columns;
        }
        for (int at = 0; at < columns.size(); at++) {
            if (repeatsOthers[at]) {
                return List.of(columns.get(at));
            }
        }
        boolean allEqual = true;
        for (boolean same : repeatsFirst) {
            allEqual &= same;
        }
        return allEqual ? List.of(columns.getFirst()) : columns;
    }

    private @Nullable Fact usage(CsvRow row, List<String> counted) {
        Instant at = when(row);
        BigDecimal quantity = BigDecimal.ZERO;
        boolean any = false;
        for (String column : counted) {
            if (row.text(column) == null) {
                continue;
            }
            BigDecimal value = row.number(column);
            any |= value != null;
            quantity = value == null ? quantity : quantity.add(value);
            if (value != null && value.signum() < 0) {
                row.refuse(column, value.toPlainString(), "zero or more");
            }
        }
        if (at != null && !row.isRefused() && !seen.add(at)) {
            row.refuse(DATE, at.toString(), "each time once: it is counted already by a row above");
        }
        if (at == null || row.isRefused()) {
            return row.refusal();
        }
        LocalDate day = at.atOffset(ZoneOffset.UTC).toLocalDate();
        return any
                ? new MeteredUsage(
                        DocumentKind.METRIC,
                        UsageTally.groupIn(file),
                        BillingPeriod.of(day, day.plusDays(1)).window(),
                        meter(),
                        null,
                        null,
                        null,
                        quantity,
                        null,
                        row.source())
                : null;
    }

    private static @Nullable Instant when(CsvRow row) {
        String text = row.text(DATE);
        if (text == null || !WrittenTime.isDay(text)) {
            return row.instant(DATE);
        }
        LocalDate day = row.day(DATE);
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The metric is in the file's name; a name that is not known is kept as it stands. */
    private String meter() {
        String name =
                EXTENSION.matcher(file.substring(file.lastIndexOf('/') + 1)).replaceFirst("");
        return Meters.inFileName(name).orElse(name);
    }
}
