package io.trueup.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.analytics.StubApi;
import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentReader;
import io.trueup.document.DocumentSource;
import io.trueup.document.FactSink;
import io.trueup.intake.DocumentIntake;
import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.organization.Organization;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.reconcile.DocumentUse;
import io.trueup.usage.PriceList;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise: fetched analytics are documents like any other, kept though no inbox holds them; a failing fetch stops nothing. */
class FetchedAnalyticsTest {

    private static final YearMonth AUGUST = YearMonth.of(2025, 8);
    private static final String PAGE = "analytics-api/2025-08/credit_usage-1d-page-1.json";

    @TempDir
    private Path folder;

    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private World world;
    private StubApi server;

    @BeforeEach
    void start() throws IOException {
        world = World.in(folder).organization("acme");
        server = new StubApi();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Operations open(boolean fetching) {
        return Trueup.open(new OpenRequest(
                world.home(),
                null,
                new PriceList(List.of()),
                (id, label, yaml) -> new OrganizationLoader.Loaded.Good(organization(id)),
                DocumentIntake.of(noPdf()),
                new PlainReports(),
                fetching ? server.client(world.id("acme"), world.id("bolt"), world.id("core")) : null));
    }

    private static Organization organization(String id) {
        return new Organization(
                id,
                "Acme",
                ZoneOffset.UTC,
                Money.USD,
                "Perplexity AI, Inc.",
                List.of(),
                null,
                new ComputerPool(List.of("5RD0CWLB")),
                new Organization.Tolerance(Money.usd("0.02"), new BigDecimal("0.1")),
                List.of());
    }

    private static DocumentReader noPdf() {
        return new DocumentReader() {
            @Override
            public DocumentOutcome read(DocumentSource source, FactSink sink) {
                return DocumentOutcome.read(DocumentKind.INVOICE);
            }

            @Override
            public String version() {
                return "none";
            }
        };
    }

    private RunSummary.OrganizationOutcome run(Operations operations, YearMonth month, String asOf) {
        RunSummary summary = runAll(operations, month, asOf);
        assertThat(summary.organizations()).hasSize(1);
        RunSummary.OrganizationOutcome only = summary.organizations().getFirst();
        assertThat(only.problems()).isEmpty();
        return only;
    }

    private RunSummary runAll(Operations operations, YearMonth month, String asOf) {
        RunSummary summary = operations.run(
                new RunRequest(month, world.inbox(), world.reports(), List.of(), Instant.parse(asOf), 1),
                new Progress() {
                    @Override
                    public void advanced(String step, long done, long total) {}

                    @Override
                    public void note(String message) {
                        notes.add(message);
                    }
                });
        assertThat(summary.message()).isNull();
        assertThat(summary.state()).isEqualTo(RunSummary.State.COMPLETED);
        return summary;
    }

    private static List<String> files(RunSummary.OrganizationOutcome outcome) {
        return outcome.reconciliation().documents().stream()
                .map(DocumentUse::file)
                .toList();
    }

    private static @Nullable AmountRange spend(RunSummary.OrganizationOutcome outcome) {
        return outcome.reconciliation().accounts().getFirst().spend().range();
    }

    @Test
    void aClosedMonthIsAskedOnceMoreAndAChangeMakesANewVersion() throws IOException {
        try (Operations operations = open(true)) {
            RunSummary.OrganizationOutcome first = run(operations, AUGUST, "2025-09-01T06:00:00Z");
            assertThat(files(first)).containsExactly(PAGE);
            assertThat(spend(first)).isEqualTo(AmountRange.of(Credits.of(0), Credits.of(310)));

            RunSummary.OrganizationOutcome same = run(operations, AUGUST, "2025-09-02T06:00:00Z");
            assertThat(server.requests()).hasSize(2);
            assertThat(same.unchanged()).isTrue();

            server.credits(12);
            RunSummary.OrganizationOutcome changed = run(operations, AUGUST, "2025-09-05T06:00:00Z");
            assertThat(server.requests()).hasSize(3);
            assertThat(changed.version()).isEqualTo(2);
            assertThat(files(changed)).containsExactly(PAGE);
            assertThat(spend(changed)).isEqualTo(AmountRange.of(Credits.of(0), Credits.of(372)));

            RunSummary.OrganizationOutcome settled = run(operations, AUGUST, "2025-09-20T06:00:00Z");
            assertThat(server.requests())
                    .as("a settled month is not asked again")
                    .hasSize(3);
            assertThat(settled.unchanged()).isTrue();
        }
        try (Operations operations = open(false)) {
            RunSummary.OrganizationOutcome off = run(operations, AUGUST, "2025-09-21T06:00:00Z");
            assertThat(off.unchanged()).as("what was fetched stays").isTrue();
            assertThat(files(off)).containsExactly(PAGE);
        }
        assertThat(notes).isEmpty();
        assertNoKeyIn(folder);
    }

    @Test
    void otherCursorsAloneMakeNoNewVersion() {
        server.perPage(10);
        try (Operations operations = open(true)) {
            assertThat(files(run(operations, AUGUST, "2025-09-01T06:00:00Z"))).hasSize(4);
            assertThat(run(operations, AUGUST, "2025-09-02T06:00:00Z").unchanged())
                    .isTrue();
            assertThat(server.requests()).hasSize(8);
        }
    }

    @Test
    void theNextMonthsRunAsksForTheMonthBeforeOnceMoreAndSaysIfItChanged() {
        try (Operations operations = open(true)) {
            run(operations, AUGUST, "2025-09-01T06:00:00Z");
            run(operations, AUGUST.plusMonths(1), "2025-10-01T06:00:00Z");
            assertThat(notes).isEmpty();
            assertThat(server.requests()).hasSize(3);
            server.credits(13);
            run(operations, AUGUST.plusMonths(2), "2025-10-08T06:00:00Z");
            assertThat(notes)
                    .containsExactly(
                            "The analytics of " + world.id("acme")
                                    + " for 2025-09 have changed since they were fetched: ./trueup run 2025-09 makes a new version");
            assertThat(spend(run(operations, AUGUST.plusMonths(1), "2025-10-09T06:00:00Z")))
                    .isEqualTo(AmountRange.of(Credits.of(0), Credits.of(390)));
        }
    }

    @Test
    void aFailingFetchIsNotedAndKeepsWhatIsThere() throws IOException {
        world.put("acme", "analytics-api/mine.json", "{}");
        try (Operations operations = open(true)) {
            server.misbehave(StubApi.error(401, "unauthorized", "no " + StubApi.KEY));
            RunSummary.OrganizationOutcome failed = run(operations, AUGUST, "2025-09-01T06:00:00Z");
            assertThat(files(failed)).isEmpty();
            assertThat(notes)
                    .hasSize(2)
                    .anySatisfy(note ->
                            assertThat(note).contains(world.id("acme") + "/analytics-api/mine.json was left out"))
                    .anySatisfy(note -> assertThat(note)
                            .startsWith(world.id("acme") + ": the analytics of 2025-08 were not fetched.")
                            .contains("ANALYTICS_KEY (401"));
            run(operations, AUGUST, "2025-09-02T06:00:00Z");
            server.misbehave(StubApi.error(404, "feature_disabled", "off"));
            RunSummary.OrganizationOutcome kept = run(operations, AUGUST, "2025-09-03T06:00:00Z");
            assertThat(files(kept)).containsExactly(PAGE);
        }
        assertNoKeyIn(folder);
    }

    @Test
    void aServerOutOfOrderIsNotAskedForEveryOrganization() throws IOException {
        world.organization("bolt").organization("core");
        for (int i = 0; i < 5; i++) {
            server.misbehave(StubApi.status(503, ""));
        }
        try (Operations operations = open(true)) {
            assertThat(runAll(operations, AUGUST, "2025-09-01T06:00:00Z").organizations())
                    .hasSize(3)
                    .allSatisfy(outcome -> assertThat(outcome.problems()).isEmpty());
            assertThat(server.requests()).hasSize(5);
            assertThat(notes)
                    .hasSize(3)
                    .filteredOn(note -> note.endsWith("because the Analytics API is out of order"))
                    .hasSize(2);
            assertThat(runAll(operations, AUGUST, "2025-09-01T07:00:00Z").organizations())
                    .allSatisfy(outcome -> assertThat(files(outcome)).containsExactly(PAGE));
        }
    }

    private static void assertNoKeyIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(StubApi.KEY);
            }
        }
    }
}
