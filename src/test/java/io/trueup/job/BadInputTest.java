package io.trueup.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.job.RunSummary.OrganizationOutcome;
import io.trueup.job.RunSummary.State;
import io.trueup.reconcile.DocumentUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void createWorld() throws Exception {
        world = World.in(folder);
        world.organization("acme");
        world.put("acme", "balances.csv", world.balances(100, 90));
    }

    @Test
    void aDocumentThatAReaderStumblesOverIsSetAsideAndTheMonthGoesOn() throws Exception {
        // long enough that some of its rows have gone to the database already
        String rows = world.month().atDay(3) + "T00:00:00Z,api:main,1.00,USD\n";
        world.put("acme", "bad.csv", LineReader.HEADER + "\n" + rows.repeat(20_000) + "explode\n");

        RunSummary summary = world.run();

        assertThat(summary.state()).isEqualTo(State.COMPLETED);
        assertThat(world.outcome(summary, "acme").reconciliation().documents())
                .filteredOn(DocumentUse::setAside)
                .singleElement()
                .satisfies(document -> assertThat(document.file()).isEqualTo("bad.csv"))
                .satisfies(document -> assertThat(document.reason()).contains("bang"));
        assertThat(world.outcome(summary, "acme").reconciliation().method().assumptions())
                .as("none of its facts stay")
                .hasSize(2)
                .noneMatch(told -> told.contains("bad.csv"));
    }

    @Test
    void aCharacterThatTheDatabaseCannotKeepStopsNothing() throws Exception {
        world.put("acme", "nul.csv", LineReader.HEADER + "\nx\0y\n");

        RunSummary summary = world.run();

        assertThat(summary.state()).isEqualTo(State.COMPLETED);
        assertThat(world.outcome(summary, "acme").reconciliation().method().assumptions())
                .anyMatch(told -> told.contains("x\uFFFDy"));
    }

    @Test
    void anOrganizationWithoutAYamlOrWithABrokenOneIsSetAsideAndTheOthersRun() throws Exception {
        Files.createDirectories(world.inbox().resolve(world.id("empty")));
        world.put("wrong", "organization.yaml", "broken");
        world.put("other", "organization.yaml", "somebody-else");

        RunSummary summary = world.run();

        assertThat(summary.state()).isEqualTo(State.COMPLETED);
        assertThat(world.outcome(summary, "acme").problems()).isEmpty();
        assertThat(world.outcome(summary, "empty").problems())
                .singleElement()
                .asString()
                .contains(world.id("empty"), "organization.yaml");
        assertThat(world.outcome(summary, "wrong").problems()).hasSize(2);
        assertThat(world.outcome(summary, "wrong").reconciliation()).isNull();
        assertThat(world.outcome(summary, "other").problems())
                .singleElement()
                .asString()
                .contains("somebody-else", world.id("other"));
    }

    @Test
    void whatLiesOutsideOfOrganizationsOrLeadsOutOfTheInboxIsNotedAndLeftOut() throws Exception {
        Files.writeString(world.inbox().resolve("stray.pdf"), "x");
        Path secret = Files.writeString(folder.resolve("secret.csv"), world.balances(1, 2, 3));
        Path organization = world.inbox().resolve(world.id("acme"));
        Files.createSymbolicLink(organization.resolve("link.csv"), secret);
        world.put("acme", ".hidden/balances.csv", world.balances(7));
        List<String> notes = new ArrayList<>();

        RunSummary summary;
        try (Operations operations = world.open()) {
            summary = operations.run(world.request(), new Progress() {
                @Override
                public void advanced(String step, long done, long total) {}

                @Override
                public synchronized void note(String message) {
                    notes.add(message);
                }
            });
        }

        assertThat(notes).anyMatch(note -> note.contains("stray.pdf")).anyMatch(note -> note.contains("link.csv"));
        assertThat(world.outcome(summary, "acme").reconciliation().documents())
                .extracting(DocumentUse::file)
                .containsExactly("balances.csv");
    }

    @Test
    void onlyTheOrganizationsAskedForAreRun() throws Exception {
        world.organization("beta");

        RunSummary summary = world.run("beta");

        assertThat(summary.organizations())
                .extracting(OrganizationOutcome::organization)
                .containsExactly(world.id("beta"));
    }

    @Test
    void aCallThatCannotBeIsRefusedWithASentence() throws Exception {
        try (Operations operations = world.open()) {
            assertRefused(operations, world.request("nobody"), "nobody");
            assertRefused(operations, with(world.inbox(), YearMonth.of(2999, 1), null), "2999-01 lies ahead");
            assertRefused(
                    operations,
                    with(
                            world.inbox(),
                            world.month(),
                            world.month().atDay(1).minusDays(1).atStartOfDay().toInstant(java.time.ZoneOffset.UTC)),
                    "lies ahead");
            assertRefused(operations, with(folder.resolve("nowhere"), world.month(), null), "does not exist");
            assertRefused(
                    operations,
                    with(Files.writeString(folder.resolve("file"), ""), world.month(), null),
                    "is no folder");
            assertRefused(
                    operations,
                    with(Files.createDirectories(folder.resolve("bare")), world.month(), null),
                    "no organization");
            assertThat(operations.executions(world.month())).isEmpty();
        }
    }

    private RunRequest with(Path inbox, YearMonth month, Instant asOf) {
        return new RunRequest(month, inbox, world.reports(), List.of(), asOf, 1);
    }

    private static void assertRefused(Operations operations, RunRequest request, String words) {
        RunSummary summary = operations.run(request, Progress.NONE);
        assertThat(summary.state()).isEqualTo(State.REFUSED);
        assertThat(summary.message()).contains(words);
    }
}
