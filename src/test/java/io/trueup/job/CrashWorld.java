package io.trueup.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.store.EmbeddedServer;
import io.trueup.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An inbox of 200 organizations, a home to copy for every round, and the reports of a run that nothing disturbed. */
final class CrashWorld {

    static final int ORGANIZATIONS = 200;
    static final String MONTH = "2026-08";

    private static final String YAML = """
            organization: <id>
            name: The <id>
            zone: UTC
            currency: USD
            issuer: Perplexity AI, Inc.
            api:
              - group: main
                mode: prepaid
                invoice-series: [HLYRDX]
                keys:
                  - {suffix: 743S, name: search, from: 2026-01-10}
            tolerance: {amount: 0.02, percent: 0.1}
            report:
              recipients: [ap@<id>.example]
            """;

    private final Path folder;
    private final Path template;
    private final Path inbox;
    private int rounds;
    private final Map<String, String> undisturbed;

    CrashWorld(Path folder) throws Exception {
        this.folder = folder;
        this.inbox = folder.resolve("inbox");
        this.template = folder.resolve("template");
        for (int number = 0; number < ORGANIZATIONS; number++) {
            organization("o%03d".formatted(number), new Random(number));
        }
        EmbeddedServer.open(template).close();
        Round calm = round();
        try (Child child = calm.start()) {
            child.assertCompleted("undisturbed");
        }
        undisturbed = reports(calm.reports());
        assertThat(undisturbed.keySet().stream().filter(name -> name.endsWith("result.json")))
                .hasSize(ORGANIZATIONS);
    }

    private void organization(String id, Random random) throws IOException {
        Path own = Files.createDirectories(inbox.resolve(id).resolve(MONTH));
        Files.writeString(own.resolveSibling("organization.yaml"), YAML.replace("<id>", id));
        for (int file = 0; file < 2; file++) {
            StringBuilder csv = new StringBuilder(LineReader.HEADER).append('\n');
            for (int day = 1; day <= 28; day++) {
                csv.append("%s-%02dT0%d:00:00Z,api:main,%d.%02d,USD\n"
                        .formatted(MONTH, day, file, 1000 - day, random.nextInt(100)));
            }
            Files.writeString(own.resolve("balances-" + file + ".csv"), csv);
        }
    }

    /** A fresh home and reports folder; the programs of the server are shared, its data is a copy. */
    Round round() throws IOException {
        return round(List.of(), file -> true);
    }

    /** Its mails go to a server on this machine instead of becoming files. */
    Round mailing(int port) throws IOException {
        Path jobs = Files.createDirectories(folder.resolve("jobs-" + (rounds + 1)));
        Files.copy(Path.of("jobs/prices/perplexity.yaml"), jobs.resolve("perplexity.yaml"));
        Files.writeString(jobs.resolve("monthly-reconciliation.yaml"), """
                inbox: sample-data
                reports: reports
                prices: perplexity.yaml
                defaults: {tolerance: {amount: 0.02, percent: 0.1}}
                mail: {host: 127.0.0.1, port: %d, tls: none, from: trueup@example.com, timeout: 120}
                """.formatted(port));
        return round(List.of("--jobs", jobs.toString()), file -> !file.startsWith(MailFiles.FOLDER));
    }

    private Round round(List<String> options, Predicate<String> ofReports) throws IOException {
        rounds++;
        Path home = folder.resolve("home-" + rounds);
        Path database = Files.createDirectories(home.resolve("database"));
        try (Stream<Path> parts = Files.list(template.resolve("database"))) {
            for (Path part : parts.toList()) {
                Path target = database.resolve(part.getFileName());
                if (part.getFileName().toString().startsWith("postgresql-")) {
                    Files.createSymbolicLink(target, part);
                } else {
                    copy(part, target);
                }
            }
        }
        return new Round(home, folder.resolve("reports-" + rounds), options, ofReports);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static Map<String, String> reports(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.toList()) {
                files.put(
                        folder.relativize(file).toString(),
                        Files.isDirectory(file) ? "folder" : Sha256.of(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    final class Round {
        private final Path home;
        private final Path reports;
        private final List<String> options;
        private final Predicate<String> ofReports;

        Round(Path home, Path reports, List<String> options, Predicate<String> ofReports) {
            this.home = home;
            this.reports = reports;
            this.options = options;
            this.ofReports = ofReports;
        }

        Path reports() {
            return reports;
        }

        Child start() throws IOException {
            return Child.start(home, inbox, reports, MONTH, options);
        }

        Path postmaster() {
            return home.resolve("database/data/postmaster.pid");
        }

        /** Everything as if nothing had happened: reports byte for byte, each row once, no half folder, no server. */
        void assertUndisturbed(String situation) throws IOException, SQLException {
            assertThat(postmaster()).as("no orphan server, " + situation).doesNotExist();
            Map<String, String> expected = new TreeMap<>(undisturbed);
            expected.keySet().removeIf(ofReports.negate());
            assertThat(CrashWorld.reports(reports)).as(situation).isEqualTo(expected);
            try (EmbeddedServer server = EmbeddedServer.open(home);
                    Connection database =
                            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
                assertRows(database, situation);
            }
            assertThat(postmaster()).as("no orphan server, " + situation).doesNotExist();
        }

        private void assertRows(Connection database, String situation) throws SQLException {
            assertCount(
                    database, "document where present and reader_version is not null", 2 * ORGANIZATIONS, situation);
            assertCount(database, "balance_reading", 2 * 28 * ORGANIZATIONS, situation);
            assertCount(database, "reconciliation where version = 1", ORGANIZATIONS, situation);
            assertCount(database, "reconciliation", ORGANIZATIONS, situation);
            assertCount(database, "outbox", ORGANIZATIONS, situation);
            assertCount(database, "run where state = 'completed'", 1, situation);
            assertCount(database, "run", 1, situation);
            assertCount(database, "run where portfolio = 1", 1, situation);
            assertCount(database, "portfolio", 1, situation);
        }

        /** The recipients of the mails that stand so. */
        List<String> recipients(String state) throws IOException, SQLException {
            try (EmbeddedServer server = EmbeddedServer.open(home);
                    Connection database =
                            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                    PreparedStatement query = database.prepareStatement(
                            "select recipient from outbox where state = ? order by recipient")) {
                query.setString(1, state);
                List<String> recipients = new ArrayList<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        recipients.add(rows.getString(1));
                    }
                }
                return recipients;
            }
        }

        private static void assertCount(Connection database, String rows, long expected, String situation)
                throws SQLException {
            try (ResultSet row = database.createStatement().executeQuery("select count(*) from " + rows)) {
                row.next();
                assertThat(row.getLong(1)).as(rows + ", " + situation).isEqualTo(expected);
            }
        }
    }
}
