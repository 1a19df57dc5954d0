package io.trueup.report.focus;

import io.trueup.credit.BalanceReading;
import io.trueup.credit.Movement;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentSource;
import io.trueup.document.Fact;
import io.trueup.document.RowRefusal;
import io.trueup.intake.DocumentIntake;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.pdf.PdfInvoiceReader;
import io.trueup.money.Money;
import io.trueup.organization.Defaults;
import io.trueup.organization.Organization;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.organization.OrganizationYaml;
import io.trueup.organization.PriceListYaml;
import io.trueup.reconcile.Facts;
import io.trueup.reconcile.Facts.DocumentRecord;
import io.trueup.reconcile.Reconciler;
import io.trueup.reconcile.Reconciliation;
import io.trueup.seats.Member;
import io.trueup.usage.AnalyticsBucket;
import io.trueup.usage.MemberCredits;
import io.trueup.usage.MeteredUsage;
import io.trueup.usage.PriceList;
import io.trueup.usage.UsageDay;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reconciles real documents: the sample months among the test's resources, and {@code sample-data}. */
final class Inboxes {

    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

    /** What an organization's folder holds, read once. */
    private record Folder(List<DocumentRecord> documents, List<Object> facts) {
        <F> List<F> all(Class<F> kind) {
            return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    private static final Map<Path, Folder> READ = new ConcurrentHashMap<>();

    private Inboxes() {}

    /** The names of the sample months. */
    static List<String> samples() {
        return list(sampleRoot()).stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }

    private static Path sampleRoot() {
        return Path.of("src/test/resources/focus");
    }

    /** The only organization of a sample month, and its month by the folder below it. */
    static Reconciliation sample(String name) {
        return sample(name, UnaryOperator.identity());
    }

    static Reconciliation sample(String name, UnaryOperator<Organization> change) {
        Path folder = list(sampleRoot().resolve(name)).getFirst();
        YearMonth month = list(folder).stream()
                .filter(Files::isDirectory)
                .map(path -> YearMonth.parse(path.getFileName().toString()))
                .findFirst()
                .orElseThrow();
        return reconcile(folder, month, LATER, change);
    }

    static List<Path> sampleData() {
        return list(Path.of("sample-data")).stream().filter(Files::isDirectory).toList();
    }

    static Reconciliation reconcile(Path folder, YearMonth month, Instant asOf, UnaryOperator<Organization> change) {
        Folder read = READ.computeIfAbsent(folder, Inboxes::read);
        Organization organization = change.apply(OrganizationYaml.parse(
                        folder.getFileName() + "/organization.yaml",
                        bytes(folder.resolve("organization.yaml")),
                        new Defaults(new Tolerance(Money.usd("0.02"), new BigDecimal("0.1"))))
                .value());
        PriceList prices = PriceListYaml.parse("perplexity.yaml", bytes(Path.of("jobs/prices/perplexity.yaml")))
                .value();
        return Reconciler.reconcile(
                new Facts(
                        organization,
                        prices,
                        read.documents(),
                        read.all(Invoice.class),
                        read.all(BalanceReading.class),
                        read.all(Movement.class),
                        read.all(RowRefusal.class),
                        read.all(Member.class),
                        read.all(MemberCredits.class),
                        read.all(AnalyticsBucket.class),
                        read.all(MeteredUsage.class).stream().map(Inboxes::day).toList(),
                        asOf,
                        LATER,
                        null),
                month);
    }

    private static UsageDay day(MeteredUsage usage) {
        return new UsageDay(
                usage.kind(),
                usage.group(),
                usage.window().start().atZone(ZoneOffset.UTC).toLocalDate(),
                usage.window(),
                usage.meter(),
                usage.model(),
                usage.context(),
                usage.key(),
                usage.quantity(),
                usage.cost(),
                1,
                usage.source());
    }

    private static Folder read(Path folder) {
        DocumentIntake intake = DocumentIntake.of(PdfInvoiceReader.create());
        List<DocumentRecord> documents = new ArrayList<>();
        List<Object> facts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!DocumentIntake.isDocument(path)) {
                    continue;
                }
                byte[] bytes = bytes(file);
                List<Fact> ofDocument = new ArrayList<>();
                DocumentOutcome outcome = intake.read(source(path, bytes), ofDocument::add);
                switch (outcome) {
                    case DocumentOutcome.Read told -> {
                        facts.addAll(ofDocument);
                        documents.add(new DocumentRecord(path, sha(bytes), told.kind(), null, null));
                    }
                    case DocumentOutcome.SetAside aside ->
                        documents.add(new DocumentRecord(path, sha(bytes), aside.kind(), aside.code(), aside.reason()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Folder(documents, facts);
    }

    private static DocumentSource source(String path, byte[] bytes) {
        return new DocumentSource() {
            @Override
            public String path() {
                return path;
            }

            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
