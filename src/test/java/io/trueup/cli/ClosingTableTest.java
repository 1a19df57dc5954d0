package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.job.RunSummary;
import io.trueup.job.RunSummary.OrganizationOutcome;
import io.trueup.job.RunSummary.State;
import io.trueup.money.Money;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Verdict;
import io.trueup.text.Columns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosingTableTest {
    private static final Path FOLDER = Path.of("/somewhere");

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 140})
    void theTableReadsWellAtEveryWidth(int width) throws IOException {
        assertThat(table(width, Samples.summary(FOLDER.resolve("reports"))))
                .isEqualTo(golden("closing-" + width + ".txt"));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 140})
    void noRowRunsOverThePage(int width) {
        assertThat(table(width, Samples.summary(FOLDER.resolve("reports"))).lines())
                .allMatch(line -> Columns.width(line) <= width);
    }

    @Test
    void ofManyOrganizationsTheWorstStandFirstAndTheRestIsCounted() {
        List<OrganizationOutcome> many = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            many.add(over("org-" + (100 + number), number == 59 ? "900.00" : "100.00"));
        }
        many.add(Samples.outcome(FOLDER, Samples.provisional(), 1, false));
        many.add(new OrganizationOutcome("broken", null, null, false, null, List.of("No yaml.")));

        List<String> lines = table(120, summary(State.COMPLETED, many)).lines().toList();

        assertThat(lines.get(5)).startsWith("broken ");
        assertThat(lines.get(6)).startsWith("org-159 ");
        assertThat(lines.get(8)).startsWith("org-100 ");
        assertThat(lines)
                .contains(
                        "… and 22 more, none of them worse: 21 discrepant, 1 provisional. All of them: add --json",
                        "62 organizations: 60 discrepant, 1 provisional, 1 set aside");
    }

    @Test
    void aRunThatAgreesEverywhereLeavesNothingToDo() {
        assertThat(table(
                        100,
                        summary(State.COMPLETED, List.of(Samples.outcome(FOLDER, Samples.reconciled(), 1, false)))))
                .endsWith("Next: nothing. Every figure agrees; the workbooks can go to finance.\n");
    }

    @Test
    void aRunThatWasCutOffSaysHowToGoOn() {
        assertThat(table(100, summary(State.STOPPED, List.of())))
                .contains("2026-08 (execution 7), not completed")
                .endsWith("Next: ./trueup run 2026-08 goes on where this run stopped.\n");
    }

    @Test
    void whatARunDidNotReachIsCountedAndNotCalledSetAside() {
        OrganizationOutcome waiting = new OrganizationOutcome("waiting", null, null, false, null, List.of());

        String told = table(
                100, summary(State.STOPPED, List.of(Samples.outcome(FOLDER, Samples.reconciled(), 1, false), waiting)));

        assertThat(told)
                .contains("2 organizations: 1 reconciled, 1 not done yet")
                .doesNotContain("set aside", "waiting");
    }

    @Test
    void anEmptyInboxSaysWhatToPutIntoIt() {
        assertThat(table(100, summary(State.COMPLETED, List.of()))).contains("the inbox has no organization");
    }

    @Test
    void aPartOfTheUsageIsALowerEndAndNoEstimate() {
        Reconciliation result = Samples.reconciliation(
                "halyard-labs",
                Status.PROVISIONAL,
                List.of(Samples.account(
                        "api:production", Samples.dollars("10.00", null), null, null, Verdict.INVOICE_MISSING)),
                List.of());

        assertThat(table(120, summary(State.COMPLETED, List.of(Samples.outcome(FOLDER, result, 1, false)))))
                .containsPattern("halyard-labs +provisional +≥ 10\\.00 +not known +no invoice");
    }

    private static OrganizationOutcome over(String id, String invoiced) {
        Reconciliation result = Samples.reconciliation(
                id,
                Status.DISCREPANT,
                List.of(Samples.account(
                        "api:default",
                        Samples.dollars("10.00", "20.00"),
                        Money.usd("15.00"),
                        Money.usd(invoiced),
                        Verdict.OVER_INVOICED)),
                List.of());
        return Samples.outcome(FOLDER, result, 1, false);
    }

    private static RunSummary summary(State state, List<OrganizationOutcome> outcomes) {
        return new RunSummary(Samples.AUGUST, 7L, state, null, outcomes);
    }

    private static String table(int width, RunSummary summary) {
        Bench bench = new Bench(FOLDER);
        bench.width = width;
        return String.join("\n", ClosingTable.of(summary, bench.surroundings()).lines()) + "\n";
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(ClosingTableTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
