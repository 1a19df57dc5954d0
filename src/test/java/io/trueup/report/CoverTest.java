package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.VersionChange;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class CoverTest {

    private static List<CoverChanges.Line> changes(Reconciliation before, Reconciliation after) {
        return CoverChanges.told(VersionChange.between(before, after));
    }

    @Test
    void theFirstVersionSaysSo() throws IOException {
        assertThat(texts(Edition.first(SampleReconciliations.reconciled())))
                .contains("Halyard Labs, Inc.", "This is the first version of the month.")
                .contains("Reconciled: nothing contradicts the evidence.");
    }

    @Test
    void whatChangedIsToldFigureByFigure() {
        Reconciliation before = SampleReconciliations.provisional();
        Reconciliation after = withAccountsOf(before, SampleReconciliations.reconciled(), Status.RECONCILED);

        List<String> told = changes(before, after).stream()
                .map(line -> line.what() + " | " + line.told())
                .toList();

        assertThat(told)
                .contains(
                        "Status | Provisional before, now reconciled.",
                        "api:production | Spend: at least 112.64 USD, upper end open before, now between 369.31 and 397.78 USD, best estimate 383.61 USD.",
                        "api:production | Invoiced: no invoice yet before, now 383.63 USD.",
                        "api:production | Verdict: invoice-missing before, now matched.",
                        "New document | 2026-08/late.pdf (usage-invoice)")
                .anyMatch(line -> line.startsWith("seats | New: spend "))
                .noneMatch(line -> line.startsWith("Finding gone"));
    }

    @Test
    void findingsThatCameAndWentAreNamed() {
        Reconciliation before = SampleReconciliations.discrepant();
        Reconciliation after = SampleReconciliations.with(
                before,
                before.findings().subList(1, before.findings().size()),
                before.lines(),
                before.documents().subList(1, before.documents().size()));

        assertThat(changes(before, after).stream().map(CoverChanges.Line::what))
                .containsExactly("Finding gone", "Document gone");
        assertThat(changes(after, before).stream().map(CoverChanges.Line::what))
                .containsExactly("New finding", "New document");
    }

    @Test
    void manyNewFindingsAreCounted() {
        Reconciliation before = SampleReconciliations.discrepant();

        List<CoverChanges.Line> changes = changes(
                before,
                SampleReconciliations.with(
                        before, LargeMonthTest.month(1_000).findings(), before.lines(), before.documents()));

        assertThat(changes).hasSizeLessThan(30);
        assertThat(changes).contains(new CoverChanges.Line("New finding", "And 988 more."));
    }

    @Test
    void aVersionWithoutAnyOfThisSaysSoToo() {
        Reconciliation month = SampleReconciliations.reconciled();

        assertThat(changes(month, month).getFirst().told())
                .startsWith("Status, figures, findings and documents are as before");
    }

    @Test
    void theSecondVersionNamesTheFirst() throws IOException {
        Reconciliation before = SampleReconciliations.reconciled();
        Reconciliation after = WorkbookSamples.withAnotherDocument(before, Status.DISCREPANT);

        assertThat(texts(new Edition(after, 2, before)))
                .contains("What changed since version 1", "Reconciled before, now discrepant.")
                .contains("New document", "2026-08/late.pdf (usage-invoice)")
                .anyMatch(text -> text.contains("version 2, replaces version 1"));
    }

    @Test
    void whoToAskIsNamedOrHowToNameThem() throws IOException {
        assertThat(texts(Edition.first(WorkbookSamples.withDocuments())))
                .contains("Accounts Payable, ap@halyard.example");
        assertThat(texts(Edition.first(SampleReconciliations.reconciled())))
                .anyMatch(text -> text.contains("organization.yaml: report: contact:"));
    }

    @Test
    void everyOtherSheetIsOneClickAway() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(SampleReconciliations.reconciled())) {
            XSSFSheet cover = workbook.getSheet("Cover");
            assertThat(cover.getHyperlinkList().stream().map(XSSFHyperlink::getLocation))
                    .containsExactlyElementsOf(java.util.stream.IntStream.range(1, workbook.getNumberOfSheets())
                            .mapToObj(i -> "'" + workbook.getSheetName(i) + "'!A1")
                            .toList());
        }
    }

    private static Reconciliation withAccountsOf(Reconciliation before, Reconciliation now, Status status) {
        Reconciliation more = WorkbookSamples.withAnotherDocument(before, status);
        return new Reconciliation(
                more.organization(),
                more.name(),
                more.month(),
                more.monthOver(),
                status,
                more.documents(),
                now.accounts(),
                more.findings(),
                more.lines(),
                more.method(),
                more.detail());
    }

    private static List<String> texts(Edition edition) throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(ReconciliationWorkbook.of(edition, "1"))) {
            return WorkbookReader.cells(workbook.getSheet("Cover")).stream()
                    .filter(cell -> cell.getCellType() == CellType.STRING)
                    .map(Cell::getStringCellValue)
                    .collect(Collectors.toList());
        }
    }

    @Test
    void whatToDoNextIsSaidForAccountsAndFindings() throws IOException {
        assertThat(cover(SampleReconciliations.discrepant()))
                .contains("What to do next", "Hold the payment and ask the vendor: see Bridge and Findings.");
        assertThat(cover(SampleReconciliations.reconciled())).contains("Whatever is invoiced can be booked.");
    }

    @Test
    void aMonthOfWhichNothingIsKnownIsNotSaidToAgree() throws IOException {
        assertThat(cover(WorkbookSamples.empty()))
                .contains(
                        "Reconciled: there is nothing to reconcile, for no document bears on this month.",
                        "File the month's documents in the inbox and run the month again.")
                .doesNotContain("Whatever is invoiced can be booked.");
    }

    @Test
    void aNameThatNeverEndsDoesNotMakeTheCoverWider() throws IOException {
        Reconciliation month = named("An endless name ".repeat(2_000));

        assertThat(cover(month).getFirst()).hasSize(60).endsWith("…");
    }

    private static Reconciliation named(String name) {
        Reconciliation month = SampleReconciliations.reconciled();
        return new Reconciliation(
                month.organization(),
                name,
                month.month(),
                month.monthOver(),
                month.status(),
                month.documents(),
                month.accounts(),
                month.findings(),
                month.lines(),
                month.method());
    }

    private static List<String> cover(Reconciliation month) throws IOException {
        return texts(Edition.first(month));
    }
}
