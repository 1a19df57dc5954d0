package io.trueup.invoice.pdf;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What unpacking deflated bytes came to, in constant memory.
 *
 * @param size in bytes; counting stops beyond the limit given
 * @param whole whether they unpacked to their end and the checksum fits
 */
record Unpacked(long size, boolean whole) {

    private static final int BUFFER = 16 * 1024;

    static Unpacked of(byte[] bytes, int from, long most) {
        Inflater inflater = new Inflater();
        byte[] sink = new byte[BUFFER];
        long sum = 0;
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            while (!inflater.finished() && sum <= most) {
                int count = inflater.inflate(sink);
                sum += count;
                if (count == 0 && !inflater.finished()) {
                    break; // cut off
                }
            }
            return new Unpacked(sum, inflater.finished());
        } catch (DataFormatException broken) {
            return new Unpacked(sum, false);
        } finally {
            inflater.end();
        }
    }
}
