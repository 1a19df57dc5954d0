package io.trueup.report.portfolio;

import io.trueup.report.Look;
import io.trueup.report.Looks;
import java.math.BigDecimal;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.jspecify.annotations.Nullable;

/** Writes the cells of the Summary from left to right; every formula carries its value. */
final class SummaryCells {

    /** Its letters are larger, and programs do not agree on who has to find the height. */
    private static final float TITLE_HEIGHT = 22;

    private final Sheet sheet;
    private final Looks looks;
    private @Nullable Row row;
    private int next;
    private int column;

    SummaryCells(Sheet sheet, Looks looks) {
        this.sheet = sheet;
        this.looks = looks;
    }

    /**
     * The rows written next begin there.
     *
     * @param index from 0
     */
    void from(int index) {
        next = index;
    }

    /** The number of the row that is written next, from 1 as formulas count. */
    int next() {
        return next + 1;
    }

    void gap() {
        next++;
    }

    SummaryCells row() {
        row = sheet.createRow(next++);
        column = 0;
        return this;
    }

    SummaryCells text(String text, Look look) {
        Cell cell = cell(look);
        if (look == Look.TITLE) {
            cell.getRow().setHeightInPoints(TITLE_HEIGHT);
        }
        if (!text.isEmpty()) {
            cell.setCellValue(text);
        }
        return this;
    }

    SummaryCells formula(String formula, BigDecimal value, Look look) {
        Cell cell = cell(look);
        cell.setCellFormula(formula);
        cell.setCellValue(value.doubleValue());
        return this;
    }

    SummaryCells formula(String formula, String value, Look look) {
        Cell cell = cell(look);
        cell.setCellFormula(formula);
        cell.setCellValue(value);
        return this;
    }

    private Cell cell(Look look) {
        if (row == null) {
            throw new IllegalStateException("A cell needs a row");
        }
        Cell cell = row.createCell(column++);
        cell.setCellStyle(looks.of(look));
        return cell;
    }
}
