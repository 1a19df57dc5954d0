package io.trueup.report;

import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheetProtection;

/** Protects a sheet against overwriting by accident, so without a password: filters, sorting, widths and the selection of cells stay free. */
public final class Protection {

    private Protection() {}

    /** Locks the cells of a sheet. */
    public static void of(XSSFSheet sheet) {
        sheet.enableLocking();
        CTSheetProtection protection = sheet.getCTWorksheet().getSheetProtection();
        protection.setObjects(true);
        protection.setScenarios(true);
        protection.setSelectLockedCells(false);
        protection.setSelectUnlockedCells(false);
        protection.setAutoFilter(false);
        protection.setSort(false);
        protection.setFormatColumns(false);
        protection.setFormatRows(false);
    }
}
