package io.trueup.reconcile;

import io.trueup.report.Edition;
import io.trueup.report.ReconciliationReports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** An account's row on the sheet Summary of a month's workbook. */
final class SummaryRow {

    private SummaryRow() {}

    static Row of(Reconciliation month, String account) throws IOException {
        byte[] bytes = new ReconciliationReports().render(Edition.first(month)).get("reconciliation.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (Row row : workbook.getSheet("Summary")) {
                Cell first = row.getCell(0);
                if (first != null
                        && first.getCellType() == CellType.STRING
                        && first.getStringCellValue().equals(account)) {
                    return row;
                }
            }
        }
        throw new AssertionError("no row of " + account);
    }
}
