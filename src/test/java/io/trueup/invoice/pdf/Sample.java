package io.trueup.invoice.pdf;

import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentSource;
import io.trueup.document.Fact;
import io.trueup.invoice.Invoice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A document for tests: a file below {@code src/test/resources/invoices}, or bytes made up for one trap. */
public record Sample(String path, byte[] bytes) implements DocumentSource {

    /** Such as {@code 10-twice/Invoice-B6S1XKQ0-0009.pdf}. */
    static Sample of(String path) {
        try {
            return new Sample(path, Files.readAllBytes(root().resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Sample> all() {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(file -> file.toString().endsWith(".pdf"))
                    .map(file -> root().relativize(file).toString())
                    .sorted()
                    .map(Sample::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        URL root = Sample.class.getResource("/invoices");
        try {
            return Path.of(Objects.requireNonNull(root).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    public DocumentOutcome outcome() {
        return PdfInvoiceReader.create().read(this, fact -> {});
    }

    Invoice invoice() {
        return readBy(PdfInvoiceReader.create());
    }

    public Invoice readBy(PdfInvoiceReader reader) {
        List<Fact> facts = new ArrayList<>(1);
        DocumentOutcome outcome = reader.read(this, facts::add);
        if (facts.size() == 1 && facts.getFirst() instanceof Invoice invoice) {
            return invoice;
        }
        throw new AssertionError(path + " was not read: " + outcome);
    }

    @Override
    public String toString() {
        return path;
    }
}
