package io.trueup.job;

import io.trueup.document.DocumentReader;
import io.trueup.job.RunSummary.OrganizationOutcome;
import io.trueup.mail.Mailer;
import io.trueup.usage.PriceList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An inbox and a reports folder to run in; its month and its organizations' names are its own in the database that all tests share. */
record World(int number, Path home, Path inbox, Path reports, YearMonth month, DocumentReader reader) {

    static World in(Path folder) throws IOException {
        int number = SharedHome.next();
        return new World(
                number,
                SharedHome.home(),
                Files.createDirectories(folder.resolve("inbox")),
                folder.resolve("reports"),
                YearMonth.of(2000, 1).plusMonths(number),
                new LineReader("1"));
    }

    World with(DocumentReader other) {
        return new World(number, home, inbox, reports, month, other);
    }

    World withReports(Path other) {
        return new World(number, home, inbox, other, month, reader);
    }

    Operations open() {
        return Trueup.open(
                new OpenRequest(
                        home, null, new PriceList(List.of()), new PlainOrganizations(), reader, new PlainReports()),
                PlainRules::reconcile);
    }

    /** Mails are sent or written. */
    Operations open(Mailer mailer) {
        return Trueup.open(
                new OpenRequest(
                        home,
                        null,
                        new PriceList(List.of()),
                        new PlainOrganizations(),
                        reader,
                        new PlainReports(),
                        null,
                        mailer),
                PlainRules::reconcile);
    }

    RunSummary run(Mailer mailer) {
        try (Operations operations = open(mailer)) {
            return operations.run(request(), Progress.NONE);
        }
    }

    Instant asOf() {
        return month.plusMonths(2).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** @param organizations their short names */
    RunRequest request(String... organizations) {
        return new RunRequest(
                month, inbox, reports, Stream.of(organizations).map(this::id).toList(), asOf(), 2);
    }

    RunSummary run(String... organizations) {
        try (Operations operations = open()) {
            return operations.run(request(organizations), Progress.NONE);
        }
    }

    String id(String name) {
        return name + "-" + number;
    }

    World organization(String name, String... recipients) throws IOException {
        put(name, "organization.yaml", id(name) + " " + String.join(" ", recipients));
        return this;
    }

    Path put(String name, String path, String text) throws IOException {
        Path file = inbox.resolve(id(name)).resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    Path version(String name, int version) {
        return reports.resolve(id(name)).resolve(month.toString()).resolve("v" + version);
    }

    String balances(int... remaining) {
        StringBuilder csv = new StringBuilder(LineReader.HEADER).append('\n');
        for (int day = 0; day < remaining.length; day++) {
            csv.append("%sT00:00:00.123456789Z,api:main,%d.50,USD\n".formatted(month.atDay(day + 1), remaining[day]));
        }
        return csv.toString();
    }

    OrganizationOutcome outcome(RunSummary summary, String name) {
        return summary.organizations().stream()
                .filter(outcome -> outcome.organization().equals(id(name)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is missing in " + summary));
    }

    /** Every file and folder below a folder, with its bytes. */
    static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.toList()) {
                    files.put(
                            folder.relativize(file).toString(),
                            Files.isDirectory(file)
                                    ? "folder"
                                    : Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
                }
            }
        }
        return files;
    }
}
