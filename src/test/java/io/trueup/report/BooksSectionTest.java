package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.reconcile.BoughtCredit;
import io.trueup.reconcile.BoughtCredit.Difference;
import io.trueup.reconcile.MonthDetail;
import io.trueup.reconcile.Reconciliation;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Promise: the books on the roll-forward close by formula, and lead to the balance by the readings. */
class BooksSectionTest {

    private static final BoughtCredit API = new BoughtCredit(
            "api:production",
            Money.usd("49.84"),
            Money.usd("100"),
            Money.usd("137.04"),
            Money.usd("0.09"),
            Money.usd("0"),
            Money.usd("0"),
            Money.usd("12.71"),
            Money.usd("0"),
            List.of(),
            List.of(),
            null,
            Money.usd("12.73"),
            List.of(
                    new Difference("Carried from earlier months: invoices against readings", Money.usd("-0.06")),
                    new Difference("This month's invoice against its readings", Money.usd("0.09")),
                    new Difference("Rounding, and days beside those compared", Money.usd("-0.01"))));

    private static final BoughtCredit COMPUTER = new BoughtCredit(
            "computer:organization",
            credits("21907"),
            credits("15000"),
            credits("12745.5"),
            null,
            credits("0"),
            credits("0"),
            credits("24161.5"),
            credits("0"),
            List.of(),
            List.of(),
            null,
            credits("24161.5"),
            List.of());

    private static final BoughtCredit UNKNOWN = new BoughtCredit(
            "api:default", null, Money.usd("100"), null, null, Money.usd("0"), Money.usd("0"), null, null, List.of());

    @Test
    void closingAndCheckAreFormulasThatCarryTheirValues() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(month())) {
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            List<Cell> formulas = WorkbookReader.formulas(workbook);
            for (Cell cell : formulas) {
                CellValue value = evaluator.evaluate(cell);
                if (cell.getCachedFormulaResultType() == CellType.NUMERIC) {
                    assertThat(cell.getNumericCellValue())
                            .as(cell.getSheet().getSheetName() + cell.getAddress())
                            .isCloseTo(value.getNumberValue(), within(1e-9));
                } else {
                    assertThat(cell.getStringCellValue()).isEqualTo(value.getStringValue());
                }
            }
            XSSFSheet sheet = workbook.getSheet(SheetName.ROLL_FORWARD.told());
            assertThat(books(sheet, "Amount", "api:production", "Closing in the books")
                            .getNumericCellValue())
                    .isEqualTo(12.71);
            assertThat(books(sheet, "Result", "api:production", "Balance by the readings")
                            .getStringCellValue())
                    .isEqualTo("agrees");
            assertThat(books(sheet, "In money", "computer:organization", "Closing in the books")
                            .getNumericCellValue())
                    .isEqualTo(241.62);
            assertThat(books(sheet, "Amount", "api:default", "Closing in the books")
                            .getStringCellValue())
                    .isEqualTo(Words.NOT_KNOWN);
        }
    }

    private static Cell books(XSSFSheet sheet, String heading, String pool, String line) {
        int header = -1;
        for (var row : sheet) {
            Cell second = row.getCell(1);
            if (second != null && second.getCellType() == CellType.STRING) {
                header = second.getStringCellValue().equals("Line in the books") ? row.getRowNum() : header;
                if (header >= 0
                        && second.getStringCellValue().equals(line)
                        && row.getCell(0).getStringCellValue().equals(pool)) {
                    for (Cell cell : sheet.getRow(header)) {
                        if (cell.getStringCellValue().equals(heading)) {
                            return row.getCell(cell.getColumnIndex());
                        }
                    }
                }
            }
        }
        throw new AssertionError("No line " + line + " of " + pool);
    }

    private static Amount credits(String value) {
        return Credits.of(new BigDecimal(value));
    }

    private static Reconciliation month() {
        Reconciliation sample = SampleReconciliations.provisional();
        return new Reconciliation(
                sample.organization(),
                sample.name(),
                sample.month(),
                sample.monthOver(),
                sample.status(),
                sample.documents(),
                sample.accounts(),
                sample.findings(),
                sample.lines(),
                sample.method(),
                new MonthDetail(
                        null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(API, COMPUTER, UNKNOWN)));
    }
}
