package io.trueup.cli;

import io.trueup.text.Columns;
import io.trueup.text.OneLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table in plain text: columns as wide as they need, the first cut visibly where the page is too narrow. Figures are never cut. */
final class TextTable {
    private static final String GAP = "  ";
    private static final int LEAST_NAME = 12;

    enum Align {
        LEFT,
        RIGHT
    }

    /** @param whole whether the row is one text across the page instead of cells */
    private record Row(List<String> cells, boolean whole) {}

    private final List<String> headers = new ArrayList<>();
    private final List<Align> aligns = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private int mayShrink;

    TextTable column(String header, Align align) {
        headers.add(header);
        aligns.add(align);
        return this;
    }

    /** The column added last gives way when the page is too narrow, instead of the first one. */
    TextTable thatShrinks() {
        mayShrink = headers.size() - 1;
        return this;
    }

    TextTable row(String... cells) {
        if (cells.length != headers.size()) {
            throw new IllegalArgumentException("A row of " + cells.length + " cells in a table of " + headers.size());
        }
        rows.add(new Row(Arrays.stream(cells).map(OneLine::of).toList(), false));
        return this;
    }

    /** A text below a row that may run over all columns; it is not cut, for it is something to copy. */
    TextTable below(String text) {
        rows.add(new Row(List.of(OneLine.of(text)), true));
        return this;
    }

    List<String> lines(int pageWidth) {
        int[] widths = widths(pageWidth);
        List<String> lines = new ArrayList<>();
        lines.add(line(headers, widths));
        lines.add("─".repeat(Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1)));
        for (Row row : rows) {
            lines.add(row.whole ? row.cells.getFirst() : line(row.cells, widths));
        }
        return lines;
    }

    private int[] widths(int pageWidth) {
        int[] widths = new int[headers.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Columns.width(headers.get(column));
            for (Row row : rows) {
                if (!row.whole) {
                    widths[column] = Math.max(widths[column], Columns.width(row.cells.get(column)));
                }
            }
        }
        int over = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - pageWidth;
        if (over > 0) {
            widths[mayShrink] = Math.min(widths[mayShrink], Math.max(LEAST_NAME, widths[mayShrink] - over));
        }
        return widths;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = column == mayShrink ? Columns.cut(cells.get(column), widths[column]) : cells.get(column);
            String blank = " ".repeat(Math.max(0, widths[column] - Columns.width(cell)));
            line.append(column == 0 ? "" : GAP).append(aligns.get(column) == Align.RIGHT ? blank + cell : cell + blank);
        }
        return line.toString().stripTrailing();
    }
}
