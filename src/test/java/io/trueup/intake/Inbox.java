package io.trueup.intake;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentReader;
import io.trueup.document.DocumentSource;
import io.trueup.document.Fact;
import io.trueup.document.FactSink;
import io.trueup.document.RowRefusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads documents that a test makes or keeps as resources. */
final class Inbox {

    /** What reading one document gave. */
    record Reading(DocumentOutcome outcome, List<Fact> facts) {

        <F> List<F> all(Class<F> kind) {
            return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        List<RowRefusal> refusals() {
            return all(RowRefusal.class);
        }

        DocumentOutcome.SetAside setAside() {
            return (DocumentOutcome.SetAside) outcome;
        }

        DocumentOutcome.Read read() {
            return (DocumentOutcome.Read) outcome;
        }
    }

    /** Stands where the reader of PDFs stands: says that it was asked. */
    static final DocumentReader PDF = new DocumentReader() {
        @Override
        public DocumentOutcome read(DocumentSource source, FactSink sink) {
            return DocumentOutcome.read(DocumentKind.INVOICE);
        }

        @Override
        public String version() {
            return "pdf 7";
        }
    };

    private Inbox() {}

    static Reading read(String path, String text) {
        return read(path, text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading read(String path, byte[] bytes) {
        return read(source(path, bytes));
    }

    static Reading read(DocumentSource source) {
        List<Fact> facts = new ArrayList<>();
        return new Reading(DocumentIntake.of(PDF).read(source, facts::add), facts);
    }

    static Reading resource(String name) {
        return read(name, bytes(name));
    }

    static byte[] bytes(String resource) {
        try (InputStream in = Objects.requireNonNull(Inbox.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DocumentSource source(String path, byte[] bytes) {
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
}
