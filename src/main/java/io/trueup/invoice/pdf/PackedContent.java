package io.trueup.invoice.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Proves that a page's content unpacks whole and to a bearable size. PDFBox hands out what it could unpack and only logs that the rest
 * is broken: a page that lost its last lines, or a digit, would then be read as if nothing were wrong.
 */
final class PackedContent {

    private static final long MOST_UNPACKED = 64L * 1024 * 1024;

    private static final Set<COSName> OF_TEXT = Set.of(
            COSName.FLATE_DECODE,
            COSName.FLATE_DECODE_ABBREVIATION,
            COSName.LZW_DECODE,
            COSName.LZW_DECODE_ABBREVIATION,
            COSName.RUN_LENGTH_DECODE,
            COSName.RUN_LENGTH_DECODE_ABBREVIATION,
            COSName.ASCII85_DECODE,
            COSName.ASCII85_DECODE_ABBREVIATION,
            COSName.ASCII_HEX_DECODE,
            COSName.ASCII_HEX_DECODE_ABBREVIATION);

    private PackedContent() {}

    /** @throws SetAsideException if a stream is damaged or unpacks to more than is bearable */
    static void check(PDPage page, int number) throws IOException {
        Iterator<PDStream> streams = page.getContentStreams();
        long left = MOST_UNPACKED;
        while (streams.hasNext()) {
            PDStream stream = streams.next();
            if (stream.getCOSObject() != null) {
                left -= unpack(stream.getCOSObject(), number, left);
            }
        }
    }

    /** @throws SetAsideException if the stream, used on that page, is damaged */
    static void check(COSStream stream, int page) {
        try {
            unpack(stream, page, MOST_UNPACKED);
        } catch (IOException unreadable) {
            throw damaged(page);
        }
    }

    private static List<COSName> filters(COSStream stream) {
        return switch (stream.getFilters()) {
            case COSName one -> List.of(one);
            case COSArray many -> {
                List<COSName> names = new ArrayList<>();
                for (int i = 0; i < many.size(); i++) {
                    names.add(many.getObject(i) instanceof COSName name ? name : COSName.IDENTITY);
                }
                yield names;
            }
            case null, default -> List.of();
        };
    }

    private static boolean isDeflated(List<COSName> filters) {
        return filters.size() == 1
                && (COSName.FLATE_DECODE.equals(filters.getFirst())
                        || COSName.FLATE_DECODE_ABBREVIATION.equals(filters.getFirst()));
    }

    private static long unpack(COSStream stream, int page, long most) throws IOException {
        List<COSName> filters = filters(stream);
        if (filters.isEmpty()) {
            return 0; // as large as it lies in the file
        }
        byte[] packed;
        try (InputStream raw = stream.createRawInputStream()) {
            packed = raw.readAllBytes();
        }
        if (!isDeflated(filters)) {
            return unpackInLayers(stream, filters, packed, page, most);
        }
        Unpacked unpacked = Unpacked.of(packed, 0, most);
        if (unpacked.size() > most) {
            throw tooMuch(page);
        }
        if (!unpacked.whole()) {
            throw damaged(page);
        }
        return unpacked.size();
    }

    /** What is packed several times may grow a thousandfold each time: no layer may become more than is bearable. */
    private static long unpackInLayers(COSStream stream, List<COSName> filters, byte[] packed, int page, long most)
            throws IOException {
        byte[] layer = packed;
        for (int i = 0; i < filters.size(); i++) {
            if (!OF_TEXT.contains(filters.get(i))) {
                return layer.length; // a picture, or nothing that is known: it is no text of a page
            }
            Bounded out = new Bounded(most);
            try {
                FilterFactory.INSTANCE
                        .getFilter(filters.get(i))
                        .decode(new ByteArrayInputStream(layer), out, stream, i);
            } catch (Bounded.Full full) {
                throw tooMuch(page);
            }
            layer = out.toByteArray();
        }
        return layer.length;
    }

    /** Takes so many bytes and no more. */
    private static final class Bounded extends ByteArrayOutputStream {
        private final long most;

        Bounded(long most) {
            this.most = most;
        }

        private static final class Full extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        private void require(int more) {
            if (count + (long) more > most) {
                throw new Full();
            }
        }

        @Override
        public synchronized void write(int one) {
            require(1);
            super.write(one);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            require(length);
            super.write(bytes, from, length);
        }
    }

    private static SetAsideException tooMuch(int page) {
        return SetAsideException.unreadable("Page " + page + " of the PDF unpacks to more than "
                + MOST_UNPACKED / 1024 / 1024 + " MB, which no invoice needs; get it again from the seller");
    }

    private static SetAsideException damaged(int page) {
        return SetAsideException.unreadable(
                "The PDF is damaged: the content of page " + page + " is broken; get it again from the seller");
    }
}
