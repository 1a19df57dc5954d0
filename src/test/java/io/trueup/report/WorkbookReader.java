package io.trueup.report;

import io.trueup.reconcile.Reconciliation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Opens rendered workbooks as a spreadsheet program would. */
final class WorkbookReader {

    private WorkbookReader() {}

    static XSSFWorkbook open(Reconciliation month) {
        return open(ReconciliationWorkbook.of(Edition.first(month), "1"));
    }

    static XSSFWorkbook open(byte[] bytes) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Cell> cells(Sheet sheet) {
        List<Cell> cells = new ArrayList<>();
        for (Row row : sheet) {
            row.forEach(cells::add);
        }
        return cells;
    }

    static List<Cell> cells(XSSFWorkbook workbook) {
        List<Cell> cells = new ArrayList<>();
        workbook.forEach(sheet -> cells.addAll(cells(sheet)));
        return cells;
    }

    static List<Cell> formulas(XSSFWorkbook workbook) {
        return cells(workbook).stream()
                .filter(cell -> cell.getCellType() == CellType.FORMULA)
                .toList();
    }

    /** The cell in the first row whose first cells are these texts, in the column with that heading. */
    static Cell cell(Sheet sheet, String heading, String... firstCells) {
        int column = -1;
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING
                        && cell.getStringCellValue().equals(heading)) {
                    column = cell.getColumnIndex();
                }
            }
            if (column >= 0 && startsWith(row, firstCells)) {
                return row.getCell(column);
            }
        }
        throw new AssertionError(
                "No row " + List.of(firstCells) + " below a heading " + heading + " on " + sheet.getSheetName());
    }

    private static boolean startsWith(Row row, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            Cell cell = row.getCell(i);
            if (cell == null
                    || cell.getCellType() != CellType.STRING
                    || !cell.getStringCellValue().equals(texts[i])) {
                return false;
            }
        }
        return true;
    }
}
