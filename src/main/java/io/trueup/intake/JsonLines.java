package io.trueup.intake;

import io.trueup.document.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;

/** The lines of a JSONL file one by one, as bytes, in one buffer: none is lost because another is broken. Blank lines are passed over. */
final class JsonLines implements AutoCloseable {

    /** A response with all its text is far shorter; a file without line ends must not fill the memory. */
    private static final int LONGEST = 16 * 1024 * 1024;

    private final InputStream in;
    private final byte[] chunk = new byte[64 * 1024];
    private int at;
    private int filled;
    private byte[] line = new byte[16 * 1024];
    private int length;
    private long number;
    private boolean tooLong;

    private JsonLines(InputStream in) {
        this.in = in;
    }

    static JsonLines of(DocumentSource source) throws IOException {
        JsonLines lines = new JsonLines(source.open());
        lines.fill();
        lines.at = TextEncoding.utf8Mark(Arrays.copyOf(lines.chunk, Math.max(0, Math.min(3, lines.filled))));
        return lines;
    }

    /** Goes to the next line that is not blank; false at the end. */
    boolean next() throws IOException {
        while (advance()) {
            if (tooLong || !isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** The line's number, the first being 1. */
    long number() {
        return number;
    }

    boolean isTooLong() {
        return tooLong;
    }

    JsonParser parser() {
        return JsonForm.JSON.createParser(ObjectReadContext.empty(), line, 0, length);
    }

    private boolean advance() throws IOException {
        length = 0;
        tooLong = false;
        boolean any = false;
        while (at < filled || fill()) {
            any = true;
            int end = at;
            while (end < filled && chunk[end] != '\n') {
                end++;
            }
            keep(end);
            boolean ended = end < filled;
            at = ended ? end + 1 : end;
            if (ended) {
                break;
            }
        }
        number += any ? 1 : 0;
        return any;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = in.read(chunk);
        return filled > 0;
    }

    private void keep(int end) {
        int count = end - at;
        if (tooLong || length + count > LONGEST) {
            tooLong = true;
            return;
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, 2 * line.length));
        }
        System.arraycopy(chunk, at, line, length, count);
        length += count;
    }

    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
