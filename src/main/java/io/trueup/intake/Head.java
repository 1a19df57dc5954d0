package io.trueup.intake;

import io.trueup.document.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The first bytes of a document: enough to tell what it is. */
final class Head {

    private static final int LENGTH = 64 * 1024;

    /** PDF readers look for the header this far (ISO 32000-1, Annex H, implementation note 13). */
    private static final int PDF_HEADER_WITHIN = 1024;

    private static final byte[] PDF = ascii("%PDF-");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private final byte[] bytes;

    private Head(byte[] bytes) {
        this.bytes = bytes;
    }

    static Head of(DocumentSource source) throws IOException {
        try (InputStream in = source.open()) {
            return new Head(in.readNBytes(LENGTH));
        }
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    boolean startsAsPdf() {
        return startsWith(PDF, 0);
    }

    /** Some senders put other bytes before the header. */
    boolean holdsPdfHeader() {
        int last = Math.min(bytes.length, PDF_HEADER_WITHIN) - PDF.length;
        for (int at = 0; at <= last; at++) {
            if (startsWith(PDF, at)) {
                return true;
            }
        }
        return false;
    }

    /** What kind of image it is, in words; null if none that a console's screenshot may be. */
    @Nullable String image() {
        return startsWith(PNG, 0) ? "a PNG image" : startsWith(JPEG, 0) ? "a JPEG image" : null;
    }

    /** What else it is by its first bytes, with what to do instead; null if nothing known. */
    @Nullable String foreign() {
        if (startsWith(new byte[] {'P', 'K', 3, 4}, 0)) {
            return "a ZIP file or an Excel workbook; unpack it, or save the sheet as CSV";
        }
        if (startsWith(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 0)) {
            return "an old Office file; save the sheet as CSV";
        }
        if (startsWith(new byte[] {0x1f, (byte) 0x8b}, 0)) {
            return "a gzip file; unpack it";
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 256), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "a web page; download the document itself";
        }
        return isBinary() ? "binary data of a kind that is not known" : null;
    }

    /** The text as far as column names and braces need it: other letters may come out wrong. */
    String roughText() {
        if (startsWith(new byte[] {(byte) 0xff, (byte) 0xfe}, 0)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(new byte[] {(byte) 0xfe, (byte) 0xff}, 0)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        int mark = TextEncoding.utf8Mark(bytes);
        return new String(bytes, mark, bytes.length - mark, StandardCharsets.UTF_8);
    }

    private boolean isBinary() {
        return roughText().indexOf('\0') >= 0;
    }

    private boolean startsWith(byte[] start, int at) {
        return bytes.length >= at + start.length && Arrays.equals(bytes, at, at + start.length, start, 0, start.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
