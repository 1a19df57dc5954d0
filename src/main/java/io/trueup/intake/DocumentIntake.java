package io.trueup.intake;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentReader;
import io.trueup.document.DocumentSource;
import io.trueup.document.FactSink;
import io.trueup.finding.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads any document of an inbox: tells by its content what it is (formats.md section 1, "Documents"), whatever its name, and hands it to
 * the reader for it. Throws {@link UncheckedIOException} if its bytes cannot be got at, which says nothing about the document.
 */
public final class DocumentIntake implements DocumentReader {

    /** Rises whenever this package could read the same bytes differently. */
    private static final String VERSION = "intake 6";

    private static final String LOOKED_FOR =
            "looked for were a PDF, a PNG or JPEG image, a table with the columns of balances, movements, members, member"
                    + " credits or a metric, and JSON of Computer analytics, API meters or a response log";

    private final DocumentReader pdf;

    private DocumentIntake(DocumentReader pdf) {
        this.pdf = pdf;
    }

    /** @param pdf reads what is a PDF */
    public static DocumentIntake of(DocumentReader pdf) {
        return new DocumentIntake(pdf);
    }

    /** Whether a file below an organization's folder is a document at all: not its configuration, and nothing hidden. */
    public static boolean isDocument(String path) {
        return !path.equals("organization.yaml") && !path.startsWith(".") && !path.contains("/.");
    }

    @Override
    public String version() {
        return VERSION + ", " + pdf.version();
    }

    @Override
    public DocumentOutcome read(DocumentSource source, FactSink sink) {
        try {
            Head head = Head.of(source);
            if (head.isEmpty()) {
                return DocumentOutcome.setAside(
                        DocumentKind.UNKNOWN,
                        FindingCode.UNREADABLE_DOCUMENT,
                        "The file is empty (0 bytes); download or export it again.");
            }
            String image = head.image();
            if (image != null) {
                return screenshot(source, image);
            }
            return head.startsAsPdf() ? pdf.read(source, sink) : readText(source, head, sink);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read " + source.path() + " (" + e.getMessage() + "); check the disk and run again", e);
        }
    }

    private DocumentOutcome readText(DocumentSource source, Head head, FactSink sink) throws IOException {
        String text = head.roughText().stripLeading();
        if (text.startsWith("{") || text.startsWith("[")) {
            return readJson(source, sink);
        }
        Optional<CsvHeader> header = CsvHeader.recognise(text);
        if (header.isPresent()) {
            return readTable(source, header.get(), sink);
        }
        return head.holdsPdfHeader() ? pdf.read(source, sink) : unknown(head.foreign());
    }

    private static DocumentOutcome readTable(DocumentSource source, CsvHeader header, FactSink sink)
            throws IOException {
        String fault = header.fault();
        DocumentKind kind = header.form().kind();
        if (fault != null) {
            return DocumentOutcome.setAside(kind, FindingCode.UNKNOWN_LAYOUT, fault);
        }
        return switch (header.form()) {
            case BALANCES -> new CsvTable(source, header, BalancesCsv::read).read(sink);
            case MOVEMENTS -> new CsvTable(source, header, MovementsCsv::read).read(sink);
            case MEMBERS -> new CsvTable(source, header, MembersCsv::read).read(sink);
            case MEMBER_CREDITS -> new CsvTable(source, header, MemberCreditsCsv::read).read(sink);
            case METRIC -> MetricCsv.read(source, header, sink);
        };
    }

    private static DocumentOutcome readJson(DocumentSource source, FactSink sink) throws IOException {
        JsonForm.Recognised recognised = JsonForm.of(source);
        if (recognised.fault() != null) {
            return DocumentOutcome.setAside(
                    DocumentKind.UNKNOWN,
                    FindingCode.UNREADABLE_DOCUMENT,
                    "The file begins as JSON but is damaged, " + recognised.fault() + ". Export it again.");
        }
        return switch (recognised.kind()) {
            case null -> unknown("JSON without the names of any of these");
            case COMPUTER_ANALYTICS -> ComputerAnalyticsJson.read(source, sink);
            case API_METERS -> MetersJson.read(source, sink);
            case RESPONSE_LOG -> ResponseLog.read(source, sink);
            default -> kept(recognised.kind());
        };
    }

    private static DocumentOutcome kept(DocumentKind kind) {
        return new DocumentOutcome.Read(
                kind, "It is recognised and kept; " + kind.told() + " is not used in the figures yet.");
    }

    private static DocumentOutcome screenshot(DocumentSource source, String image) {
        boolean named = source.path().toLowerCase(Locale.ROOT).endsWith(".pdf");
        return DocumentOutcome.setAside(
                DocumentKind.SCREENSHOT,
                FindingCode.UNKNOWN_LAYOUT,
                "The file is " + image + (named ? ", though its name ends in .pdf" : "")
                        + ": images are not read yet. Put in the invoice's PDF, or write the balance that it shows into"
                        + " a table of balances.");
    }

    private static DocumentOutcome unknown(@Nullable String foreign) {
        return DocumentOutcome.setAside(
                DocumentKind.UNKNOWN,
                FindingCode.UNKNOWN_DOCUMENT,
                "The file is of no kind that is known: " + LOOKED_FOR
                        + (foreign == null ? "." : "; found was " + foreign + "."));
    }
}
