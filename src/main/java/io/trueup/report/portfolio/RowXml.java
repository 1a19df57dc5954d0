package io.trueup.report.portfolio;

import io.trueup.report.Look;
import io.trueup.report.Looks;
import io.trueup.report.ReportText;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;

/**
 * Writes rows as SpreadsheetML, one after the other: a text is always a text cell, a figure always an exact number, a formula always carries its
 * value. Nothing of a row is kept once it is written.
 */
final class RowXml {

    /** Excel's bound on a row's height, in points, is 409; a row of the list stays readable with less. */
    private static final int MOST_LINES = 12;

    /** Excel's bound on a text inside a formula. */
    private static final int LONGEST_LITERAL = 255;

    private static final Column[] COLUMNS = Column.values();

    private final Writer out;
    private final Looks looks;
    private final StringBuilder cells = new StringBuilder(4096);
    private int number;
    private int column;
    private int lines;

    RowXml(Writer out, Looks looks) {
        this.out = out;
        this.looks = looks;
    }

    RowXml row(int rowNumber) {
        number = rowNumber;
        column = 0;
        lines = 1;
        return this;
    }

    RowXml text(String text, Look look) {
        if (text.isEmpty()) {
            return blank(look);
        }
        String legal = ReportText.cell(text);
        begin((ReportText.looksLikeFormula(text) ? looks.quoted(look) : looks.of(look)).getIndex(), "inlineStr");
        cells.append("<is><t xml:space=\"preserve\">");
        escape(legal);
        cells.append("</t></is></c>");
        return this;
    }

    /** A text that wraps in its column. */
    RowXml wrapped(String text, int width) {
        long breaks = text.chars().filter(c -> c == '\n').count();
        lines = (int) Math.min(MOST_LINES, Math.max(lines, text.length() / width + 1L + breaks));
        return text(text, Look.TEXT);
    }

    RowXml figure(Figure figure, Look look) {
        BigDecimal value = figure.value();
        return value == null ? text(figure.word(), Look.WORD) : number(value, look);
    }

    RowXml number(BigDecimal value, Look look) {
        begin(looks.of(look).getIndex(), "n");
        cells.append("<v>").append(value.toPlainString()).append("</v></c>");
        return this;
    }

    RowXml number(long value, Look look) {
        begin(looks.of(look).getIndex(), "n");
        cells.append("<v>").append(value).append("</v></c>");
        return this;
    }

    /** A link as a formula: a sheet holds no more than 65,530 true ones. */
    RowXml link(String path, String word) {
        begin(looks.of(Look.TEXT).getIndex(), "str");
        cells.append("<f>HYPERLINK(");
        for (int at = 0; at < path.length(); at += LONGEST_LITERAL) {
            cells.append(at == 0 ? "\"" : "&amp;\"");
            escape(path.substring(at, Math.min(path.length(), at + LONGEST_LITERAL))
                    .replace("\"", "\"\""));
            cells.append('"');
        }
        cells.append(",\"").append(word).append("\")</f><v>").append(word).append("</v></c>");
        return this;
    }

    void end() throws IOException {
        out.write("<row r=\"");
        out.write(Integer.toString(number));
        out.write("\" ht=\"");
        out.write(Integer.toString(lines * 13 + 3));
        out.write("\" customHeight=\"1\">");
        out.append(cells);
        out.write("</row>");
        cells.setLength(0);
    }

    private RowXml blank(Look look) {
        place(looks.of(look).getIndex()).append("/>");
        column++;
        return this;
    }

    private void begin(int style, String type) {
        place(style);
        if (!type.equals("n")) {
            cells.append(" t=\"").append(type).append('"');
        }
        cells.append('>');
        column++;
    }

    private StringBuilder place(int style) {
        return cells.append("<c r=\"")
                .append(COLUMNS[column].letter())
                .append(number)
                .append("\" s=\"")
                .append(style)
                .append('"');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> cells.append("&amp;");
                case '<' -> cells.append("&lt;");
                case '>' -> cells.append("&gt;");
                default -> cells.append(c);
            }
        }
    }
}
