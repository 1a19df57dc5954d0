package io.trueup.intake;

import io.trueup.document.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * How the text of a document is encoded: by its byte order mark; without one UTF-8 if every byte of it is, else Windows-1252, which is
 * what spreadsheet programs write.
 *
 * @param mark how many bytes the byte order mark takes
 */
record TextEncoding(Charset charset, int mark) {

    static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int CHUNK = 64 * 1024;

    static TextEncoding of(DocumentSource source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] start = in.readNBytes(3);
            if (utf8Mark(start) > 0) {
                return new TextEncoding(StandardCharsets.UTF_8, 3);
            }
            if (start.length >= 2 && start[0] == (byte) 0xff && start[1] == (byte) 0xfe) {
                return new TextEncoding(StandardCharsets.UTF_16LE, 2);
            }
            if (start.length >= 2 && start[0] == (byte) 0xfe && start[1] == (byte) 0xff) {
                return new TextEncoding(StandardCharsets.UTF_16BE, 2);
            }
            return new TextEncoding(isUtf8(start, in) ? StandardCharsets.UTF_8 : WINDOWS, 0);
        }
    }

    static int utf8Mark(byte[] start) {
        boolean marked =
                start.length >= 3 && start[0] == (byte) 0xef && start[1] == (byte) 0xbb && start[2] == (byte) 0xbf;
        return marked ? 3 : 0;
    }

    Reader open(DocumentSource source) throws IOException {
        InputStream in = source.open();
        in.skipNBytes(mark);
        return new InputStreamReader(in, charset);
    }

    /** Reads the stream to its end in one buffer: a wrong byte may stand anywhere. */
    private static boolean isUtf8(byte[] start, InputStream in) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK).put(start);
        CharBuffer ignored = CharBuffer.allocate(CHUNK);
        boolean ended = false;
        while (!ended) {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            ended = count < 0;
            bytes.position(bytes.position() + Math.max(0, count)).flip();
            if (decoder.decode(bytes, ignored.clear(), ended).isError()) {
                return false;
            }
            bytes.compact();
        }
        return !decoder.flush(ignored.clear()).isError();
    }
}
