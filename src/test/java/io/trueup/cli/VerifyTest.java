package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trueup.job.Operations;
import io.trueup.job.Progress;
import io.trueup.job.RunRequest;
import io.trueup.job.RunSummary;
import io.trueup.job.Verification;
import io.trueup.job.Verification.Outcome;
import io.trueup.report.comparison.WorkbookComparison.Difference;
import io.trueup.store.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Verifying workbooks of the sample organizations against their archived documents; one database for all tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);

    private Path folder;
    private Path home;
    private Operations operations;
    private RunSummary run;

    @BeforeAll
    void runAugust(@TempDir Path given) throws Exception {
        folder = given;
        home = folder.resolve("home");
        copy(ROOT.resolve("sample-data"), folder.resolve("inbox"));
        operations = new Assembly(ROOT).open(home, null, ROOT.resolve("jobs"));
        run = runAgain();
    }

    private RunSummary runAgain() {
        return operations.run(
                new RunRequest(
                        AUGUST,
                        folder.resolve("inbox"),
                        folder.resolve("reports"),
                        List.of(),
                        Instant.parse("2026-11-01T00:00:00Z"),
                        2),
                Progress.NONE);
    }

    @AfterAll
    void close() {
        operations.close();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private Path workbook(String organization, int version) {
        return folder.resolve("reports")
                .resolve(organization)
                .resolve(AUGUST.toString())
                .resolve("v" + version)
                .resolve("reconciliation.xlsx");
    }

    private Path changed(String name, Consumer<XSSFWorkbook> change) throws IOException {
        return ChangedWorkbook.write(workbook("cobalt-freight", 1), folder.resolve(name), change);
    }

    @Test
    void everyWorkbookIsByteForByteWhatItsDocumentsGive() throws Exception {
        assertThat(run.message()).isNull();
        for (String organization : List.of("cobalt-freight", "halyard-labs", "northfold")) {
            Verification verification = operations.verify(workbook(organization, 1));

            assertThat(verification.outcome()).as(verification.toString()).isEqualTo(Outcome.EQUAL);
            assertThat(verification.comparison().sameBytes()).isTrue();
            assertThat(verification.comparison().cells()).isGreaterThan(100);
            assertThat(verification.notes()).isEmpty();
        }
    }

    @Test
    void nothingOfAVerificationStaysInTheDatabase() throws Exception {
        operations.verify(workbook("halyard-labs", 1));

        try (EmbeddedServer server = EmbeddedServer.open(home);
                Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from document where organization like '~%'")) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
        }
    }

    @Test
    void aFigureChangedByHandIsNamedWithItsCell() throws Exception {
        String[] address = new String[1];
        Path file = changed("changed.xlsx", workbook -> {
            Cell cell = ChangedWorkbook.first(workbook, CellType.NUMERIC);
            address[0] = cell.getAddress().toString();
            cell.setCellValue(cell.getNumericCellValue() + 0.01);
        });

        Verification verification = operations.verify(file);

        assertThat(verification.outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(verification.comparison().count()).isEqualTo(1);
        Difference difference = verification.comparison().differences().getFirst();
        assertThat(difference.sheet() + "!" + difference.cell()).isEqualTo("Summary!" + address[0]);
    }

    @Test
    void aFormulaReplacedByItsValueIsNamed() throws Exception {
        Path file = changed("replaced.xlsx", workbook -> {
            Cell cell = ChangedWorkbook.first(workbook, CellType.FORMULA);
            double value = cell.getNumericCellValue();
            cell.removeFormula();
            cell.setCellValue(value);
        });

        Verification verification = operations.verify(file);

        assertThat(verification.outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(verification.comparison().differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.recomputed()).contains("by ="));
    }

    @Test
    void aFormatThatShowsAnotherFigureDoesNotStayUnseen() throws Exception {
        Path file = changed("disguised.xlsx", workbook -> {
            Cell cell = ChangedWorkbook.first(workbook, CellType.NUMERIC);
            CellStyle disguise = workbook.createCellStyle();
            disguise.cloneStyleFrom(cell.getCellStyle());
            disguise.setDataFormat(workbook.createDataFormat().getFormat("\"1.84\""));
            cell.setCellStyle(disguise);
        });

        Verification verification = operations.verify(file);

        assertThat(verification.outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(verification.comparison().count())
                .as("every cell holds its value")
                .isZero();
        assertThat(verification.comparison().parts()).contains("xl/styles.xml");
        assertThat(VerificationText.of("disguised.xlsx", verification))
                .anyMatch(line -> line.contains("formats") && line.contains("xl/styles.xml"));
    }

    @Test
    void aSheetTakenAwayOrAddedIsNamed() throws Exception {
        Path file = changed("sheets.xlsx", workbook -> {
            workbook.removeSheetAt(workbook.getSheetIndex("Documents"));
            workbook.createSheet("Notes").createRow(0).createCell(0).setCellValue("mine");
        });

        assertThat(operations.verify(file).comparison().differences())
                .extracting(Difference::sheet)
                .contains("Documents", "Notes");
    }

    @Test
    void aWorkbookSavedAgainByLibreOfficeIsEqualInItsValues() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/soffice")), "LibreOffice is not installed");
        Path saved = Files.createDirectories(folder.resolve("saved"));
        Process process = new ProcessBuilder(
                        "/usr/bin/soffice",
                        "-env:UserInstallation=" + folder.resolve("office").toUri(),
                        "--headless",
                        "--convert-to",
                        "xlsx",
                        "--outdir",
                        saved.toString(),
                        workbook("halyard-labs", 1).toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("office.txt").toFile())
                .start();
        assertThat(process.waitFor(8, TimeUnit.MINUTES)).isTrue();

        Verification verification = operations.verify(saved.resolve("reconciliation.xlsx"));

        assertThat(verification.outcome()).as(verification.toString()).isEqualTo(Outcome.EQUAL);
        assertThat(verification.comparison().sameBytes()).isFalse();
        assertThat(verification.comparison().application()).contains("LibreOffice");
    }

    @Test
    void anArchivedDocumentThatWasChangedOrIsGoneIsNamed() throws Exception {
        Path archived = archived();
        byte[] bytes = Files.readAllBytes(archived);
        try {
            Files.writeString(archived, "something else");
            assertThat(operations.verify(workbook("cobalt-freight", 1)))
                    .satisfies(
                            verification -> assertThat(verification.outcome()).isEqualTo(Outcome.DIFFERS))
                    .satisfies(verification -> assertThat(verification.notes())
                            .singleElement()
                            .asString()
                            .contains("2026-08/balances.csv was changed"));
            Files.delete(archived);
            assertThat(operations.verify(workbook("cobalt-freight", 1)).notes())
                    .singleElement()
                    .asString()
                    .contains("is gone");
        } finally {
            Files.write(archived, bytes);
        }
    }

    private Path archived() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.open(home);
                Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select sha256 from document where organization = 'cobalt-freight'"
                                + " and file = '2026-08/balances.csv'")) {
            rows.next();
            String sha256 = rows.getString(1);
            return home.resolve("archive").resolve(sha256.substring(0, 2)).resolve(sha256);
        }
    }

    @Test
    void anEarlierVersionIsMadeFromWhatWasThereThenAndALaterOneFromWhatIs() throws Exception {
        Path reading = folder.resolve("inbox/northfold/2026-08/further.csv");
        Files.writeString(
                reading,
                "observed_at,pool,remaining,unit\n" + "2026-08-16T00:00:00Z,computer:organization,1,credits\n");
        try {
            RunSummary again = runAgain();
            int version = again.organizations().stream()
                    .filter(outcome -> outcome.organization().equals("northfold"))
                    .findFirst()
                    .orElseThrow()
                    .version();
            assertThat(version).isGreaterThan(1);

            for (int each = 1; each <= version; each++) {
                Verification verification = operations.verify(workbook("northfold", each));
                assertThat(verification.outcome()).as(verification.toString()).isEqualTo(Outcome.EQUAL);
            }
        } finally {
            Files.delete(reading);
        }
    }

    @Test
    void aVersionThatThisDatabaseDoesNotKnowIsRefused() throws Exception {
        Path file = changed("unknown.xlsx", workbook -> workbook.getProperties()
                .getCustomProperties()
                .getProperty("TrueupVersion")
                .setLpwstr("99"));

        assertThat(operations.verify(file))
                .satisfies(verification -> assertThat(verification.outcome()).isEqualTo(Outcome.REFUSED))
                .satisfies(verification -> assertThat(verification.message()).contains("knows no version 99"));
    }

    @Test
    void aVersionFromBeforeInputsWereKeptSaysSo() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.open(home);
                Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .executeUpdate("create table aside as select * from reconciliation_inputs"
                            + " where organization = 'halyard-labs'");
            connection
                    .createStatement()
                    .executeUpdate("delete from reconciliation_inputs where organization = 'halyard-labs'");
            connection.commit();
            try {
                assertThat(operations.verify(workbook("halyard-labs", 1)).message())
                        .contains("from before the program kept");
            } finally {
                connection.createStatement().executeUpdate("insert into reconciliation_inputs select * from aside");
                connection.createStatement().executeUpdate("drop table aside");
                connection.commit();
            }
        }
    }

    @Test
    void aPortfolioIsRefusedWithWhatToVerifyInstead() {
        assertThat(run.portfolio()).isNotNull();
        assertThat(operations.verify(run.portfolio()).message()).contains("verify those");
    }

    @Test
    void filesThatAreNoWorkbookAreRefusedWithASentence() throws Exception {
        Path text = Files.writeString(folder.resolve("text.xlsx"), "no zip");
        Path empty = Files.createFile(folder.resolve("empty.xlsx"));
        Path huge = folder.resolve("huge.xlsx");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(500L << 20);
        }

        for (Path file : List.of(text, empty, huge)) {
            assertThat(operations.verify(file).outcome()).as(file.toString()).isEqualTo(Outcome.REFUSED);
        }
        assertThat(operations.verify(huge).message()).contains("larger than 256 MiB");
        Files.delete(huge);
    }

    @Test
    void aBombAndADocumentTypeAreRefused() throws Exception {
        String properties = identity();
        byte[] bomb = new byte[1 << 20];
        Path large = HostileWorkbook.write(folder.resolve("bomb.xlsx"), properties, zip -> {
            for (int i = 0; i < 300; i++) {
                zip.write(bomb);
            }
        });
        Path type = HostileWorkbook.write(
                folder.resolve("type.xlsx"),
                properties,
                zip -> zip.write(
                        "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&x;</v></c></row></sheetData></worksheet>"
                                .getBytes(StandardCharsets.UTF_8)));

        for (Path file : List.of(large, type)) {
            Verification verification = operations.verify(file);
            assertThat(verification.outcome()).as(verification.toString()).isEqualTo(Outcome.REFUSED);
            assertThat(verification.message()).contains("no sound workbook");
        }
    }

    private String identity() throws IOException {
        try (java.util.zip.ZipFile zip =
                new java.util.zip.ZipFile(workbook("cobalt-freight", 1).toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("docProps/custom.xml")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theCommandTellsTheCellsAndItsExitStatus() throws Exception {
        Path file = changed("command.xlsx", workbook -> ChangedWorkbook.first(workbook, CellType.NUMERIC)
                .setCellValue(123.45));

        Said equal = call(workbook("cobalt-freight", 1));
        Said differs = call(file);
        Said wrong = call(Files.writeString(folder.resolve("none.xlsx"), "x"));

        assertThat(equal.exit).as(equal.text).isZero();
        assertThat(equal.text).contains("Equal: ", "cobalt-freight 2026-08, version 1", "byte for byte");
        assertThat(differs.exit).as(differs.text).isEqualTo(3);
        assertThat(differs.text).contains("Differs: ", "Summary!", "in the file 123.45, recomputed ");
        assertThat(wrong.exit).as(wrong.text).isEqualTo(2);
        assertThat(wrong.text).contains("is no workbook");
    }

    private record Said(int exit, String text) {}

    private Said call(Path file) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        Surroundings surroundings =
                new Surroundings(stream, stream, false, 120, Clock.systemUTC(), System::nanoTime, ROOT, folder);
        int exit = CommandLines.execute(
                new Desk(surroundings, new Assembly(ROOT)),
                "verify",
                file.toString(),
                "--home",
                home.toString(),
                "--jobs",
                ROOT.resolve("jobs").toString());
        return new Said(exit, said.toString(StandardCharsets.UTF_8));
    }
}
