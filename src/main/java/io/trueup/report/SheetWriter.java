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

    /** A page with more would be too small to read. */
    private static final int ROWS_OF_A_PAGE = 55;

    private static final int PADDING = 2;

    private final Sheet sheet;
    private final XSSFSheet plain;
    private final Looks looks;
    private final List<Column> columns;
    private final int[] widths;
    private final PrintedPage page = new PrintedPage();
    private List<Column> current;
    private int next;
    private int header;

    /** @param plain the sheet itself, or the one behind it if rows are streamed */
    SheetWriter(Sheet sheet, XSSFSheet plain, Looks looks, List<Column> columns) {
        this.sheet = sheet;
        this.plain = plain;
        this.looks = looks;
        this.columns = columns;
        this.current = columns;
        this.widths = columns.stream().mapToInt(Column::least).toArray();
    }

    RowWriter row() {
        higher(PrintedPage.EMPTY_ROW);
        return new RowWriter(sheet.createRow(next++), looks, this);
    }

    /** A line outside of any table; its text may run over the empty cells to the right. */
    void line(String text, Look look) {
        row().across(text, look);
    }

    void gap() {
        gap(1);
    }

    void gap(int rows) {
        next += rows;
        higher(rows * PrintedPage.EMPTY_ROW);
    }

    /** The row written last takes so much more height, in points. */
    void higher(double points) {
        page.grow(points, units());
    }

    private int units() {
        int units = 0;
        for (int width : widths) {
            units += width + PADDING;
        }
        return units;
    }

    /** The number of the row written last, from 1 as formulas count. */
    int last() {
        return next;
    }

    /** The first table's header: frozen, and repeated on every printed page. */
    void header() {
        begin(columns);
        sheet.createFreezePane(0, next);
        sheet.setRepeatingRows(CellRangeAddress.valueOf(next + ":" + next));
    }

    /** Ends the first table: an Excel table with the sheet's name, filters on its columns. */
    SheetTable endOfTable() {
        return endOfTable(name().table());
    }

    /** Ends the table begun last. */
    SheetTable endOfTable(String name) {
        SheetTable.create(plain, name, current, header, next - 1);
        return new SheetTable(name(), header + 2, next);
    }

    /** The heading of a further table below; a column without heading at its end only has a width, it is no part of the table. */
    void heading(List<Column> others) {
        if (next <= ROWS_OF_A_PAGE) {
            // the first table needs no heading on a second page, and over this one it would be wrong: the title is
            // repeated instead
            sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
        }
        begin(others);
    }

    private void begin(List<Column> others) {
        header = next;
        current = others.stream().filter(column -> !column.heading().isEmpty()).toList();
        RowWriter row = row();
        current.forEach(column -> row.heading(column.heading(), column.isFigure() ? Look.HEADER_FIGURE : Look.HEADER));
    }

    private SheetName name() {
        return SheetName.ofTold(plain.getSheetName());
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

    boolean isFigure(int column) {
        return columns.get(column).isFigure();
    }

    /** How wide a column can become; a longer text is wrapped. */
    int room(int column) {
        return Math.max(columns.get(column).most(), columns.get(column).least());
    }

    /** What holds charts and tables; its rows may have been streamed away. */
    XSSFSheet plain() {
        return plain;
    }

    /** Prints the first columns only; what stands beside them are workings. */
    void printColumns(int count) {
        XSSFSheet of = plain;
        of.getWorkbook().setPrintArea(of.getWorkbook().getSheetIndex(of), 0, count - 1, 0, Math.max(0, next - 1));
    }

    /** Prints a short sheet on one page; call it after {@link #finish}. */
    void onOnePage() {
        if (next <= ROWS_OF_A_PAGE) {
            sheet.getPrintSetup().setFitHeight((short) 1);
        }
    }

    /** Begins a page before the row written next. */
    void newPage() {
        page.begin();
        sheet.setRowBreak(next - 1);
    }

    /** Begins a page if so many rows may not fit on this one. */
    void keepTogether(int rows) {
        if (!page.holds(rows, units())) {
            newPage();
        }
    }

    /** Widths, protection, and the print set-up: landscape, one page wide, pages numbered. */
    void finish(String footer) {
        for (int i = 0; i < widths.length; i++) {
            sheet.setColumnWidth(i, Math.min(widths[i] + PADDING, 250) * CHARACTER);
        }
        Protection.of(plain);
        sheet.setDisplayGridlines(false);
        sheet.setFitToPage(true);
        sheet.setMargin(PageMargin.LEFT, PrintedPage.LEFT_AND_RIGHT_MARGIN);
        sheet.setMargin(PageMargin.RIGHT, PrintedPage.LEFT_AND_RIGHT_MARGIN);
        sheet.setMargin(PageMargin.TOP, PrintedPage.TOP_MARGIN);
        sheet.setMargin(PageMargin.BOTTOM, PrintedPage.BOTTOM_MARGIN);
        PrintSetup print = sheet.getPrintSetup();
        print.setLandscape(true);
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.getFooter().setLeft(footer);
        sheet.getFooter().setRight("Page &P of &N");
    }
}
