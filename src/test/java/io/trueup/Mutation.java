package io.trueup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages a document as a seed says: other bytes, characters that mean something to CSV, JSON or YAML, parts cut off or doubled. */
public final class Mutation {

    private static final byte[] SPICE = "\"',;\t\n\r\0{}[]:.-+eE\u00ff%\\&*!|>#@`?~<0".getBytes(StandardCharsets.UTF_8);

    private Mutation() {}

    public static byte[] of(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int change = random.nextInt(8); change >= 0 && bytes.length > 0; change--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = SPICE[random.nextInt(SPICE.length)];
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> bytes = Arrays.copyOfRange(bytes, at / 8, bytes.length);
                default -> System.arraycopy(bytes, 0, bytes, at, Math.min(40, bytes.length - at));
            }
        }
        return bytes;
    }
}
