package io.trueup.job;

import io.trueup.usage.PriceList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An inbox, a reports folder and a home to run in. */
record World(Path home, Path inbox, Path reports, String readerVersion) {

    static final YearMonth MONTH = YearMonth.of(2026, 8);
    static final Instant AS_OF = Instant.parse("2026-10-01T00:00:00Z");

    static World in(Path folder) throws IOException {
        return new World(
                folder.resolve("home"),
                Files.createDirectories(folder.resolve("inbox")),
                folder.resolve("reports"),
                "1");
    }

    World withReader(String version) {
        return new World(home, inbox, reports, version);
    }

    World withReports(Path other) {
        return new World(home, inbox, other, readerVersion);
    }

    Operations open() {
        return Trueup.open(new OpenRequest(
                home,
                null,
                new PriceList(List.of()),
                new PlainOrganizations(),
                new LineReader(readerVersion),
                new PlainReports()));
    }

    RunRequest request(String... organizations) {
        return new RunRequest(MONTH, inbox, reports, List.of(organizations), AS_OF, 2);
    }

    RunSummary run(String... organizations) {
        try (Operations operations = open()) {
            return operations.run(request(organizations), Progress.NONE);
        }
    }

    World organization(String id, String... recipients) throws IOException {
        put(id, "organization.yaml", id + " " + String.join(" ", recipients));
        return this;
    }

    Path put(String organization, String path, String text) throws IOException {
        Path file = inbox.resolve(organization).resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    static String balances(int... remaining) {
        StringBuilder csv = new StringBuilder(LineReader.HEADER).append('\n');
        for (int day = 0; day < remaining.length; day++) {
            csv.append("2026-08-%02dT00:00:00.123456789Z,api:main,%d.50,USD%n".formatted(day + 1, remaining[day]));
        }
        return csv.toString();
    }

    /** Every file of the reports folder with its bytes. */
    static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.toList()) {
                    files.put(
                            folder.relativize(file).toString(),
                            Files.isDirectory(file) ? "folder" : Files.readString(file));
                }
            }
        }
        return files;
    }
}
