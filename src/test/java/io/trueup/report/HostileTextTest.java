package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentKind;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Money;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Reconciliation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document says stays text, whatever it says. */
class HostileTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "+1+1",
                "-2+3",
                "@SUM(1,1)",
                "\t=1+1",
                "=HYPERLINK(\"http://x.example\",\"y\")"
            })
    void aFormulaInADocumentStaysTextOnEverySheet(String text) throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(monthSaying(text))) {
            List<Cell> hostile = WorkbookReader.cells(workbook).stream()
                    .filter(cell -> cell.getCellType() == CellType.STRING
                            && cell.getStringCellValue().equals(text))
                    .toList();
            assertThat(hostile.stream()
                            .map(cell -> cell.getSheet().getSheetName())
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("Cover", "Summary", "Invoice lines", "Findings", "Documents");
            assertThat(hostile).allMatch(cell -> cell.getCellStyle().getQuotePrefixed(), "marked as text");
            assertThat(WorkbookReader.formulas(workbook))
                    .noneMatch(cell -> cell.getCellFormula().contains("cmd"));
        }
    }

    @Test
    void anOrdinaryTextBearsNoMark() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(SampleReconciliations.reconciled())) {
            assertThat(WorkbookReader.cells(workbook))
                    .noneMatch(cell -> cell.getCellStyle().getQuotePrefixed());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zażółć 🧾 gęślą",
                "فاتورة رقم ١٢",
                "請求書",
                "👩‍👩‍👧‍👦",
                "_x0041_ is no letter",
                "a\nb",
                "<b>&amp;\"'",
                "  spaces  "
            })
    void everyScriptSurvives(String text) throws IOException {
        Reconciliation month = monthSaying(text);

        try (XSSFWorkbook workbook = WorkbookReader.open(month)) {
            assertThat(WorkbookReader.cell(workbook.getSheet("Findings"), "What was found", "error")
                            .getStringCellValue())
                    .isEqualTo(text);
        }
        assertThat(new String(FindingsCsv.of(month.findings()), StandardCharsets.UTF_8))
                .contains(text.replace("\"", "\"\""));
    }

    @Test
    void whatXmlCannotHoldIsShownInstead() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(monthSaying("a\u0000b\u001Bc\uFFFEd\uD83De"))) {
            assertThat(WorkbookReader.cell(workbook.getSheet("Findings"), "What was found", "error")
                            .getStringCellValue())
                    .isEqualTo("a\u2400b\u241Bc\uFFFDd\uFFFDe");
        }
    }

    @Test
    void halfACharacterSpoilsNoFile() {
        Reconciliation month = monthSaying("broken \uD83D end");

        assertThat(new String(ResultJson.of(month, 1), StandardCharsets.UTF_8)).contains("broken \uFFFD end");
        assertThat(new String(FindingsCsv.of(month.findings()), StandardCharsets.UTF_8))
                .contains("broken \uFFFD end");
    }

    @Test
    void aTextLongerThanACellIsCutAndSaysSo() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(monthSaying("x🧾".repeat(13_334)))) {
            String text = WorkbookReader.cell(workbook.getSheet("Findings"), "What was found", "error")
                    .getStringCellValue();
            assertThat(text.length()).isLessThanOrEqualTo(32_767);
            assertThat(text.substring(text.length() - 52))
                    .endsWith(" … [cut here; the whole text has 40,002 characters]");
            assertThat(text.codePoints()
                            .filter(c -> c >= 0xD800 && c <= 0xDFFF || c == 0xFFFD)
                            .count())
                    .as("halves of characters")
                    .isZero();
        }
    }

    @Test
    void theStreamedWorkbookHoldsTheSameTexts() throws IOException {
        String text = "=cmd|' /C calc'!A0 🧾 \u0001 _x0041_";
        Reconciliation large = LargeMonthTest.month(3_000);
        Finding hostile = monthSaying(text).findings().getFirst();
        Reconciliation month = SampleReconciliations.with(
                large,
                Stream.concat(Stream.of(hostile), large.findings().stream()).toList(),
                large.lines(),
                List.of());

        try (XSSFWorkbook workbook = WorkbookReader.open(month)) {
            Cell cell = WorkbookReader.cell(workbook.getSheet("Findings"), "What was found", "error");
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo("=cmd|' /C calc'!A0 🧾 \u2401 _x0041_");
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    private static Reconciliation monthSaying(String text) {
        Reconciliation month = SampleReconciliations.discrepant();
        Reconciliation said = SampleReconciliations.with(
                month,
                List.of(new Finding(FindingCode.UNKNOWN_KEY, text, Money.usd("1"), text, List.of(Provenance.of(text)))),
                List.of(SampleLines.line(text, text, text, Money.usd("1"), Provenance.of(text))),
                List.of(new DocumentUse(text, "ab", DocumentKind.UNKNOWN, true, null, text)));
        return new Reconciliation(
                said.organization(),
                text,
                said.month(),
                true,
                said.status(),
                said.documents(),
                said.accounts(),
                said.findings(),
                said.lines(),
                said.method());
    }
}
