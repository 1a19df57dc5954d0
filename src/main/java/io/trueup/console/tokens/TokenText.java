package io.trueup.console.tokens;

import io.trueup.store.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** The text of a token: a prefix by which scanners for leaked secrets find it, and 256 random bits. */
final class TokenText {

    static final String PREFIX = "trueup_";
    private static final int BYTES = 32;
    private static final int LENGTH = PREFIX.length() + 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenText() {}

    static String generate() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    static boolean couldBe(String text) {
        return text.length() == LENGTH && text.startsWith(PREFIX);
    }

    /** A plain hash is enough: so many random bits cannot be guessed. */
    static String hash(String text) {
        return Sha256.of(text);
    }
}
