package io.trueup.invoice.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
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
        Inflater inflater = new Inflater();
        byte[] sink = new byte[16 * 1024];
        long sum = 0;
        try (InputStream raw = stream.createRawInputStream()) {
            inflater.setInput(raw.readAllBytes());
            while (!inflater.finished()) {
                int count = inflater.inflate(sink);
                sum += count;
                if (sum > most) {
                    throw SetAsideException.unreadable(
                            "Page " + page + " of the PDF unpacks to more than " + MOST_UNPACKED / 1024 / 1024
                                    + " MB, which no invoice needs; get it again from the seller");
                }
                if (count == 0 && !inflater.finished()) {
                    throw damaged(page);
                }
            }
            return sum;
        } catch (DataFormatException broken) {
            throw damaged(page);
        } finally {
            inflater.end();
        }
    }

    private static SetAsideException damaged(int page) {
        return SetAsideException.unreadable(
                "The PDF is damaged: the content of page " + page + " is broken; get it again from the seller");
    }
}
