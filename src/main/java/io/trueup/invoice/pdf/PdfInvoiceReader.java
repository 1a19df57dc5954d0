package io.trueup.invoice.pdf;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentReader;
import io.trueup.document.DocumentSource;
import io.trueup.document.FactSink;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.pdf.Layout.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Reads invoices, receipts and credit notes in PDF form: bytes, positioned glyphs, rows, a table by column edges, an {@link Invoice} (domain.md
 * section 3). It holds no state and may be shared by threads. What cannot be read whole is set aside with the reason.
 */
public final class PdfInvoiceReader implements DocumentReader {

    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final int MOST_PAGES = 2_000;

    static {
        BundledFonts.install();
    }

    private PdfInvoiceReader() {}

    public static PdfInvoiceReader create() {
        return new PdfInvoiceReader();
    }

    @Override
    public String version() {
        return "pdf-2";
    }

    @Override
    public DocumentOutcome read(DocumentSource source, FactSink sink) {
        Reading reading;
        try {
            reading = reading(bytes(source), Provenance.of(source.path()));
        } catch (SetAsideException told) {
            return DocumentOutcome.setAside(DocumentKind.UNKNOWN, told.code(), told.reason());
        } catch (InvalidPasswordException locked) {
            return DocumentOutcome.setAside(
                    DocumentKind.UNKNOWN,
                    FindingCode.PROTECTED_DOCUMENT,
                    "The PDF opens only with a password; save it without one and file it again");
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError broken) {
            // a hostile or broken file can break PDFBox anywhere; the next document must still be read
            return DocumentOutcome.setAside(
                    DocumentKind.UNKNOWN,
                    FindingCode.UNREADABLE_DOCUMENT,
                    "The PDF is damaged and cannot be read; get it again from the seller");
        }
        sink.accept(reading.invoice());
        return new DocumentOutcome.Read(reading.invoice().kind(), reading.note());
    }

    private static byte[] bytes(DocumentSource source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw SetAsideException.unreadable("The PDF is larger than " + MOST_BYTES / 1024 / 1024
                        + " MB, which no invoice needs; file the invoice alone");
            }
            return bytes;
        }
    }

    private static Reading reading(byte[] bytes, Provenance source) throws IOException {
        FileForm.check(bytes);
        try (PDDocument document = open(bytes)) {
            Paper paper = Paper.of(pages(document));
            Head head = Head.of(paper);
            return Layout.of(head).read(paper, head, source);
        }
    }

    private static PDDocument open(byte[] bytes) throws IOException {
        try {
            return Loader.loadPDF(bytes, "");
        } catch (InvalidPasswordException locked) {
            throw locked;
        } catch (IOException failed) {
            if (String.valueOf(failed.getMessage()).contains("ecurity handler")) {
                throw SetAsideException.locked(
                        "The PDF is encrypted in a way that needs a certificate or a special program; save it without protection and file it again");
            }
            throw failed;
        }
    }

    private static List<PageText> pages(PDDocument document) throws IOException {
        int count = document.getNumberOfPages();
        if (count > MOST_PAGES) {
            throw SetAsideException.unreadable("The PDF has " + count + " pages, more than the " + MOST_PAGES
                    + " that are read; file the invoice alone");
        }
        GlyphEngine engine = new GlyphEngine();
        List<PageText> pages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            PackedContent.check(document.getPage(i), i + 1);
            pages.add(engine.read(document.getPage(i), i + 1));
        }
        return pages;
    }
}
