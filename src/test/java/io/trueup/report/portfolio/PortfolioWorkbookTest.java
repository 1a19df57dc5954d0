package io.trueup.report.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trueup.report.WorkbookSchemaTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class PortfolioWorkbookTest {

    private static final long SEED = 20_261_120L;

    private final List<PortfolioRow> rows = Rows.some(300, SEED);

    @Test
    void everyOrganizationIsARowInItsOrder() throws Exception {
        try (XSSFWorkbook workbook = Rows.open(Rows.bytes(rows))) {
            Sheet list = workbook.getSheet("Organizations");
            for (int i = 0; i < rows.size(); i++) {
                PortfolioRow row = rows.get(i);
                Row told = list.getRow(OrganizationsFrame.FIRST_ROW - 1 + i);
                assertThat(told.getCell(Column.ORGANIZATION.ordinal()).getStringCellValue())
                        .isEqualTo(row.organization());
                assertThat(told.getCell(Column.NAME.ordinal()).getStringCellValue())
                        .isEqualTo(row.name());
                assertThat(told.getCell(Column.STATUS.ordinal()).getStringCellValue())
                        .isEqualTo(row.standing().words());
                figure(told.getCell(Column.HIGH.ordinal()), row.high());
                figure(told.getCell(Column.INVOICED.ordinal()), row.invoiced());
                figure(told.getCell(Column.CREDITS.ordinal()), row.credits());
            }
            assertThat(list.getLastRowNum()).isEqualTo(OrganizationsFrame.FIRST_ROW - 2 + rows.size());
        }
    }

    private static void figure(Cell cell, Figure figure) {
        BigDecimal value = figure.value();
        if (value == null) {
            assertThat(cell.getStringCellValue()).isEqualTo(figure.word());
        } else {
            assertThat(cell.getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(cell.getNumericCellValue()).isEqualTo(value.doubleValue());
        }
    }

    @Test
    void anOrganizationSetAsideIsListedWithItsReasonAndWithoutFigures() throws Exception {
        try (XSSFWorkbook workbook = Rows.open(Rows.bytes(rows))) {
            Row told = workbook.getSheet("Organizations").getRow(OrganizationsFrame.FIRST_ROW - 1 + 49);

            assertThat(told.getCell(Column.STATUS.ordinal()).getStringCellValue())
                    .isEqualTo("set aside");
            assertThat(told.getCell(Column.ESTIMATE.ordinal()).getStringCellValue())
                    .isEqualTo("not known");
            assertThat(told.getCell(Column.PROBLEM.ordinal()).getStringCellValue())
                    .contains("line 3: zone is missing");
            assertThat(told.getCell(Column.WORKBOOK.ordinal()).getStringCellValue())
                    .isEqualTo("none");
        }
    }

    @Test
    void everyTotalIsAFormulaThatGivesItsValue() throws Exception {
        try (XSSFWorkbook workbook = Rows.open(Rows.bytes(rows))) {
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            int formulas = 0;
            for (Row row : workbook.getSheet("Summary")) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        formulas++;
                        CellValue value = evaluator.evaluate(cell);
                        if (cell.getCachedFormulaResultType() == CellType.NUMERIC) {
                            assertThat(value.getNumberValue())
                                    .as(cell.getAddress() + " " + cell.getCellFormula())
                                    .isCloseTo(cell.getNumericCellValue(), within(1e-9));
                        } else {
                            assertThat(value.getStringValue())
                                    .as(cell.getAddress() + " " + cell.getCellFormula())
                                    .isEqualTo(cell.getStringCellValue());
                        }
                    }
                }
            }
            assertThat(formulas).isGreaterThan(100);
        }
    }

    @Test
    void currenciesAreTotalledApart() throws Exception {
        try (XSSFWorkbook workbook = Rows.open(Rows.bytes(rows))) {
            for (String currency : List.of("USD", "EUR", "JPY")) {
                BigDecimal expected = rows.stream()
                        .filter(row -> row.currency().equals(currency))
                        .map(row -> row.estimate().value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(total(workbook, currency).getCell(4).getNumericCellValue())
                        .as(currency)
                        .isEqualTo(expected.doubleValue());
            }
            assertThat(total(workbook, "not known").getCell(4).getStringCellValue())
                    .isEqualTo("none known");
        }
    }

    @Test
    void anUpperEndThatIsOpenForOneIsOpenForTheSum() throws Exception {
        try (XSSFWorkbook workbook = Rows.open(Rows.bytes(rows))) {
            assertThat(total(workbook, "USD").getCell(5).getStringCellValue()).isEqualTo("open");
        }
    }

    private static Row total(XSSFWorkbook workbook, String currency) {
        for (Row row : workbook.getSheet("Summary")) {
            if (row.getCell(0) != null
                    && row.getCell(1) != null
                    && row.getCell(0).getStringCellValue().equals(currency)
                    && row.getCell(1).getCellType() == CellType.STRING
                    && row.getCell(1).getStringCellValue().equals("total")) {
                return row;
            }
        }
        throw new AssertionError("No total of " + currency);
    }

    @Test
    void aNameThatLooksLikeAFormulaIsTextAndStaysIt() throws Exception {
        try (XSSFWorkbook workbook = Rows.open(Rows.bytes(rows))) {
            Cell name = workbook.getSheet("Organizations")
                    .getRow(OrganizationsFrame.FIRST_ROW)
                    .getCell(Column.NAME.ordinal());

            assertThat(name.getStringCellValue()).startsWith("=HYPERLINK");
            assertThat(name.getCellType()).isEqualTo(CellType.STRING);
            assertThat(name.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void aNameOfAnyLengthAndAnyCharactersOpens() throws Exception {
        Random random = new Random(SEED);
        List<PortfolioRow> hostile = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String name = random.ints(random.nextInt(1, i == 7 ? 40_000 : 60), 0, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            hostile.add(PortfolioRow.setAside(name, name));
        }

        try (XSSFWorkbook workbook = Rows.open(Rows.bytes(hostile))) {
            assertThat(workbook.getSheet("Organizations").getLastRowNum())
                    .as("seed " + SEED)
                    .isEqualTo(OrganizationsFrame.FIRST_ROW - 2 + hostile.size());
        }
    }

    @Test
    void theLinkIsAFormulaWithARelativePath() throws Exception {
        try (XSSFWorkbook workbook = Rows.open(Rows.bytes(rows))) {
            Cell link = workbook.getSheet("Organizations")
                    .getRow(OrganizationsFrame.FIRST_ROW - 1)
                    .getCell(Column.WORKBOOK.ordinal());

            assertThat(link.getCellFormula())
                    .isEqualTo("HYPERLINK(\"../../../organization-000000/2026-08/v1/reconciliation.xlsx\",\"Open\")");
            assertThat(link.getStringCellValue()).isEqualTo("Open");
        }
    }

    @Test
    void theListIsATableWithFiltersAndAFrozenHeader() throws Exception {
        try (XSSFWorkbook workbook = Rows.open(Rows.bytes(rows))) {
            XSSFSheet list = workbook.getSheet("Organizations");
            XSSFTable table = list.getTables().getFirst();

            assertThat(table.getArea().formatAsString()).isEqualTo("A5:T305");
            assertThat(table.getColumns())
                    .extracting("name")
                    .containsExactly(java.util.Arrays.stream(Column.values())
                            .map(Column::heading)
                            .toArray());
            assertThat(table.getCTTable().getAutoFilter().getRef()).isEqualTo("A5:T305");
            assertThat(list.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 5);
            assertThat(workbook.getName("PortfolioStatus").getRefersToFormula()).isEqualTo("Organizations!$C$6:$C$305");
        }
    }

    @Test
    void theChecksAgreeAndAMissingRowIsNoticed() throws Exception {
        assertThat(Rows.open(Rows.bytes(rows))
                        .getSheet("Summary")
                        .getRow(3)
                        .getCell(0)
                        .getStringCellValue())
                .isEqualTo("All checks of this workbook agree.");
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        PortfolioWorkbook.write(Rows.header(301), rows::forEach, out);

        assertThat(Rows.open(out.toByteArray())
                        .getSheet("Summary")
                        .getRow(3)
                        .getCell(0)
                        .getStringCellValue())
                .isEqualTo("A check does not agree: see below.");
    }

    @Test
    void everyPartIsValidAgainstTheSchemas() {
        assertThat(WorkbookSchemaTest.errors(Rows.bytes(rows))).isEmpty();
    }

    @Test
    void everySheetIsProtectedAndItsListIsPrintedOverTwoPages() throws Exception {
        try (XSSFWorkbook workbook = Rows.open(Rows.bytes(rows))) {
            assertThat(workbook).allMatch(Sheet::getProtect);
            Sheet list = workbook.getSheet("Organizations");
            assertThat(list.getPrintSetup().getFitWidth()).isEqualTo((short) 2);
            assertThat(list.getRepeatingColumns().formatAsString()).isEqualTo("A:A");
            assertThat(list.getRepeatingRows().getFirstRow()).isEqualTo(4);
        }
    }

    @Test
    void theSameRowsGiveTheSameBytes() {
        assertThat(Rows.bytes(rows)).isEqualTo(Rows.bytes(Rows.some(300, SEED)));
    }
}
