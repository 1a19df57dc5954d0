package io.trueup.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.job.RunSummary.State;
import io.trueup.reconcile.DocumentUse;
import io.trueup.store.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void createWorld() throws Exception {
        world = World.in(folder);
        world.organization("acme", "ap@acme.example", "cfo@acme.example");
        world.put("acme", "august/balances.csv", world.balances(100, 90));
    }

    @Test
    void aFirstRunMakesVersionOneAndASecondWritesNothing() throws Exception {
        RunSummary first = world.run();
        Map<String, String> files = World.files(world.reports());
        RunSummary second = world.run();

        assertThat(first.message()).isNull();
        assertThat(first.state()).isEqualTo(State.COMPLETED);
        assertThat(world.outcome(first, "acme").version()).isEqualTo(1);
        assertThat(world.outcome(first, "acme").unchanged()).isFalse();
        assertThat(world.outcome(first, "acme").folder()).isEqualTo(world.version("acme", 1));
        assertThat(world.version("acme", 1)).isDirectoryContaining("glob:**/result.json");
        assertThat(world.outcome(second, "acme").unchanged()).isTrue();
        assertThat(world.outcome(second, "acme").version()).isEqualTo(1);
        assertThat(World.files(world.reports())).isEqualTo(files);
    }

    @Test
    void aFileAddedMakesTheNextVersionAndAFileRemovedTheOneAfter() throws Exception {
        world.run();
        Map<String, String> one = World.files(world.version("acme", 1));
        Path added = world.put("acme", "more.csv", world.balances(100, 90, 80));
        RunSummary second = world.run();
        Files.delete(added);
        RunSummary third = world.run();

        assertThat(world.outcome(second, "acme").version()).isEqualTo(2);
        assertThat(world.outcome(third, "acme").version()).isEqualTo(3);
        assertThat(world.outcome(third, "acme").unchanged()).isFalse();
        assertThat(World.files(world.version("acme", 1))).isEqualTo(one);
        assertThat(world.version("acme", 3)).isDirectory();
        assertThat(Files.readString(world.version("acme", 3).resolve("result.json")))
                .isEqualTo(Files.readString(world.version("acme", 1).resolve("result.json")));
    }

    @Test
    void readingsComeBackExactlyWithTheirPlace() throws Exception {
        RunSummary summary = world.run();

        assertThat(world.outcome(summary, "acme").reconciliation().method().assumptions())
                .containsExactly(
                        world.month().atDay(1)
                                + "T00:00:00.123456789Z api:main 100.50 USD @ august/balances.csv, line 2",
                        world.month().atDay(2)
                                + "T00:00:00.123456789Z api:main 90.50 USD @ august/balances.csv, line 3");
    }

    @Test
    void aReportThatIsLostIsWrittenAgainAndOneThatWasChangedIsRefused() throws Exception {
        world.run();
        Path result = world.version("acme", 1).resolve("result.json");
        String written = Files.readString(result);

        Files.delete(result);
        assertThat(world.outcome(world.run(), "acme").problems()).isEmpty();
        assertThat(Files.readString(result)).isEqualTo(written);

        Files.writeString(result, written + " ");
        assertThat(world.outcome(world.run(), "acme").problems())
                .singleElement()
                .asString()
                .contains("result.json", "was left as it is");
        assertThat(Files.readString(result)).isEqualTo(written + " ");
    }

    @Test
    void equalBytesAreOneDocumentUnderTheSmallestPath() throws Exception {
        world.put("acme", "a/copy.csv", world.balances(100, 90));

        RunSummary summary = world.run();

        assertThat(world.outcome(summary, "acme").reconciliation().documents())
                .extracting(DocumentUse::file)
                .containsExactly("a/copy.csv");
    }

    @Test
    void aMovedFileIsReadAgainUnderItsNewPath() throws Exception {
        world.run();
        Files.move(
                world.inbox().resolve(world.id("acme")).resolve("august/balances.csv"),
                world.inbox().resolve(world.id("acme")).resolve("moved.csv"));

        RunSummary summary = world.run();

        assertThat(world.outcome(summary, "acme").version()).isEqualTo(2);
        assertThat(world.outcome(summary, "acme").reconciliation().method().assumptions())
                .allMatch(told -> told.contains("@ moved.csv"));
    }

    @Test
    void anotherVersionOfTheReaderReadsEveryDocumentAgain() throws Exception {
        world.put("acme", "odd.txt", "something else");
        world.run();

        RunSummary summary = world.with(new LineReader("2")).run();

        assertThat(summary.state()).isEqualTo(State.COMPLETED);
        assertThat(world.outcome(summary, "acme").unchanged())
                .as("the same figures from other readers are no new version")
                .isTrue();
    }

    @Test
    void aDeletedReportIsWrittenAgainAndAnotherReportsFolderGetsAllVersions() throws Exception {
        world.run();
        world.put("acme", "more.csv", world.balances(100, 90, 80));
        world.run();
        Map<String, String> all = World.files(world.reports());
        Folders.delete(world.version("acme", 1));
        world.run();

        Path other = folder.resolve("elsewhere");
        RunSummary elsewhere = world.withReports(other).run();

        assertThat(World.files(world.reports())).isEqualTo(all);
        assertThat(World.files(other)).isEqualTo(all);
        assertThat(world.outcome(elsewhere, "acme").unchanged()).isTrue();
    }

    @Test
    void aVersionWithOtherBytesIsNeverOverwritten() throws Exception {
        Path taken = Files.createDirectories(world.version("acme", 1)).resolve("result.json");
        Files.writeString(taken, "somebody else's");

        RunSummary summary = world.run();

        assertThat(summary.state()).isEqualTo(State.COMPLETED);
        assertThat(world.outcome(summary, "acme").problems())
                .singleElement()
                .asString()
                .contains(taken.toString(), "move");
        assertThat(taken).hasContent("somebody else's");
    }

    @Test
    void aHalfWrittenVersionOfAKilledRunIsReplaced() throws Exception {
        Path half = Files.createDirectories(world.version("acme", 1).resolveSibling("v1.tmp"));
        Files.writeString(half.resolve("result.json"), "{");

        world.run();

        assertThat(half).doesNotExist();
        assertThat(world.version("acme", 1)).isDirectory();
    }

    @Test
    void everyRecipientIsQueuedOnceAVersionAndOnlyForTheNewest() throws Exception {
        world.run();
        world.run();
        world.put("acme", "more.csv", world.balances(100, 90, 80));
        world.run();

        List<String> queued = Rows.of(
                world,
                "select version || ' ' || recipient || ' ' || state from outbox where organization = '"
                        + world.id("acme") + "' order by 1");

        assertThat(queued)
                .containsExactly(
                        "1 ap@acme.example superseded",
                        "1 cfo@acme.example superseded",
                        "2 ap@acme.example queued",
                        "2 cfo@acme.example queued");
    }
}
