package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.json.Fingerprint;
import io.trueup.reconcile.Method;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkbookLayoutTest {

    private static final Pattern LOOKS_LIKE_A_FIGURE = Pattern.compile("-?[0-9,]+\\.[0-9]+( USD| credits)?");

    static List<Reconciliation> months() {
        return SampleReconciliations.all();
    }

    @ParameterizedTest
    @MethodSource("months")
    void everyMonthHasTheSameSheets(Reconciliation month) throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(month)) {
            assertThat(workbook)
                    .extracting(Sheet::getSheetName)
                    .containsExactly(
                            "Cover",
                            "Summary",
                            "Bridge",
                            "Roll-forward",
                            "Daily",
                            "Invoice lines",
                            "Seats",
                            "Usage × price",
                            "Findings",
                            "Documents",
                            "Checks",
                            "Method");
        }
    }

    @ParameterizedTest
    @MethodSource("months")
    void everySheetIsReadyToPrintAndToScroll(Reconciliation month) throws IOException {
        String footer = "Trueup, " + month.organization() + " " + month.month() + ", version 1, fingerprint "
                + Fingerprint.of(month).substring(0, 12);
        try (XSSFWorkbook workbook = WorkbookReader.open(month)) {
            for (XSSFSheet sheet : withTables(workbook)) {
                assertThat(sheet.getPaneInformation()).as(sheet.getSheetName()).isNotNull();
                int repeated = sheet.getRepeatingRows().getFirstRow();
                int heading = sheet.getPaneInformation().getHorizontalSplitPosition() - 1;
                assertThat(repeated)
                        .as(sheet.getSheetName())
                        .isIn(sheet.getTables().size() == 1 ? List.of(heading) : List.of(0, heading));
                assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
                assertThat(sheet.getFitToPage()).isTrue();
                assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
                assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
                assertThat(sheet.getFooter().getLeft()).isEqualTo(footer);
                assertThat(sheet.getFooter().getRight()).isEqualTo("Page &P of &N");
                assertThat(sheet.getNumMergedRegions()).isZero();
                Cell first = sheet.getRow(repeated).getCell(0);
                assertThat(workbook.getFontAt(first.getCellStyle().getFontIndex())
                                .getBold())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("months")
    void printedTextIsNeverSmallerThanSevenPoints(Reconciliation month) throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(month)) {
            for (Sheet sheet : workbook) {
                assertThat(printedPoints(sheet)).as(sheet.getSheetName()).isGreaterThanOrEqualTo(7);
            }
        }
    }

    /** Of the plain font when the printed columns are fitted to the width of A4, landscape: a unit of width is seven pixels. */
    private static double printedPoints(Sheet sheet) {
        String area = sheet.getWorkbook().getPrintArea(sheet.getWorkbook().getSheetIndex(sheet));
        int columns = 0;
        for (Row row : sheet) {
            columns = Math.max(columns, row.getLastCellNum());
        }
        if (area != null) {
            columns = new AreaReference(area, SpreadsheetVersion.EXCEL2007)
                            .getLastCell()
                            .getCol()
                    + 1;
        }
        double points = IntStream.range(0, columns).map(sheet::getColumnWidth).sum() / 256.0 * 7 * 0.75;
        double paper = (297 / 25.4 - sheet.getMargin(PageMargin.LEFT) - sheet.getMargin(PageMargin.RIGHT)) * 72;
        return 10 * Math.min(1, paper / points);
    }

    @Test
    void theHeadingOfATableIsNotRepeatedOverAnother() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(SampleReconciliations.reconciled())) {
            XSSFSheet sheet = workbook.getSheet("Roll-forward");

            assertThat(sheet.getTables()).hasSizeGreaterThan(1);
            assertThat(sheet.getRepeatingRows().getFirstRow()).isZero();
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("Roll-forward of credit");
        }
    }

    @Test
    void aTotalWithoutAnyInvoiceSaysWhy() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(SampleReconciliations.reconciled())) {
            assertThat(word(workbook.getSheet("Summary"), "Invoiced", "Total", "credits"))
                    .isEqualTo("no invoice expected");
            assertThat(WorkbookReader.cells(workbook.getSheet("Checks")).stream()
                            .filter(cell -> cell.getCellType() == CellType.STRING)
                            .map(Cell::getStringCellValue))
                    .as("the check of dollars alone")
                    .containsOnlyOnce("Summary = engine: Invoiced");
        }
    }

    /** All but the Cover, which has no table. */
    private static List<XSSFSheet> withTables(XSSFWorkbook workbook) {
        return IntStream.range(1, workbook.getNumberOfSheets())
                .mapToObj(workbook::getSheetAt)
                .filter(sheet -> !sheet.getTables().isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("months")
    void noFigureIsWrittenAsText(Reconciliation month) throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(month)) {
            assertThat(WorkbookReader.cells(workbook).stream()
                            .filter(cell -> cell.getCellType() == CellType.STRING)
                            .filter(cell -> LOOKS_LIKE_A_FIGURE
                                    .matcher(cell.getStringCellValue())
                                    .matches())
                            .map(cell -> cell.getSheet().getSheetName() + "!" + cell.getAddress()))
                    .isEmpty();
        }
    }

    @Test
    void figuresAndDaysAreNumbersAndDates() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(SampleReconciliations.discrepant())) {
            Sheet summary = workbook.getSheet("Summary");
            assertThat(WorkbookReader.cell(summary, "Spend at least", "api:ops", "USD")
                            .getNumericCellValue())
                    .isEqualTo(598.32);
            assertThat(WorkbookReader.cell(summary, "Variance", "api:ops", "USD")
                            .getNumericCellValue())
                    .isEqualTo(35.36);
            assertThat(WorkbookReader.cell(summary, "Variance", "api:ops", "USD")
                            .getCellStyle()
                            .getDataFormatString())
                    .isEqualTo("#,##0.00;-#,##0.00");
            Sheet lines = workbook.getSheet("Invoice lines");
            Cell issued = WorkbookReader.cell(lines, "Issued", "api:ops", "usage");
            assertThat(DateUtil.isCellDateFormatted(issued)).isTrue();
            assertThat(issued.getLocalDateTimeCellValue())
                    .isEqualTo(LocalDate.of(2026, 7, 1).atStartOfDay());
            assertThat(WorkbookReader.cell(lines, "Last day", "api:ops", "usage")
                            .getLocalDateTimeCellValue())
                    .isEqualTo(LocalDateTime.of(2026, 6, 30, 0, 0));
            assertThat(WorkbookReader.cell(lines, "Unit price", "api:ops", "usage")
                            .getNumericCellValue())
                    .isEqualTo(0.000003);
            assertThat(WorkbookReader.cell(lines, "Quantity", "api:ops", "usage")
                            .getNumericCellValue())
                    .isEqualTo(5_370_576);
        }
    }

    @Test
    void anUnknownFigureIsAWordAndNeverZero() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(SampleReconciliations.provisional())) {
            Sheet summary = workbook.getSheet("Summary");
            assertThat(word(summary, "Spend at most", "api:production")).isEqualTo("open");
            assertThat(word(summary, "Best estimate", "api:production")).isEqualTo("not known");
            assertThat(word(summary, "Invoiced", "api:production")).isEqualTo("no invoice yet");
            assertThat(word(summary, "Variance", "api:production")).isEqualTo("no invoice");
            assertThat(word(summary, "Reported", "Total")).isEqualTo("not complete");
            assertThat(word(summary, "Reported", "Known so far")).isEqualTo("none");
            assertThat(WorkbookReader.cell(summary, "Spend at least", "Total").getNumericCellValue())
                    .isEqualTo(112.64);
            assertThat(word(
                            workbook.getSheet("Roll-forward"),
                            "Closing balance",
                            "api:production",
                            "cannot be checked"))
                    .isEqualTo("not known");
            assertThat(word(workbook.getSheet("Findings"), "Amount", "warning")).isEqualTo("not countable");
        }
    }

    @Test
    void moneyAndCreditsAreNeverAdded() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(SampleReconciliations.reconciled())) {
            Sheet summary = workbook.getSheet("Summary");
            Cell total = WorkbookReader.cell(summary, "Reported", "Total", "USD");
            assertThat(total.getNumericCellValue()).isEqualTo(1548.47);
            assertThat(total.getCellType()).isEqualTo(CellType.FORMULA);
            assertThat(WorkbookReader.cell(summary, "Reported", "computer:organization", "credits")
                            .getNumericCellValue())
                    .isEqualTo(10_921);
        }
    }

    @Test
    void theRollForwardClosesAndTheBridgeFoots() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(SampleReconciliations.reconciled())) {
            assertThat(WorkbookReader.cell(workbook.getSheet("Roll-forward"), "Closing in USD", "api:production")
                            .getNumericCellValue())
                    .isEqualTo(51.02);
            assertThat(word(workbook.getSheet("Checks"), "Result", "Roll-forward of api:production closes"))
                    .isEqualTo("agrees");
            assertThat(word(workbook.getSheet("Checks"), "Result", "Bridge of api:production sums"))
                    .isEqualTo("agrees");
        }
    }

    @Test
    void thePropertiesTellWhatItIsButNoTimeAndNoUser() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(SampleReconciliations.reconciled())) {
            CoreProperties core = workbook.getProperties().getCoreProperties();
            assertThat(core.getTitle()).isEqualTo("Halyard Labs, Inc.: Perplexity spend, August 2026");
            assertThat(core.getSubject()).isEqualTo("Reconciliation, version 1");
            assertThat(core.getCreator()).isEqualTo("Trueup");
            assertThat(core.getUnderlyingProperties().getLanguageProperty()).contains("en");
            assertThat(core.getCreated()).isNull();
            assertThat(core.getModified()).isNull();
            assertThat(core.getLastModifiedByUser()).isNull();
        }
    }

    @Test
    void aMonthOfWhichNothingIsKnownIsAWorkbookThatSaysSo() throws IOException {
        Reconciliation sample = SampleReconciliations.provisional();
        Reconciliation empty = new Reconciliation(
                sample.organization(),
                sample.name(),
                sample.month(),
                false,
                Status.RECONCILED,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Method("1", null, sample.method().tolerance(), List.of(), List.of()));

        try (XSSFWorkbook workbook = WorkbookReader.open(empty)) {
            assertThat(workbook.getSheet("Summary").getRow(2).getCell(0).getStringCellValue())
                    .contains("The month is not over");
            assertThat(workbook)
                    .filteredOn(sheet -> sheet.getRepeatingRows() != null)
                    .hasSizeGreaterThanOrEqualTo(8)
                    .allMatch(sheet ->
                            sheet.getLastRowNum() > sheet.getRepeatingRows().getFirstRow());
        }
    }

    private static String word(Sheet sheet, String heading, String... firstCells) {
        return WorkbookReader.cell(sheet, heading, firstCells).getStringCellValue();
    }
}
