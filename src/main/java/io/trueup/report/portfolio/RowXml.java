package io.trueup.report.portfolio;

import io.trueup.report.Look;
import io.trueup.report.Looks;
import io.trueup.report.ReportText;
import java.io.IOException;
import java.io.OutputStream;
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

    private static final String[] BEGINS = begins();

    private final OutputStream out;
    private final Looks looks;
    private final String[] styles = new String[Look.values().length];
    private final Utf8 rows = new Utf8();
    private final Utf8 cells = new Utf8();
    private String number = "";
    private int column;
    private int lines;

    RowXml(OutputStream out, Looks looks) {
        this.out = out;
        this.looks = looks;
        for (Look look : Look.values()) {
            styles[look.ordinal()] = style(looks.of(look).getIndex());
        }
    }

    private static String[] begins() {
        String[] begins = new String[Column.values().length];
        for (Column column : Column.values()) {
            begins[column.ordinal()] = "<c r=\"" + column.letter();
        }
        return begins;
    }

    private static String style(int index) {
        return "\" s=\"" + index;
    }

    RowXml row(int rowNumber) {
        number = Integer.toString(rowNumber);
        column = 0;
        lines = 1;
        return this;
    }

    RowXml text(String text, Look look) {
        if (text.isEmpty()) {
            place(styles[look.ordinal()]).ascii("\"/>");
            return this;
        }
        if (look == Look.TITLE) {
            lines = Math.max(lines, 2); // its letters are larger
        }
        String legal = ReportText.cell(text);
        String style =
                ReportText.looksLikeFormula(text) ? style(looks.quoted(look).getIndex()) : styles[look.ordinal()];
        place(style)
                .ascii(
                        keepsItsSpaces(legal)
                                ? "\" t=\"inlineStr\"><is><t>"
                                : "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                .escaped(legal)
                .ascii("</t></is></c>");
        return this;
    }

    /** Spaces at the ends, and what breaks a line, must be asked for. */
    private static boolean keepsItsSpaces(String text) {
        return text.charAt(0) > ' ' && text.charAt(text.length() - 1) > ' ' && text.indexOf('\n') < 0;
    }

    /** A heading; a narrow column breaks it between words. */
    RowXml heading(String text, int width, Look look) {
        if (text.length() > width) {
            lines = Math.max(lines, 2);
        }
        return text(text, look);
    }

    /** A text that wraps in its column. */
    RowXml wrapped(String text, int width) {
        if (!text.isEmpty()) {
            long breaks = text.indexOf('\n') < 0
                    ? 0
                    : text.chars().filter(c -> c == '\n').count();
            lines = (int) Math.min(MOST_LINES, Math.max(lines, text.length() / width + 1L + breaks));
        }
        return text(text, Look.TEXT);
    }

    RowXml figure(Figure figure, Look look) {
        BigDecimal value = figure.value();
        return value == null ? text(figure.word(), Look.WORD) : number(value, look);
    }

    RowXml number(BigDecimal value, Look look) {
        return plain(value.toPlainString(), look);
    }

    RowXml number(long value, Look look) {
        return plain(Long.toString(value), look);
    }

    private RowXml plain(String value, Look look) {
        place(styles[look.ordinal()]).ascii("\"><v>").ascii(value).ascii("</v></c>");
        return this;
    }

    /** A link as a formula: a sheet holds no more than 65,530 true ones. */
    RowXml link(String path, String word) {
        place(styles[Look.TEXT.ordinal()]).ascii("\" t=\"str\"><f>HYPERLINK(");
        for (int at = 0; at < path.length(); at += LONGEST_LITERAL) {
            cells.ascii(at == 0 ? "\"" : "&amp;\"")
                    .escaped(path.substring(at, Math.min(path.length(), at + LONGEST_LITERAL))
                            .replace("\"", "\"\""))
                    .ascii("\"");
        }
        cells.ascii(",\"").ascii(word).ascii("\")</f><v>").ascii(word).ascii("</v></c>");
        return this;
    }

    private Utf8 place(String style) {
        return cells.ascii(BEGINS[column++]).ascii(number).ascii(style);
    }

    void end() throws IOException {
        rows.ascii("<row r=\"")
                .ascii(number)
                .ascii("\" ht=\"")
                .number(lines * 13 + 3)
                .ascii("\" customHeight=\"1\">");
        flushIfFull();
        cells.moveTo(rows);
        rows.ascii("</row>");
    }

    private void flushIfFull() throws IOException {
        if (rows.isFull()) {
            flush();
        }
    }

    /** Everything that was ended is written. */
    void flush() throws IOException {
        rows.writeTo(out);
    }
}
