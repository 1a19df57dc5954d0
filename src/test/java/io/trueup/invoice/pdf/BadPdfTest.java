package io.trueup.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentSource;
import io.trueup.finding.FindingCode;
import io.trueup.money.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is a sentence, never an exception. */
class BadPdfTest {

    private static StripePdf topUp() {
        return StripePdf.invoice()
                .table()
                .line("API credits", "50", "$1.00", "$50.00")
                .total("Subtotal", "$50.00")
                .total("Total", "$50.00")
                .total("Amount due", "$50.00 USD");
    }

    private static void assertSetAside(byte[] bytes, FindingCode code, String... words) {
        assertThat(new Sample("2026-08/bad.pdf", bytes).outcome())
                .isInstanceOfSatisfying(DocumentOutcome.SetAside.class, aside -> {
                    assertThat(aside.code()).isEqualTo(code);
                    assertThat(aside.reason()).contains(words);
                });
    }

    @Test
    void anEmptyFileSaysSo() {
        assertSetAside(new byte[0], FindingCode.UNREADABLE_DOCUMENT, "0 bytes");
    }

    @Test
    void aJpegNamedPdfSaysSo() {
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F'};
        assertSetAside(jpeg, FindingCode.UNREADABLE_DOCUMENT, "JPEG");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.6, 0.9, 0.99, 0.9999})
    void aPdfWithoutItsEndIsDamagedHoweverMuchCouldBeRecovered(double share) {
        byte[] whole = Sample.of("01-clean/Invoice-Q7HX2MZP-0031.pdf").bytes();
        byte[] cut = Arrays.copyOf(whole, (int) (whole.length * share));
        assertSetAside(cut, FindingCode.UNREADABLE_DOCUMENT, "damaged", "get it again");
    }

    @Test
    void aPdfWithAHoleIsDamaged() {
        byte[] whole = Sample.of("01-clean/Invoice-Q7HX2MZP-0031.pdf").bytes();
        ByteArrayOutputStream holed = new ByteArrayOutputStream();
        holed.write(whole, 0, 5000);
        holed.write(whole, 6000, whole.length - 6000);
        assertSetAside(holed.toByteArray(), FindingCode.UNREADABLE_DOCUMENT, "damaged");
    }

    @Test
    void aCommentBehindTheEndDoesNoHarm() {
        byte[] whole = Sample.of("01-clean/Invoice-Q7HX2MZP-0031.pdf").bytes();
        byte[] comment = "%halyard-labs-000017\n".getBytes(StandardCharsets.US_ASCII);
        byte[] longer = Arrays.copyOf(whole, whole.length + comment.length);
        System.arraycopy(comment, 0, longer, whole.length, comment.length);

        assertThat(new Sample("x.pdf", longer).invoice().lines()).hasSize(18);
    }

    @Test
    void aRevisionThatWasCutOffIsDamaged() {
        byte[] whole = Sample.of("01-clean/Invoice-Q7HX2MZP-0031.pdf").bytes();
        byte[] revision = "\n7 0 obj\n<< /Type /Page ".getBytes(StandardCharsets.US_ASCII);
        byte[] longer = Arrays.copyOf(whole, whole.length + revision.length);
        System.arraycopy(revision, 0, longer, whole.length, revision.length);
        assertSetAside(longer, FindingCode.UNREADABLE_DOCUMENT, "damaged");
    }

    @Test
    void brokenPageContentIsDamagedAndNotReadAsFarAsItGoes() throws IOException {
        byte[] bytes = topUp().bytes();
        int stream = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("stream");
        bytes[stream + 60] ^= 0x15;

        DocumentOutcome outcome = new Sample("x.pdf", bytes).outcome();

        assertThat(outcome).isInstanceOf(DocumentOutcome.SetAside.class);
    }

    @Test
    void aPasswordBarsTheWay() {
        assertSetAside(topUp().bytes("owner", "secret"), FindingCode.PROTECTED_DOCUMENT, "password");
    }

    @Test
    void anOwnersPasswordAloneIsNoBar() {
        assertThat(new Sample("x.pdf", topUp().bytes("owner", "")).invoice().due())
                .isEqualTo(Money.usd("50.00"));
    }

    @Test
    void aScanWithoutTextIsOfNoKnownLayout() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(out);
        }
        assertSetAside(out.toByteArray(), FindingCode.UNKNOWN_LAYOUT, "no text");
    }

    @Test
    void aLetterIsOfNoKnownLayout() {
        assertSetAside(
                StripePdf.invoice().title("Dear customer").table().bytes(), FindingCode.UNKNOWN_LAYOUT, "no title");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertSetAside(
                StripePdf.invoice()
                        .meta("Date of issue", "March 17, 2026")
                        .table()
                        .line("API credits", "50", "$1.00", "$50.00")
                        .total("Total", "$50.00")
                        .bytes(),
                FindingCode.UNKNOWN_LAYOUT,
                "no invoice number");
        assertSetAside(
                StripePdf.invoice()
                        .meta("Invoice number", "A-1", "Date of issue", "Marchember 17, 2026")
                        .table()
                        .line("API credits", "50", "$1.00", "$50.00")
                        .total("Total", "$50.00")
                        .bytes(),
                FindingCode.UNKNOWN_LAYOUT,
                "Marchember 17, 2026");
        assertSetAside(
                StripePdf.invoice()
                        .table()
                        .line("API credits", "50", "$1.00", "$50.00")
                        .bytes(),
                FindingCode.UNKNOWN_LAYOUT,
                "no total");
        assertSetAside(StripePdf.invoice().memo("no table here").bytes(), FindingCode.UNKNOWN_LAYOUT, "no table");
    }

    @Test
    void aSecondInvoiceInTheSameFileIsNotMixedIntoTheFirst() {
        byte[] two = StripePdf.invoice()
                .table()
                .line("API credits", "50", "$1.00", "$50.00")
                .nextPage()
                .row(9, 30, "Invoice number", 110, "QWERTY12-0008")
                .gap(30)
                .line("API credits", "70", "$1.00", "$70.00")
                .total("Total", "$70.00")
                .bytes();
        assertSetAside(two, FindingCode.UNKNOWN_LAYOUT, "more than one document");
    }

    @Test
    void aPageThatUnpacksWithoutEndIsRefusedInBoundedMemory() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 80; i++) {
                out.write(spaces);
            }
        }
        assertSetAside(pdf(packed.toByteArray(), "/Filter /FlateDecode"), FindingCode.UNREADABLE_DOCUMENT, "unpacks");
    }

    private static byte[] deflated(long size) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (long sent = 0; sent < size; sent += spaces.length) {
                out.write(spaces);
            }
        }
        return packed.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] repeated(int times) {
        byte[] runs = new byte[2 * times];
        for (int i = 0; i < times; i++) {
            runs[2 * i] = (byte) 129; // 128 times the byte that follows
            runs[2 * i + 1] = ' ';
        }
        return runs;
    }

    private static void assertBounded(byte[] pdf, String words) {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertSetAside(pdf, FindingCode.UNREADABLE_DOCUMENT, words);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes of memory that were asked for, all together")
                .isLessThan(400L << 20);
    }

    @Test
    void aPageThatUnpacksToGigabytesIsRefusedHoweverItIsPacked() throws IOException {
        byte[] once = deflated(200L << 20);

        assertBounded(pdf(once, "/Filter [/FlateDecode]"), "unpacks");
        assertBounded(pdf(once, "/Filter [ 60 0 R ]", "60 0 obj\n/FlateDecode\nendobj\n"), "unpacks");
        assertBounded(pdf(repeated(1 << 20), "/Filter /RunLengthDecode"), "unpacks");
        byte[] twice = deflated(deflated(1L << 30));
        assertThat(twice).hasSizeLessThan(100_000);
        assertBounded(pdf(twice, "/Filter [/FlateDecode /FlateDecode]"), "packed more than once");
        assertBounded(pdf(twice, "/Filter 60 0 R", "60 0 obj\n[/FlateDecode /FlateDecode]\nendobj\n"), "unpacks");
        assertBounded(
                pdf(deflated(repeated(1 << 20)), "/Filter [/FlateDecode /RunLengthDecode]"), "packed more than once");
    }

    @Test
    void aPageThatIsPackedAndWrittenInLettersIsReadAsAnyOther() throws IOException {
        StringBuilder letters = new StringBuilder();
        for (byte one : deflated("BT ET".getBytes(StandardCharsets.US_ASCII))) {
            letters.append(String.format("%02x", one & 0xff));
        }

        assertSetAside(
                pdf((letters + ">").getBytes(StandardCharsets.US_ASCII), "/Filter [/ASCIIHexDecode /FlateDecode]"),
                FindingCode.UNKNOWN_LAYOUT,
                "");
    }

    @Test
    void formsThatDrawEachOtherAreStopped() {
        StringBuilder body = new StringBuilder();
        int forms = 30;
        for (int i = 0; i < forms; i++) {
            String content = ("/F" + (i + 1) + " Do ").repeat(10);
            body.append(i + 10)
                    .append(" 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F")
                    .append(i + 1)
                    .append(' ')
                    .append(10 + (i + 1) % forms)
                    .append(" 0 R >> >> /Length ")
                    .append(content.length())
                    .append(" >>\nstream\n")
                    .append(content)
                    .append("\nendstream\nendobj\n");
        }
        byte[] bytes = pdf("/F0 Do".getBytes(StandardCharsets.US_ASCII), "", body.toString());
        assertSetAside(bytes, FindingCode.UNREADABLE_DOCUMENT, "drawing operations");
    }

    private static byte[] pdf(byte[] content, String filter) {
        return pdf(content, filter, "");
    }

    /** A PDF of one page, with a cross-reference table that PDFBox has to rebuild. */
    private static byte[] pdf(byte[] content, String filter, String more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        write(out, "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
        write(out, "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R");
        write(out, " /Resources << /XObject << /F0 10 0 R >> >> >>\nendobj\n");
        write(out, "4 0 obj\n<< /Length " + content.length + " " + filter + " >>\nstream\n");
        out.writeBytes(content);
        write(out, "\nendstream\nendobj\n" + more);
        int table = out.size();
        write(
                out,
                "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size 50 >>\nstartxref\n" + table
                        + "\n%%EOF\n");
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aFileThatCannotBeOpenedIsAnOutcome() {
        DocumentSource gone = new DocumentSource() {
            @Override
            public String path() {
                return "gone.pdf";
            }

            @Override
            public long size() {
                return 1;
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThat(PdfInvoiceReader.create().read(gone, fact -> {})).isInstanceOf(DocumentOutcome.SetAside.class);
    }
}
