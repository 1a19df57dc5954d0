package io.trueup.report;

import java.util.List;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Writes one sheet from the top down: a title, a note, a table with its header frozen, and what stands below it. */
final class SheetWriter {

    /** Excel has 1,048,576 rows; what stands below a table needs a few. */
    static final int MOST_ROWS = 1_000_000;

    private static final int CHARACTER = 256;

    private final Sheet sheet;
    private final XSSFSheet plain;
    private final Looks looks;
    private final List<Column> columns;
    private final int[] widths;
    private int next;
    private int header;

    /** @param plain the sheet itself, or the one behind it if rows are streamed */
    SheetWriter(Sheet sheet, XSSFSheet plain, Looks looks, List<Column> columns) {
        this.sheet = sheet;
        this.plain = plain;
        this.looks = looks;
        this.columns = columns;
        this.widths = columns.stream().mapToInt(Column::least).toArray();
    }

    RowWriter row() {
        return new RowWriter(sheet.createRow(next++), looks, this);
    }

    /** A line outside of any table; its text may run over the empty cells to the right. */
    void line(String text, Look look) {
        row().across(text, look);
    }

    void gap() {
        next++;
    }

    /** The number of the row written last, from 1 as formulas count. */
    int last() {
        return next;
    }

    /** The table's header: frozen, and repeated on every printed page. */
    void header() {
        header = next;
        RowWriter row = row();
        columns.forEach(column -> row.heading(column.heading(), column.isFigure() ? Look.HEADER_FIGURE : Look.HEADER));
        sheet.createFreezePane(0, next);
        sheet.setRepeatingRows(CellRangeAddress.valueOf(next + ":" + next));
    }

    /** Ends the table whose header is frozen: filters on its columns. */
    void endOfTable() {
        sheet.setAutoFilter(new CellRangeAddress(header, next - 1, 0, columns.size() - 1));
    }

    /** A further table below, in the same columns. */
    void heading(List<Column> others) {
        RowWriter row = row();
        others.forEach(column -> row.heading(column.heading(), column.isFigure() ? Look.HEADER_FIGURE : Look.HEADER));
    }

    /** Widens a column for a text, up to its bound. */
    void measure(int column, int length) {
        if (length > widths[column]) {
            widths[column] = Math.min(length, columns.get(column).most());
        }
    }

    int least(int column) {
        return columns.get(column).least();
    }

    /** How many lines a wrapped text takes: letters are narrower than the digits that widths count, but words do not fill their lines. */
    int lines(int column, int length) {
        int most = Math.max(columns.get(column).most(), columns.get(column).least());
        return length <= most + most / 10 ? 1 : (length + most - 1) / most;
    }

    /** What holds charts and tables; its rows may have been streamed away. */
    XSSFSheet plain() {
        return plain;
    }

    /** Widths, and the print set-up: landscape, one page wide, pages numbered. */
    void finish(String footer) {
        for (int i = 0; i < widths.length; i++) {
            sheet.setColumnWidth(i, Math.min(widths[i] + 2, 250) * CHARACTER);
        }
        sheet.setDisplayGridlines(false);
        sheet.setFitToPage(true);
        sheet.setMargin(PageMargin.LEFT, 0.4);
        sheet.setMargin(PageMargin.RIGHT, 0.4);
        sheet.setMargin(PageMargin.TOP, 0.5);
        sheet.setMargin(PageMargin.BOTTOM, 0.7);
        PrintSetup print = sheet.getPrintSetup();
        print.setLandscape(true);
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.getFooter().setLeft(footer);
        sheet.getFooter().setRight("Page &P of &N");
    }
}
