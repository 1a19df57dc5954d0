package io.trueup.report.portfolio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of XML that are gathered and written at once; what is ASCII, nearly everything, takes the short way. */
final class Utf8 {

    private static final int ROOM = 1 << 14;
    private static final int FULL = 1 << 16;

    private byte[] bytes = new byte[FULL + ROOM];
    private int size;

    /** Markup or a number of our own: ASCII only. */
    @SuppressWarnings("deprecation") // the bytes of ASCII are its characters, which is what this way takes
    Utf8 ascii(String text) {
        int length = text.length();
        makeRoom(length);
        text.getBytes(0, length, bytes, size);
        size += length;
        return this;
    }

    Utf8 number(int number) {
        return ascii(Integer.toString(number));
    }

    /** Any text, escaped. */
    Utf8 escaped(String text) {
        int length = text.length();
        makeRoom(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || c == '&' || c == '<' || c == '>') {
                return special(text, i);
            }
            bytes[size++] = (byte) c;
        }
        return this;
    }

    private Utf8 special(String text, int from) {
        StringBuilder rest = new StringBuilder(text.length() + 32);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> rest.append("&amp;");
                case '<' -> rest.append("&lt;");
                case '>' -> rest.append("&gt;");
                default -> rest.append(c);
            }
        }
        byte[] encoded = rest.toString().getBytes(StandardCharsets.UTF_8);
        makeRoom(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
        return this;
    }

    private void makeRoom(int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, size + length + ROOM);
        }
    }

    boolean isFull() {
        return size >= FULL;
    }

    /** Hands over what was gathered. */
    void moveTo(Utf8 other) {
        other.makeRoom(size);
        System.arraycopy(bytes, 0, other.bytes, other.size, size);
        other.size += size;
        size = 0;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        size = 0;
    }
}
