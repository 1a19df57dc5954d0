package io.trueup.report.focus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code cost_and_usage.csv} (FOCUS 1.4), and the same records as {@code cost_and_usage_1.2.csv} for tools that know only 1.2. */
final class CostAndUsage {

    private CostAndUsage() {}

    static byte[] in14(List<Row> rows) {
        return csv(rows, Arrays.asList(Column.values()), Column::told);
    }

    static byte[] in12(List<Row> rows) {
        return csv(rows, Column.orderIn12(), Column::toldIn12);
    }

    private static byte[] csv(List<Row> rows, List<Column> columns, Function<Column, String> name) {
        List<Map<String, @Nullable String>> records = new ArrayList<>();
        for (Row row : rows) {
            Map<String, @Nullable String> one = new HashMap<>();
            columns.forEach(column -> one.put(name.apply(column), row.get(column)));
            records.add(one);
        }
        return Csv.of(columns.stream().map(name).toList(), records);
    }
}
