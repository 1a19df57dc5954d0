package io.trueup.report.portfolio;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The cells of a portfolio's list as CSV, for other libraries to write: file, rows. The first line tells figures (f), links (l) and texts (t). */
final class PortfolioCsv {

    private static final long SEED = 20_261_120L;

    private PortfolioCsv() {}

    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[1]);
        Random random = new Random(SEED);
        try (CsvWriter csv = CsvWriter.builder().build(Path.of(arguments[0]))) {
            List<String> kinds = new ArrayList<>();
            for (Column column : Column.values()) {
                kinds.add(column == Column.WORKBOOK ? "l" : column.isFigure() ? "f" : "t");
            }
            csv.writeRecord(kinds);
            for (int i = 0; i < count; i++) {
                csv.writeRecord(cells(Rows.header(count), Rows.row(i, random)));
            }
        }
    }

    private static List<String> cells(Portfolio portfolio, PortfolioRow row) {
        Integer version = row.version();
        return List.of(
                row.organization(),
                row.name(),
                row.standing().words(),
                row.currency(),
                told(row.low()),
                told(row.estimate()),
                told(row.high()),
                told(row.invoiced()),
                told(row.variance()),
                row.inDispute().toPlainString(),
                told(row.credits()),
                row.creditsInDispute().toPlainString(),
                Long.toString(row.errors()),
                Long.toString(row.warnings()),
                row.finding(),
                row.found(),
                Long.toString(row.setAside()),
                version == null ? "none" : version.toString(),
                version == null
                        ? "none"
                        : "=HYPERLINK(\"" + portfolio.pathTo(row.organization(), version) + "\",\"Open\")",
                row.problem() == null ? "" : row.problem());
    }

    private static String told(Figure figure) {
        BigDecimal value = figure.value();
        return value == null ? figure.word() : value.toPlainString();
    }
}
