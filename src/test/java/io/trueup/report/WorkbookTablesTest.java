package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.reconcile.Reconciliation;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openxmlformats.schemas.drawingml.x2006.spreadsheetDrawing.CTTwoCellAnchor;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheetProtection;

/** What a controller relies on when the workbook is worked with: tables, names, links, protection, texts for charts. */
class WorkbookTablesTest {

    static List<Reconciliation> months() {
        return Stream.of(
                        SampleReconciliations.all().stream(),
                        WorkbookSamples.all().stream(),
                        Stream.of(LargeMonthTest.month(3_000)))
                .flatMap(months -> months)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("months")
    void everyTableIsARealOneWhoseHeadingsAreItsColumns(Reconciliation month) throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(month)) {
            Set<String> names = new HashSet<>();
            for (int i = 1; i < workbook.getNumberOfSheets(); i++) {
                XSSFSheet sheet = workbook.getSheetAt(i);
                assertThat(sheet.getTables()).as(sheet.getSheetName()).isNotEmpty();
                for (XSSFTable table : sheet.getTables()) {
                    assertThat(names.add(table.getName().toLowerCase(Locale.ROOT)))
                            .as(table.getName())
                            .isTrue();
                    assertThat(table.getName()).startsWith("tbl").isEqualTo(table.getDisplayName());
                    assertThat(table.getCTTable().getAutoFilter().getRef())
                            .isEqualTo(table.getCTTable().getRef());
                    assertThat(table.getRowCount()).as(table.getName()).isGreaterThan(1);
                    headingsAreColumns(sheet, table);
                }
            }
        }
    }

    private static void headingsAreColumns(XSSFSheet sheet, XSSFTable table) {
        Set<String> headings = new HashSet<>();
        for (int column = 0; column < table.getColumnCount(); column++) {
            String heading = sheet.getRow(table.getStartRowIndex())
                    .getCell(table.getStartColIndex() + column)
                    .getStringCellValue();
            assertThat(table.getColumns().get(column).getName()).isEqualTo(heading);
            assertThat(headings.add(heading.toLowerCase(Locale.ROOT)))
                    .as("%s: %s twice", table.getName(), heading)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("months")
    void noTotalStandsInsideATable(Reconciliation month) throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(month)) {
            for (XSSFSheet sheet : List.of(
                    workbook.getSheet("Summary"),
                    workbook.getSheet("Invoice lines"),
                    workbook.getSheet("Usage × price"))) {
                for (XSSFTable table : sheet.getTables()) {
                    for (int row = table.getStartRowIndex() + 1; row <= table.getEndRowIndex(); row++) {
                        Cell first = sheet.getRow(row).getCell(0);
                        assertThat(first.getStringCellValue()).isNotEqualTo("Total");
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("months")
    void noCellIsMerged(Reconciliation month) throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(month)) {
            assertThat(workbook).allMatch(sheet -> sheet.getNumMergedRegions() == 0);
        }
    }

    @ParameterizedTest
    @MethodSource("months")
    void everyNameRefersToACellOfTheWorkbook(Reconciliation month) throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(month)) {
            for (XSSFName name : workbook.getAllNames()) {
                if (name.getNameName().startsWith("_xlnm")) {
                    continue;
                }
                CellReference cell = new CellReference(name.getRefersToFormula());
                assertThat(workbook.getSheet(cell.getSheetName())
                                .getRow(cell.getRow())
                                .getCell(cell.getCol()))
                        .as(name.getNameName())
                        .isNotNull();
                assertThat(name.getNameName()).matches("[A-Za-z_][A-Za-z0-9_]*");
            }
            assertThat(workbook.getAllNames())
                    .extracting(XSSFName::getNameName)
                    .contains("OverallCheck", "Tolerance_Amount", "Tolerance_Percent", "Credits_per_USD");
        }
    }

    @Test
    void theFiguresThatOthersReferToHaveNames() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(SampleReconciliations.reconciled())) {
            assertThat(named(workbook, "api_production_invoiced").getNumericCellValue())
                    .isEqualTo(383.63);
            assertThat(named(workbook, "Reported_Total").getNumericCellValue()).isEqualTo(1548.47);
            assertThat(named(workbook, "Reported_Total_credits").getNumericCellValue())
                    .isEqualTo(10_921);
            assertThat(named(workbook, "Credits_per_USD").getNumericCellValue()).isEqualTo(100);
        }
    }

    @Test
    void noFormulaHoldsTheRateOfCredits() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(SampleReconciliations.reconciled())) {
            assertThat(WorkbookReader.formulas(workbook))
                    .extracting(Cell::getCellFormula)
                    .noneMatch(formula -> formula.contains("/100"))
                    .anyMatch(formula -> formula.contains("/Credits_per_USD"));
        }
    }

    @ParameterizedTest
    @MethodSource("months")
    void everySheetIsProtectedWithoutAPasswordAndStaysUsable(Reconciliation month) throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(month)) {
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                CTSheetProtection protection =
                        workbook.getSheetAt(i).getCTWorksheet().getSheetProtection();
                assertThat(protection).as(workbook.getSheetName(i)).isNotNull();
                assertThat(protection.getSheet()).isTrue();
                assertThat(protection.isSetPassword() || protection.isSetHashValue())
                        .isFalse();
                assertThat(protection.getAutoFilter()).as("filters are barred").isFalse();
                assertThat(protection.getSort()).as("sorting is barred").isFalse();
                assertThat(protection.getFormatColumns())
                        .as("widths are barred")
                        .isFalse();
                assertThat(protection.getSelectLockedCells())
                        .as("selecting is barred")
                        .isFalse();
            }
            assertThat(WorkbookReader.formulas(workbook))
                    .allMatch(cell -> cell.getCellStyle().getLocked(), "locked");
        }
    }

    @ParameterizedTest
    @MethodSource("months")
    void everyChartTellsWhatItShows(Reconciliation month) throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(month)) {
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                XSSFDrawing drawing = workbook.getSheetAt(i).getDrawingPatriarch();
                if (drawing == null) {
                    continue;
                }
                for (CTTwoCellAnchor anchor : drawing.getCTDrawing().getTwoCellAnchorList()) {
                    var frame = anchor.getGraphicFrame().getNvGraphicFramePr().getCNvPr();
                    assertThat(frame.getDescr()).as(frame.getName()).hasSizeGreaterThan(40);
                    assertThat(frame.getId()).isPositive();
                }
            }
        }
    }

    @Test
    void anAccountWithAnInvoiceHasItsWaterfall() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(SampleReconciliations.discrepant())) {
            XSSFDrawing drawing = workbook.getSheet("Bridge").getDrawingPatriarch();
            assertThat(drawing.getCharts()).hasSize(1);
            assertThat(drawing.getCharts().getFirst().getTitleText().getString())
                    .isEqualTo("api:ops: from the estimate to the invoice, USD (the axis begins at 560)");
        }
    }

    @Test
    void aBridgeMayCrossZero() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(WorkbookSamples.belowZero())) {
            XSSFSheet bridge = workbook.getSheet("Bridge");
            double[][] bars = {{0, 20, 0}, {0, 20, -10.25}, {-10.25, 0, -10.25}, {-15.5, 0, -5}, {0, 0, -15.5}};
            for (int i = 0; i < bars.length; i++) {
                for (int part = 0; part < 3; part++) {
                    assertThat(bridge.getRow(4 + i).getCell(7 + part).getNumericCellValue())
                            .as("bar %d, part %d", i, part)
                            .isEqualTo(bars[i][part]);
                }
            }
        }
    }

    @Test
    void aCurrencyWithoutDecimalsIsToldWithoutDecimals() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(WorkbookSamples.yen())) {
            List<Cell> figures = WorkbookReader.cells(workbook).stream()
                    .filter(cell -> cell.getCellType() == CellType.NUMERIC
                            || cell.getCellType() == CellType.FORMULA
                                    && cell.getCachedFormulaResultType() == CellType.NUMERIC)
                    .filter(cell -> !DateUtil.isCellDateFormatted(cell))
                    .filter(cell -> Math.abs(cell.getNumericCellValue()) >= 1_000)
                    .toList();
            assertThat(figures).hasSizeGreaterThan(10);
            assertThat(figures)
                    .extracting(cell -> cell.getCellStyle().getDataFormatString())
                    .containsOnly("#,##0;-#,##0");
        }
    }

    @Test
    void aCreditNoteCountsNegativeAndTiesToItsSubtotal() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(WorkbookSamples.withDocuments())) {
            XSSFSheet checks = workbook.getSheet("Checks");
            for (String check : List.of(
                    "Invoiced = invoice lines: api:ops",
                    "Lines = subtotal: M-0010",
                    "Lines = subtotal: CN-0001 (credit note)")) {
                assertThat(WorkbookReader.cell(checks, "Result", check).getStringCellValue())
                        .as(check)
                        .isEqualTo("agrees");
            }
            assertThat(WorkbookReader.cell(checks, "Note", "Lines = subtotal: M-0010")
                            .getStringCellValue())
                    .contains("discounts stand below the subtotal");
        }
    }

    @Test
    void theOverallCheckStandsOnCoverAndSummary() throws IOException {
        Reconciliation month = SampleReconciliations.discrepant();
        try (XSSFWorkbook workbook = WorkbookReader.open(month)) {
            String overall = named(workbook, "OverallCheck").getStringCellValue();
            assertThat(overall)
                    .matches("\\d+ of \\d+ checks agree(; \\d+ differ: see Checks)?(; \\d+ cannot be checked)?");
            for (String sheet : List.of("Cover", "Summary")) {
                assertThat(WorkbookReader.cells(workbook.getSheet(sheet)))
                        .filteredOn(cell -> cell.getCellType() == CellType.FORMULA)
                        .filteredOn(cell -> cell.getCellFormula().equals("OverallCheck"))
                        .singleElement()
                        .extracting(Cell::getStringCellValue)
                        .isEqualTo(overall);
            }
        }
    }

    private static Cell named(XSSFWorkbook workbook, String name) {
        CellReference cell = new CellReference(workbook.getName(name).getRefersToFormula());
        return workbook.getSheet(cell.getSheetName()).getRow(cell.getRow()).getCell(cell.getCol());
    }
}
