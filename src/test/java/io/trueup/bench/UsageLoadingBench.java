package io.trueup.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentReader;
import io.trueup.document.DocumentSource;
import io.trueup.document.FactSink;
import io.trueup.intake.DocumentIntake;
import io.trueup.store.Database;
import io.trueup.store.Documents;
import io.trueup.store.FactStore;
import io.trueup.usage.PriceList;
import io.trueup.usage.Rating;
import io.trueup.usage.UsageDay;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A log of a million responses and a meters file of a million buckets, read, written and rated, beside bare COPY of the same rows into an unindexed
 * table of the same server in the same run.
 */
@Tag("bench")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsageLoadingBench {

    private static final int ROWS = 1_000_000;
    private static final int ROUNDS = 7;
    private static final long AUGUST_FIRST = 1_785_542_400L;
    private static final long SEED = 20_261_120L;

    private Path folder;
    private Database database;
    private FactStore facts;

    @BeforeAll
    void openDatabase(@TempDir Path given) throws SQLException {
        folder = given;
        database = Database.open(folder.resolve("home"), null);
        org.flywaydb.core.Flyway.configure().dataSource(database.pool()).load().migrate();
        facts = new FactStore(database.pool(), JdbcClient.create(database.pool()));
        run(
                "create table bare (at bigint, meter text, model text, context text, api_key text, quantity numeric, cost numeric)");
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @Test
    void aLogOfAMillionResponses() throws IOException, SQLException {
        Path log = folder.resolve("responses.jsonl");
        Path bare = folder.resolve("responses.csv");
        write(log, bare, true);
        measure("response log", log, bare);
    }

    @Test
    void aMetersFileOfAMillionBuckets() throws IOException, SQLException {
        Path meters = folder.resolve("usage.json");
        Path bare = folder.resolve("usage.csv");
        write(meters, bare, false);
        measure("meters file", meters, bare);
    }

    private void measure(String what, Path file, Path bare) throws IOException, SQLException {
        double[] copied = new double[ROUNDS];
        double[] loaded = new double[ROUNDS];
        double[] hashed = new double[ROUNDS];
        long days = 0;
        long ratedIn = 0;
        resetPeak();
        for (int round = 0; round < ROUNDS; round++) {
            copied[round] = copy(bare);
            long start = System.nanoTime();
            Documents.Unread document = document(what, file);
            DocumentOutcome outcome = facts.read(document, source(file), intake());
            List<UsageDay> usage = facts.usage(what, YearMonth.of(2026, 8));
            long read = System.nanoTime();
            days = Rating.of(new PriceList(List.of()), usage).size();
            ratedIn = System.nanoTime() - read;
            loaded[round] = ROWS / ((System.nanoTime() - start) / 1e9);
            assertThat(outcome).isInstanceOf(DocumentOutcome.Read.class);
            assertThat(days).isPositive();
            start = System.nanoTime();
            sha256(file);
            hashed[round] = ROWS / ((System.nanoTime() - start) / 1e9);
        }
        System.out.printf(
                Locale.ROOT,
                "Loading usage: %s of %,d rows (%,d MB) into %,d sums: %,.0f rows/s read, written and rated (rating %,d ms);"
                        + " bare COPY %,.0f rows/s; ratio %.2f; a re-load that changes nothing %,.0f rows/s, ratio %.2f; peak heap %,d MB%n",
                what,
                ROWS,
                Files.size(file) >> 20,
                days,
                median(loaded),
                ratedIn / 1_000_000,
                median(copied),
                median(loaded) / median(copied),
                median(hashed),
                median(hashed) / median(copied),
                peakHeap() >> 20);
    }

    /** The same rows as the file tells, one a response and meter, as a table that needs no thought. */
    private static void write(Path file, Path bare, boolean log) throws IOException {
        Random random = new Random(SEED);
        String[] models = {"sonar", "sonar-pro", "sonar-reasoning-pro", "sonar-deep-research"};
        String[] keys = {"743S", "k9Qd", "0pQz", "71aB", "x2Lm"};
        try (Writer out = writer(file);
                Writer table = writer(bare)) {
            out.write(log ? "" : "[{\"id\":\"mtr_1\",\"name\":\"input_tokens\",\"meter_event_summaries\":[\n");
            for (int row = 0; row < ROWS; row++) {
                long at = log ? AUGUST_FIRST + (long) row * 2_678_400 / ROWS : AUGUST_FIRST + row % 744 * 3_600L;
                String model = log ? models[random.nextInt(models.length)] : "model-" + row / 744 % 270;
                String key = keys[log ? random.nextInt(keys.length) : row / 744 / 270 % keys.length];
                int input = random.nextInt(4_000);
                int output = random.nextInt(1_500);
                if (log) {
                    out.write(response(row, at, model, key, input, output));
                } else {
                    out.write((row == 0 ? "" : ",\n") + bucket(at, model, key, input));
                }
                table.write(at + ",input_tokens," + model + ",low," + key + "," + input + ",0.006\n");
            }
            out.write(log ? "" : "]}]");
        }
    }

    private static String response(int row, long at, String model, String key, int input, int output) {
        return "{\"id\":\"r-%d\",\"object\":\"chat.completion\",\"created\":%d,\"model\":\"%s\",\"api_key_suffix\":\"%s\","
                        .formatted(row, at, model, key)
                + "\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"An answer of some words.\"}}],"
                + "\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d,\"search_context_size\":\"low\","
                        .formatted(input, output, input + output)
                + "\"cost\":{\"input_tokens_cost\":%s,\"output_tokens_cost\":%s,\"request_cost\":0.006,\"total_cost\":0.01}}}\n"
                        .formatted(input + "e-6", output + "e-6");
    }

    private static String bucket(long at, String model, String key, int value) {
        return "{\"start_time\":%d,\"end_time\":%d,\"value\":%d,\"dimensions\":{\"model_name\":\"%s\",\"api_key_suffix\":\"%s\"}}"
                .formatted(at, at + 3_600, value, model, key);
    }

    private static Writer writer(Path file) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 20);
    }

    private double copy(Path bare) throws IOException, SQLException {
        run("truncate bare");
        long start = System.nanoTime();
        try (Connection connection = database.pool().getConnection();
                InputStream in = new FileInputStream(bare.toFile())) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare from stdin with (format csv)", in, 1 << 20);
        }
        return ROWS / ((System.nanoTime() - start) / 1e9);
    }

    private Documents.Unread document(String organization, Path file) throws IOException, SQLException {
        String hash = file.getFileName().toString();
        run(
                "insert into document (organization, sha256, file, size, present) values ('%s', '%s', '%s', 1, true) on conflict do nothing"
                        .formatted(organization, hash, hash));
        return new Documents.Unread(organization, hash, hash, Files.size(file), false);
    }

    private static DocumentReader intake() {
        return DocumentIntake.of(new DocumentReader() {
            @Override
            public DocumentOutcome read(DocumentSource source, FactSink sink) {
                throw new IllegalStateException("no PDF is measured here");
            }

            @Override
            public String version() {
                return "none";
            }
        });
    }

    private static DocumentSource source(Path file) {
        return new DocumentSource() {
            @Override
            public String path() {
                return file.getFileName().toString();
            }

            @Override
            public long size() {
                try {
                    return Files.size(file);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }

    private void run(String statement) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** What a re-load of a document costs that is known: its bytes are hashed, and nothing else is done. */
    private static void sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            java.security.MessageDigest digest = java.security.MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            assertThat(digest.digest()).hasSize(32);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void resetPeak() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
