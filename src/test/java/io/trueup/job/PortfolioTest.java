package io.trueup.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.job.RunSummary.State;
import io.trueup.store.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortfolioTest {

    private static final int FIRST_ROW = 5;

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void createWorld() throws Exception {
        world = World.in(folder);
        world.organization("acme").put("acme", "balances.csv", world.balances(100, 90));
        world.organization("brix").put("brix", "balances.csv", world.balances(50, 40));
    }

    private Path portfolio(int version) {
        return world.reports()
                .resolve("_portfolio")
                .resolve(world.month().toString())
                .resolve("v" + version)
                .resolve("portfolio.xlsx");
    }

    private static List<String> organizations(Path portfolio) throws IOException {
        List<String> names = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(portfolio))) {
            XSSFSheet list = workbook.getSheet("Organizations");
            for (int row = FIRST_ROW; row <= list.getLastRowNum(); row++) {
                names.add(list.getRow(row).getCell(0).getStringCellValue());
            }
        }
        return names;
    }

    @Test
    void aRunOverSeveralOrganizationsWritesOneAndItsRepetitionNothingNew() throws Exception {
        RunSummary first = world.run();
        Map<Path, Long> before = stamps();
        RunSummary second = world.run();

        assertThat(first.message()).isNull();
        assertThat(first.portfolio()).isEqualTo(portfolio(1));
        assertThat(organizations(portfolio(1))).containsExactly(world.id("acme"), world.id("brix"));
        assertThat(second.portfolio()).isEqualTo(portfolio(1));
        assertThat(stamps()).isEqualTo(before);
    }

    private Map<Path, Long> stamps() throws IOException {
        Map<Path, Long> stamps = new java.util.TreeMap<>();
        try (var files = Files.walk(world.reports())) {
            for (Path file : files.toList()) {
                stamps.put(file, Files.getLastModifiedTime(file).toMillis());
            }
        }
        return stamps;
    }

    @Test
    void aRunOverOneOrganizationWritesNone() {
        RunSummary summary = world.run("acme");

        assertThat(summary.state()).isEqualTo(State.COMPLETED);
        assertThat(summary.portfolio()).isNull();
        assertThat(world.reports().resolve("_portfolio")).doesNotExist();
    }

    @Test
    void whatIsNewMakesTheNextVersionAndLeavesTheEarlierOne() throws Exception {
        world.run();
        byte[] one = Files.readAllBytes(portfolio(1));
        world.put("acme", "more.csv", world.balances(100, 90, 80));

        RunSummary summary = world.run();

        assertThat(summary.portfolio()).isEqualTo(portfolio(2));
        assertThat(Files.readAllBytes(portfolio(1))).isEqualTo(one);
    }

    @Test
    void anOrganizationSetAsideStandsFirstWithItsReason() throws Exception {
        Files.createDirectories(world.inbox().resolve(world.id("zeta")));

        RunSummary summary = world.run();

        assertThat(organizations(portfolio(1))).containsExactly(world.id("zeta"), world.id("acme"), world.id("brix"));
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(portfolio(1)))) {
            var row = workbook.getSheet("Organizations").getRow(FIRST_ROW);
            Cell reason = row.getCell(row.getLastCellNum() - 1);
            assertThat(reason.getStringCellValue()).contains("has no organization.yaml");
        }
        assertThat(summary.portfolio()).isNotNull();
    }

    @Test
    void theLinksLeadToTheWorkbooksOfTheVersions() throws Exception {
        world.run();
        world.put("acme", "more.csv", world.balances(100, 90, 80));
        world.run();
        String written;
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(portfolio(2)))) {
            written = workbook.getSheet("Organizations")
                    .getRow(FIRST_ROW)
                    .getCell(18)
                    .getCellFormula();
        }
        String path = written.substring(written.indexOf('"') + 1, written.indexOf("reconciliation.xlsx"));

        assertThat(portfolio(2).resolveSibling("").resolve(path).normalize()).isEqualTo(world.version("acme", 2));
        assertThat(world.version("acme", 2)).isDirectory();
    }

    @Test
    void oneThatIsLostIsWrittenAgainAndOneThatWasChangedIsLeftAsItIs() throws Exception {
        world.run();
        byte[] written = Files.readAllBytes(portfolio(1));
        Folders.delete(portfolio(1).resolveSibling(""));
        world.run();
        assertThat(Files.readAllBytes(portfolio(1))).isEqualTo(written);

        byte[] changed = Arrays.copyOf(written, written.length + 1);
        Files.write(portfolio(1), changed);
        List<String> notes = new ArrayList<>();
        RunSummary summary;
        try (Operations operations = world.open()) {
            summary = operations.run(world.request(), new Progress() {
                @Override
                public void advanced(String step, long done, long total) {}

                @Override
                public void note(String message) {
                    notes.add(message);
                }
            });
        }

        assertThat(summary.state()).isEqualTo(State.COMPLETED);
        assertThat(summary.portfolio()).isNull();
        assertThat(notes).anyMatch(note -> note.contains("was left as it is"));
        assertThat(Files.readAllBytes(portfolio(1))).isEqualTo(changed);
    }

    @Test
    void aHalfWrittenOneOfAKilledRunIsReplacedAndAWholeOneIsTaken() throws Exception {
        Path half = Files.createDirectories(portfolio(1).resolveSibling("").resolveSibling("v1.tmp"));
        Files.writeString(half.resolve("portfolio.xlsx"), "PK");
        world.run();
        assertThat(half).doesNotExist();

        // killed between the renaming and the commit: the file stands there, the database does not know it
        byte[] written = Files.readAllBytes(portfolio(1));
        Rows.of(world, "delete from portfolio where month = '" + world.month() + "' returning month");
        assertThat(world.run().portfolio()).isEqualTo(portfolio(1));
        assertThat(Files.readAllBytes(portfolio(1))).isEqualTo(written);
    }
}
