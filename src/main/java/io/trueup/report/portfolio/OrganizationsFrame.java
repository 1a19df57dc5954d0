package io.trueup.report.portfolio;

import io.trueup.report.Look;
import io.trueup.report.Words;
import java.io.IOException;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTable;

/** The sheet Organizations around its rows: the table, the frozen header, filters, defined names, print set-up. */
final class OrganizationsFrame {

    static final String NAME = "Organizations";

    private static final int HEADER_ROW = 5;

    static final int FIRST_ROW = HEADER_ROW + 1;

    /** Excel has 1,048,576 rows. */
    static final int LAST_ROW = 1_048_000;

    private final XSSFSheet sheet;
    private final XSSFTable table;

    private OrganizationsFrame(XSSFSheet sheet, XSSFTable table) {
        this.sheet = sheet;
        this.table = table;
    }

    static OrganizationsFrame in(XSSFWorkbook workbook, Portfolio portfolio) {
        XSSFSheet sheet = workbook.createSheet(NAME);
        for (Column column : Column.values()) {
            sheet.setColumnWidth(column.ordinal(), (column.width() + 2) * 256);
        }
        sheet.createFreezePane(1, HEADER_ROW);
        sheet.setRepeatingRows(CellRangeAddress.valueOf(HEADER_ROW + ":" + HEADER_ROW));
        // twenty columns on one page could not be read: two, with the organization on both
        sheet.setRepeatingColumns(CellRangeAddress.valueOf("A:A"));
        PrintSetUp.of(sheet, 2, SummarySheet.footer(portfolio));
        return new OrganizationsFrame(sheet, table(sheet));
    }

    private static XSSFTable table(XSSFSheet sheet) {
        XSSFTable table = sheet.createTable(area(1));
        table.setName(NAME);
        table.setDisplayName(NAME);
        CTTable form = table.getCTTable();
        for (Column column : Column.values()) {
            form.getTableColumns().getTableColumnArray(column.ordinal()).setName(column.heading());
        }
        form.addNewAutoFilter();
        form.addNewTableStyleInfo().setShowRowStripes(false);
        return table;
    }

    private static AreaReference area(int rows) {
        return new AreaReference(
                new CellReference(HEADER_ROW - 1, 0),
                new CellReference(HEADER_ROW - 1 + Math.max(1, rows), Column.values().length - 1),
                SpreadsheetVersion.EXCEL2007);
    }

    /** The part of the package that holds the sheet. */
    String part() {
        return sheet.getPackagePart().getPartName().getName().substring(1);
    }

    /** Title, explanation and header of the list. */
    static void head(RowXml xml, Portfolio portfolio) throws IOException {
        // the first column stands on every page: its texts end inside of it
        xml.row(1).text("Organizations", Look.TITLE).end();
        xml.row(2)
                .text(Words.month(portfolio.month()), Look.NOTE)
                .text(
                        "The worst first: by status, then dollars before other currencies, then by what is in dispute.",
                        Look.NOTE)
                .end();
        xml.row(3)
                .text("Version " + portfolio.version(), Look.NOTE)
                .text(
                        "In dispute: what the errors of a month are worth, without sign. A word stands where a figure is not known; it is never zero.",
                        Look.NOTE)
                .end();
        xml.row(HEADER_ROW);
        for (Column column : Column.values()) {
            xml.heading(column.heading(), column.width(), column.isFigure() ? Look.HEADER_FIGURE : Look.HEADER);
        }
        xml.end();
    }

    /** Makes table, filters and names as long as the list. */
    void hasRows(int rows) {
        String area = area(rows).formatAsString();
        table.getCTTable().setRef(area);
        table.getCTTable().getAutoFilter().setRef(area);
        int last = HEADER_ROW + Math.max(1, rows);
        for (Column column : Column.values()) {
            Name name = sheet.getWorkbook().createName();
            name.setNameName(column.defined());
            name.setRefersToFormula(
                    NAME + "!$" + column.letter() + "$" + FIRST_ROW + ":$" + column.letter() + "$" + last);
        }
    }
}
