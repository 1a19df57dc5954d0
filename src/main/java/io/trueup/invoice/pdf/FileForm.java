package io.trueup.invoice.pdf;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Looks at the bytes before a reader may "recover" them: a PDF without its end is damaged, whatever could be pieced together from the
 * rest (formats.md section 4). Bytes behind the end mark, such as a comment, do no harm.
 */
final class FileForm {

    private static final byte[] HEADER = ascii("%PDF-");
    private static final byte[] END = ascii("%%EOF");
    private static final byte[] START = ascii("startxref");
    private static final byte[] TABLE = ascii("xref");
    private static final byte[] OBJECT = ascii(" obj");
    private static final byte[] STREAM = ascii("stream");
    private static final byte[] ENCRYPTED = ascii("/Encrypt");
    private static final byte[] OBJECT_STREAM = ascii("/ObjStm");
    private static final byte[] DEFLATED = ascii("/FlateDecode");
    private static final byte[] FILTER = ascii("/Filter");
    private static final List<byte[]> PACKERS =
            List.of(DEFLATED, ascii("/LZWDecode"), ascii("/RunLengthDecode"), ascii("/Fl "), ascii("/Fl]"));
    private static final int DICTIONARY_WITHIN = 400;
    private static final int HEADER_WITHIN = 1024;

    /** Deflate packs at most 1,032 to 1: what is smaller cannot unpack to much. */
    private static final int HARMLESS = 128 * 1024;

    private static final long MOST_UNPACKED = 512L * 1024 * 1024;

    private FileForm() {}

    /** @throws SetAsideException if the bytes are no whole PDF */
    static void check(byte[] bytes) {
        if (bytes.length == 0) {
            throw SetAsideException.unreadable("The file is empty (0 bytes); get it again from the seller");
        }
        int header = indexOf(bytes, HEADER, 0, Math.min(bytes.length, HEADER_WITHIN));
        if (header < 0) {
            throw SetAsideException.unreadable("The file is no PDF, its first bytes are " + kind(bytes)
                    + "; file the document as the seller's own PDF");
        }
        int end = lastIndexOf(bytes, END);
        if (end < 0 || hasObjectBehind(bytes, end) || !leadsToTable(bytes, header, end)) {
            throw SetAsideException.unreadable("The PDF is damaged: its end is missing or does not fit (" + bytes.length
                    + " bytes); get it again from the seller");
        }
        if (isPackedTwice(bytes)) {
            throw SetAsideException.unreadable(
                    "Part of the PDF is packed more than once, which no invoice needs and may unpack without end; get it again from the seller");
        }
        if (bytes.length > HARMLESS && unpacked(bytes) > MOST_UNPACKED) {
            throw SetAsideException.unreadable("The PDF unpacks to more than " + MOST_UNPACKED / 1024 / 1024
                    + " MB, which no invoice needs; get it again from the seller");
        }
        if (hasBrokenObjects(bytes)) {
            throw SetAsideException.unreadable(
                    "The PDF is damaged: part of its inner structure is broken; get it again from the seller");
        }
    }

    private static String kind(byte[] bytes) {
        if (startsWith(bytes, 0xff, 0xd8, 0xff)) {
            return "those of a JPEG picture";
        }
        if (startsWith(bytes, 0x89, 'P', 'N', 'G')) {
            return "those of a PNG picture";
        }
        if (startsWith(bytes, 'P', 'K', 3, 4)) {
            return "those of a ZIP archive";
        }
        return "not those of one";
    }

    private static boolean startsWith(byte[] bytes, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** An object behind the last end mark belongs to a newer revision that was cut off. */
    private static boolean hasObjectBehind(byte[] bytes, int end) {
        for (int at = indexOf(bytes, OBJECT, end, bytes.length);
                at >= 0;
                at = indexOf(bytes, OBJECT, at + 1, bytes.length)) {
            if (at > 0 && isDigit(bytes[at - 1])) {
                return true;
            }
        }
        return false;
    }

    private static boolean leadsToTable(byte[] bytes, int header, int end) {
        int start = lastIndexOf(bytes, START, end);
        if (start < 0) {
            return false;
        }
        int at = skipBlanks(bytes, start + START.length);
        long offset = 0;
        int digits = 0;
        for (; at < end && isDigit(bytes[at]) && digits < 12; at++, digits++) {
            offset = offset * 10 + (bytes[at] - '0');
        }
        return digits > 0 && (isTable(bytes, offset) || header > 0 && isTable(bytes, offset + header));
    }

    private static boolean isTable(byte[] bytes, long offset) {
        if (offset <= 0 || offset >= bytes.length) {
            return false;
        }
        int at = skipBlanks(bytes, (int) offset);
        if (indexOf(bytes, TABLE, at, Math.min(bytes.length, at + TABLE.length)) == at) {
            return true;
        }
        int object = indexOf(bytes, OBJECT, at, Math.min(bytes.length, at + 24));
        return at < bytes.length && isDigit(bytes[at]) && object > 0;
    }

    /** Whether a stream's dictionary names several methods that make small what is large. */
    private static boolean isPackedTwice(byte[] bytes) {
        for (int at = indexOf(bytes, STREAM, 0, bytes.length);
                at >= 0;
                at = indexOf(bytes, STREAM, at + 1, bytes.length)) {
            int from = dictionaryBefore(bytes, at);
            int packers = 0;
            for (byte[] packer : PACKERS) {
                for (int found = indexOf(bytes, packer, from, at);
                        found >= 0;
                        found = indexOf(bytes, packer, found + 1, at)) {
                    packers++;
                }
            }
            if (packers > 1 && indexOf(bytes, FILTER, from, at) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** How much all packed streams come to; counting stops beyond the limit. */
    private static long unpacked(byte[] bytes) {
        long sum = 0;
        for (int at = indexOf(bytes, STREAM, 0, bytes.length); at >= 0 && sum <= MOST_UNPACKED; ) {
            int data = dataBehind(bytes, at);
            sum += Unpacked.of(bytes, data, MOST_UNPACKED - sum).size();
            at = indexOf(bytes, STREAM, data, bytes.length);
        }
        return sum;
    }

    /**
     * Whether the streams that hold the file's objects (widths of characters, pages, fonts) unpack whole: PDFBox would go on with those it could
     * get. An encrypted file's cannot be checked from outside.
     */
    private static boolean hasBrokenObjects(byte[] bytes) {
        if (indexOf(bytes, ENCRYPTED, 0, bytes.length) >= 0) {
            return false;
        }
        long left = MOST_UNPACKED;
        int at = indexOf(bytes, STREAM, 0, bytes.length);
        while (at >= 0) {
            int data = dataBehind(bytes, at);
            if (holdsObjects(bytes, at)) {
                Unpacked unpacked = Unpacked.of(bytes, data, left);
                left -= unpacked.size();
                if (!unpacked.whole() || left < 0) {
                    return true;
                }
            }
            at = indexOf(bytes, STREAM, data, bytes.length);
        }
        return false;
    }

    private static boolean holdsObjects(byte[] bytes, int stream) {
        int from = dictionaryBefore(bytes, stream);
        int before = stream == 0 ? 0 : bytes[stream - 1];
        return (before == '\n' || before == '\r' || before == ' ' || before == '>')
                && holds(bytes, from, stream, OBJECT_STREAM)
                && holds(bytes, from, stream, DEFLATED);
    }

    private static int dictionaryBefore(byte[] bytes, int stream) {
        int from = Math.max(0, stream - DICTIONARY_WITHIN);
        for (int object = indexOf(bytes, OBJECT, from, stream);
                object >= 0;
                object = indexOf(bytes, OBJECT, from, stream)) {
            from = object + 1; // the dictionary of the object nearest before the stream
        }
        return from;
    }

    private static boolean holds(byte[] bytes, int from, int to, byte[] wanted) {
        return indexOf(bytes, wanted, from, to) >= 0;
    }

    private static int dataBehind(byte[] bytes, int keyword) {
        int data = keyword + STREAM.length;
        if (data < bytes.length && bytes[data] == '\r') {
            data++;
        }
        return data < bytes.length && bytes[data] == '\n' ? data + 1 : data;
    }

    private static int skipBlanks(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted) {
        return lastIndexOf(bytes, wanted, bytes.length);
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted, int before) {
        for (int at = before - wanted.length; at >= 0; at--) {
            if (matches(bytes, at, wanted)) {
                return at;
            }
        }
        return -1;
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from, int to) {
        for (int at = Math.max(0, from); at <= to - wanted.length; at++) {
            if (bytes[at] == wanted[0] && matches(bytes, at, wanted)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] bytes, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
