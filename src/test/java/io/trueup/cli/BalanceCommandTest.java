package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalanceCommandTest {

    @TempDir
    private Path folder;

    private Bench bench;
    private Path file;

    @BeforeEach
    void inbox() throws IOException {
        bench = new Bench(folder);
        Path organization = Files.createDirectories(folder.resolve("sample-data/halyard-labs"));
        Files.writeString(organization.resolve("organization.yaml"), "organization: halyard-labs");
        file = organization.resolve("2026-09/balances-by-hand.csv");
    }

    @Test
    void aReadingIsWrittenWhereTheNextRunFindsIt() {
        assertThat(bench.call(
                        "balance",
                        "halyard-labs",
                        "api:production",
                        "42.1700",
                        "USD",
                        "--at",
                        "2026-09-01T02:05:00+02:00"))
                .isZero();
        assertThat(file)
                .content()
                .isEqualTo("observed_at,pool,remaining,unit\n2026-09-01T00:05:00Z,api:production,42.1700,USD\n");
        assertThat(bench.out())
                .isEqualToIgnoringNewLines("Written: api:production held 42.1700 USD at 2026-09-01T00:05:00Z, in "
                        + "sample-data/halyard-labs/2026-09/balances-by-hand.csv");
    }

    @Test
    void withoutAnInstantItIsNow() {
        bench.call("balance", "halyard-labs", "computer:organization", "21048", "credits");

        assertThat(file).content().endsWith("\n2026-09-10T12:00:00Z,computer:organization,21048,credits\n");
    }

    @Test
    void aFurtherReadingIsAddedAndNothingElseIsLeftBehind() throws IOException {
        at("2026-09-02T00:00:00Z", "40");
        at("2026-09-01T00:00:00Z", "50");

        assertThat(file).content().isEqualTo("""
                observed_at,pool,remaining,unit
                2026-09-02T00:00:00Z,api:production,40,USD
                2026-09-01T00:00:00Z,api:production,50,USD
                """);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void theSameReadingTwiceIsOne() {
        at("2026-09-02T00:00:00Z", "40");

        assertThat(at("2026-09-02T00:00:00Z", "40.00")).isZero();
        assertThat(bench.out()).contains("Nothing written: this very reading is already in ");
        assertThat(file).content().hasLineCount(2);
    }

    @Test
    void anotherBalanceOfTheSameInstantIsRefused() {
        at("2026-09-02T00:00:00Z", "40");

        assertThat(at("2026-09-02T00:00:00Z", "41")).isEqualTo(2);
        assertThat(bench.err()).contains("already says that api:production held 40 USD at 2026-09-02T00:00:00Z");
        assertThat(file).content().hasLineCount(2);
    }

    @Test
    void theSameInstantOfAnotherPoolIsAnotherReading() {
        at("2026-09-02T00:00:00Z", "40");

        assertThat(bench.call(
                        "balance",
                        "halyard-labs",
                        "computer:organization",
                        "7",
                        "credits",
                        "--at",
                        "2026-09-02T00:00:00Z"))
                .isZero();
        assertThat(file).content().hasLineCount(3);
    }

    @Test
    void aFileThatSomebodySavedOtherwiseIsNotTouched() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "observed_at;pool;remaining;unit\n");

        assertThat(at("2026-09-02T00:00:00Z", "40")).isEqualTo(2);
        assertThat(bench.err())
                .contains("was changed by hand: its first line is not \"observed_at,pool,remaining,unit\"");
        assertThat(file).content().isEqualTo("observed_at;pool;remaining;unit\n");
    }

    @Test
    void aLastLineWithoutItsEndIsNotGluedToTheNext() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "observed_at,pool,remaining,unit\n2026-09-01T00:00:00Z,api:production,50,USD");

        at("2026-09-02T00:00:00Z", "40");

        assertThat(file).content().hasLineCount(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "halyard|api:production|1|USD|has no folder halyard",
                "../halyard-labs|api:production|1|USD|is no organization",
                "halyard-labs|api:staging|1|USD|'api:staging' is no pool of halyard-labs. Its organization.yaml has: api:production, computer:organization, computer:<member e-mail>.",
                "halyard-labs|api:batch|1|USD|pays in arrears: it has no credit",
                "halyard-labs|api:production|1|credits|The unit 'credits' is not that of api:production: it is counted in USD.",
                "halyard-labs|computer:organization|1|USD|it is counted in credits (100 credits are one dollar).",
                "halyard-labs|api:production|1,042.17|USD|'1,042.17' is not a balance",
                "halyard-labs|api:production|1e3|USD|'1e3' is not a balance",
                "halyard-labs|api:production|NaN|USD|'NaN' is not a balance",
            })
    void aWrongReadingIsRefused(String organization, String pool, String remaining, String unit, String sentence) {
        assertThat(bench.call("balance", organization, pool, remaining, unit)).isEqualTo(2);
        assertThat(bench.err()).contains(sentence);
        assertThat(file).doesNotExist();
    }

    @Test
    void aBalanceBelowZeroIsRefused() {
        assertThat(bench.call("balance", "halyard-labs", "api:production", "--", "-1", "USD"))
                .isEqualTo(2);
        assertThat(file).doesNotExist();
    }

    @Test
    void aBalanceOfTheFutureIsRefused() {
        assertThat(at("2026-09-10T12:00:01Z", "40")).isEqualTo(2);
        assertThat(bench.err()).contains("lies in the future (now is 2026-09-10T12:00:00Z)");
    }

    @Test
    void anOrganizationWithoutYamlIsRefused() throws IOException {
        Files.createDirectory(folder.resolve("sample-data/northfold"));

        assertThat(bench.call("balance", "northfold", "api:default", "1", "USD"))
                .isEqualTo(2);
        assertThat(bench.err()).contains("sample-data/northfold/organization.yaml is missing");
    }

    @Test
    void readingsWrittenAtOnceAreAllKept() throws Exception {
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> calls = IntStream.range(0, 40)
                    .mapToObj(minute -> many.submit(() -> new Bench(folder)
                            .call(
                                    "balance",
                                    "halyard-labs",
                                    "api:production",
                                    "" + (100 - minute),
                                    "USD",
                                    "--at",
                                    "2026-09-02T00:%02d:00Z".formatted(minute))))
                    .toList();
            for (Future<Integer> call : calls) {
                assertThat(call.get()).isZero();
            }
        }
        assertThat(file).content().hasLineCount(41);
    }

    private int at(String instant, String remaining) {
        return bench.call("balance", "halyard-labs", "api:production", remaining, "USD", "--at", instant);
    }
}
