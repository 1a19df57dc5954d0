package io.trueup.report;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The names of figures that other people's formulas refer to, such as {@code Invoiced_Total} or {@code api_production_invoiced}. */
final class DefinedNames {

    private final XSSFWorkbook workbook;
    private final Set<String> taken = new HashSet<>();

    DefinedNames(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    /** Names a cell, such as {@code G12}; a name that is taken (Excel does not tell capitals apart) gets a number. */
    void add(String name, SheetName sheet, String cell) {
        String legal = legal(name);
        String unique = legal;
        for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
            unique = legal + "_" + i;
        }
        XSSFName added = workbook.createName();
        added.setNameName(unique);
        added.setRefersToFormula(sheet.cell("$" + cell.replaceFirst("(?=\\d)", "\\$")));
    }

    /** Letters, digits and underscores, which every spreadsheet takes; the underscore within keeps it from being a cell's address. */
    static String legal(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        return plain.matches("[A-Za-z_].*") ? plain : "_" + plain;
    }
}
