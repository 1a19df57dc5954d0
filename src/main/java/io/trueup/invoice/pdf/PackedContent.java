package io.trueup.invoice.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Proves that a page's content unpacks whole and to a bearable size. PDFBox hands out what it could unpack and only logs that the rest
 * is broken: a page that lost its last lines, or a digit, would then be read as if nothing were wrong.
 */
final class PackedContent {

    private static final long MOST_UNPACKED = 64L * 1024 * 1024;

    private PackedContent() {}

    /** @throws SetAsideException if a stream is damaged or unpacks to more than is bearable */
    static void check(PDPage page, int number) throws IOException {
        Iterator<PDStream> streams = page.getContentStreams();
        long left = MOST_UNPACKED;
        while (streams.hasNext()) {
            PDStream stream = streams.next();
            if (stream.getCOSObject() != null && isDeflated(stream.getCOSObject())) {
                left -= unpack(stream.getCOSObject(), number, left);
            }
        }
    }

    /** @throws SetAsideException if the stream, used on that page, is damaged */
    static void check(COSStream stream, int page) {
        try {
            if (isDeflated(stream)) {
                unpack(stream, page, MOST_UNPACKED);
            }
        } catch (IOException unreadable) {
            throw damaged(page);
        }
    }

    private static boolean isDeflated(COSStream stream) {
        COSBase filters = stream.getFilters();
        return COSName.FLATE_DECODE.equals(filters) || COSName.FLATE_DECODE_ABBREVIATION.equals(filters);
    }

    private static long unpack(COSStream stream, int page, long most) throws IOException {
        byte[] packed;
        try (InputStream raw = stream.createRawInputStream()) {
            packed = raw.readAllBytes();
        }
        Unpacked unpacked = Unpacked.of(packed, 0, most);
        if (unpacked.size() > most) {
            throw SetAsideException.unreadable("Page " + page + " of the PDF unpacks to more than "
                    + MOST_UNPACKED / 1024 / 1024 + " MB, which no invoice needs; get it again from the seller");
        }
        if (!unpacked.whole()) {
            throw damaged(page);
        }
        return unpacked.size();
    }

    private static SetAsideException damaged(int page) {
        return SetAsideException.unreadable(
                "The PDF is damaged: the content of page " + page + " is broken; get it again from the seller");
    }
}
