package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trueup.reconcile.Reconciliation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The value that a formula carries is the value that it gives. */
class WorkbookFormulasTest {

    private static final double EXACT_ENOUGH = 1e-9;

    static List<Reconciliation> months() {
        return Stream.concat(samples().stream(), Stream.of(LargeMonthTest.month(3_000)))
                .toList();
    }

    static List<Reconciliation> samples() {
        return Stream.concat(SampleReconciliations.all().stream(), WorkbookSamples.all().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("months")
    void everyFormulaCarriesWhatItComputes(Reconciliation month) throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(month)) {
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            List<Cell> formulas = WorkbookReader.formulas(workbook);
            assertThat(formulas).isNotEmpty();
            for (Cell cell : formulas) {
                CellValue value = evaluator.evaluate(cell);
                assertThat(value.getCellType()).as(where(cell)).isEqualTo(cell.getCachedFormulaResultType());
                if (value.getCellType() == CellType.NUMERIC) {
                    assertThat(cell.getNumericCellValue())
                            .as(where(cell))
                            .isCloseTo(value.getNumberValue(), within(EXACT_ENOUGH));
                } else {
                    assertThat(cell.getStringCellValue()).as(where(cell)).isEqualTo(value.getStringValue());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void libreOfficeComputesTheSame(Reconciliation month, @TempDir Path folder) throws Exception {
        assumeTrue(isOnPath("soffice"), "LibreOffice is not installed");
        byte[] bytes = ReconciliationWorkbook.of(Edition.first(month), "1");
        Path bare = folder.resolve("bare.xlsx");
        Files.write(bare, withoutValues(bytes));

        Path recalculated = convert(bare, folder);

        try (XSSFWorkbook ours = WorkbookReader.open(bytes);
                XSSFWorkbook theirs = WorkbookReader.open(Files.readAllBytes(recalculated))) {
            for (Cell cell : WorkbookReader.formulas(ours)) {
                Cell other = theirs.getSheet(cell.getSheet().getSheetName())
                        .getRow(cell.getRowIndex())
                        .getCell(cell.getColumnIndex());
                assertThat(other.getCachedFormulaResultType())
                        .as(where(cell))
                        .isEqualTo(cell.getCachedFormulaResultType());
                if (cell.getCachedFormulaResultType() == CellType.NUMERIC) {
                    assertThat(cell.getNumericCellValue())
                            .as(where(cell))
                            .isCloseTo(other.getNumericCellValue(), within(EXACT_ENOUGH));
                } else {
                    assertThat(cell.getStringCellValue()).as(where(cell)).isEqualTo(other.getStringCellValue());
                }
            }
        }
    }

    private static Path convert(Path workbook, Path folder) throws IOException, InterruptedException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Process process = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "xlsx",
                        "--outdir",
                        out.toString(),
                        workbook.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("soffice.log").toFile())
                .start();
        boolean ended = process.waitFor(240, TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(ended)
                .as("LibreOffice ended: %s", folder.resolve("soffice.log"))
                .isTrue();
        return out.resolve("bare.xlsx");
    }

    /** The same workbook, its formulas robbed of their values: whoever opens it has to compute them. */
    private static byte[] withoutValues(byte[] workbook) throws IOException {
        Pattern value = Pattern.compile("(</f>)<v>[^<]*</v>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().startsWith("xl/worksheets/")) {
                    content = value.matcher(new String(content, StandardCharsets.UTF_8))
                            .replaceAll("$1")
                            .getBytes(StandardCharsets.UTF_8);
                }
                out.write(content);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String where(Cell cell) {
        return cell.getSheet().getSheetName() + "!" + cell.getAddress() + " =" + cell.getCellFormula();
    }
}
