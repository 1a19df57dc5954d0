package io.trueup.report;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableColumn;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableColumns;

/**
 * The rows of a table that has been written. Rows and columns count from 1 and A as in formulas.
 *
 * @param first the first row below the heading
 * @param last the last row
 */
record SheetTable(SheetName sheet, int first, int last) {

    /** A column of the table as a formula on any sheet names it, such as {@code 'Bridge'!$C$5:$C$9}. */
    String column(String letter) {
        return sheet.cell("$" + letter + "$" + first + ":$" + letter + "$" + last);
    }

    /** The same for formulas on its own sheet. */
    String local(String letter) {
        return "$" + letter + "$" + first + ":$" + letter + "$" + last;
    }

    /** Makes an Excel table of cells already written; its rows may have been streamed away, so it reads none. */
    static void create(XSSFSheet sheet, String name, List<Column> columns, int header, int last) {
        CTTable table = sheet.createTable(null).getCTTable();
        String area = new CellRangeAddress(header, last, 0, columns.size() - 1).formatAsString();
        table.setName(name);
        table.setDisplayName(name);
        table.setRef(area);
        table.setTotalsRowShown(false);
        table.addNewAutoFilter().setRef(area);
        CTTableColumns headings = table.addNewTableColumns();
        headings.setCount(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            CTTableColumn column = headings.addNewTableColumn();
            column.setId(i + 1L);
            column.setName(columns.get(i).heading());
        }
    }

    static String letter(int column) {
        return CellReference.convertNumToColString(column);
    }
}
