package io.trueup.report.focus;

import java.util.Arrays;
import java.util.List;

/** {@code cost_and_usage.csv} (FOCUS 1.4), and the same records as {@code cost_and_usage_1.2.csv} for tools that know only 1.2. */
final class CostAndUsage {

    private CostAndUsage() {}

    static byte[] in14(List<Row> rows) {
        return Csv.of(Arrays.asList(Column.values()), Column::told, rows, Row::get);
    }

    static byte[] in12(List<Row> rows) {
        return Csv.of(Column.orderIn12(), Column::toldIn12, rows, Row::get);
    }
}
