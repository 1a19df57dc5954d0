package io.trueup.mail;

import io.trueup.mail.Content.Point;
import io.trueup.mail.Content.Row;
import io.trueup.text.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The plain text of a mail, complete in itself, in {@link PlainText#COLUMNS} columns. */
final class TextPart {

    private static final String GAP = "  ";

    private TextPart() {}

    static String of(Content content) {
        List<String> lines = new ArrayList<>();
        lines.addAll(PlainText.wrap(content.heading(), "", ""));
        lines.add("");
        lines.addAll(PlainText.wrap(content.status(), "", ""));
        if (content.dispute() != null) {
            lines.addAll(PlainText.wrap(content.dispute(), "", ""));
        }
        lines.add("");
        lines.addAll(table(content.rows()));
        section("FINDINGS", points(content), lines);
        section("CHANGED SINCE THE VERSION BEFORE", bullets(content.changes()), lines);
        List<String> where = new ArrayList<>();
        content.files().forEach(line -> where.addAll(PlainText.wrap(line, "", "")));
        section("THE WORKBOOK", where, lines);
        if (content.contact() != null) {
            section("QUESTIONS", PlainText.wrap("Ask " + content.contact() + ".", "", ""), lines);
        }
        lines.add("");
        lines.addAll(PlainText.wrap(content.fingerprint() + " Sent by Trueup.", "", ""));
        return String.join("\n", lines) + "\n";
    }

    private static void section(String title, List<String> body, List<String> lines) {
        if (!body.isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(body);
        }
    }

    private static List<String> table(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of("No account has any figure for this month.");
        }
        List<String> titles = List.of("Account", "Estimate", "Invoiced", "Variance");
        List<Function<Row, String>> cells = List.of(Row::account, Row::estimate, Row::invoiced, Row::variance);
        int[] widths = new int[titles.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Columns.width(titles.get(column));
            for (Row row : rows) {
                widths[column] =
                        Math.max(widths[column], Columns.width(cells.get(column).apply(row)));
            }
        }
        int figures = widths[1] + widths[2] + widths[3] + 3 * GAP.length();
        return figures + 8 > PlainText.COLUMNS ? listed(rows) : aligned(rows, titles, cells, narrowed(widths, figures));
    }

    private static int[] narrowed(int[] widths, int figures) {
        widths[0] = Math.min(widths[0], PlainText.COLUMNS - figures);
        return widths;
    }

    private static List<String> aligned(
            List<Row> rows, List<String> titles, List<Function<Row, String>> cells, int[] widths) {
        List<String> lines = new ArrayList<>();
        lines.add(line(titles, widths));
        int whole = widths[0] + widths[1] + widths[2] + widths[3] + 3 * GAP.length();
        lines.add("-".repeat(whole));
        for (Row row : rows) {
            lines.add(line(cells.stream().map(cell -> cell.apply(row)).toList(), widths));
            lines.addAll(PlainText.wrap("spend " + row.spend() + "; " + row.verdict(), "  ", "  "));
        }
        return lines;
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder(Columns.left(PlainText.oneLine(cells.get(0), widths[0]), widths[0]));
        for (int column = 1; column < widths.length; column++) {
            line.append(GAP).append(Columns.right(cells.get(column), widths[column]));
        }
        return line.toString().stripTrailing();
    }

    /** Where the figures are too long to stand beside each other. */
    private static List<String> listed(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.addAll(PlainText.wrap(row.account(), "", ""));
            lines.addAll(PlainText.wrap("spend " + row.spend(), "  ", "    "));
            lines.addAll(PlainText.wrap("estimate " + row.estimate(), "  ", "    "));
            lines.addAll(PlainText.wrap("invoiced " + row.invoiced(), "  ", "    "));
            lines.addAll(PlainText.wrap("variance " + row.variance() + "; " + row.verdict(), "  ", "    "));
        }
        return lines;
    }

    private static List<String> points(Content content) {
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (Point point : content.points()) {
            String start = ++number + ". ";
            String indent = " ".repeat(start.length());
            lines.addAll(PlainText.wrap(title(point), start, indent));
            lines.addAll(PlainText.wrap(point.message(), indent, indent));
            if (point.evidence() != null) {
                lines.addAll(PlainText.wrap("See " + point.evidence(), indent, indent));
            }
            lines.addAll(PlainText.wrap("Next: " + point.next(), indent, indent));
        }
        if (content.others() != null) {
            lines.addAll(PlainText.wrap(content.others(), "", ""));
        }
        return lines;
    }

    static String title(Point point) {
        return point.severity() + ": " + point.code() + (point.account() == null ? "" : ", " + point.account())
                + (point.amount() == null ? "" : ", " + point.amount());
    }

    private static List<String> bullets(List<String> texts) {
        List<String> lines = new ArrayList<>();
        texts.forEach(text -> lines.addAll(PlainText.wrap(text, "* ", "  ")));
        return lines;
    }
}
