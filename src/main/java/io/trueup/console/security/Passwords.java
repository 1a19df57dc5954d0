package io.trueup.console.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Passwords: hashed with bcrypt at 2^12 rounds; the method's name stands before the hash, so that it can be changed later. */
public final class Passwords {

    private static final int ROUNDS = 12;
    private static final int SHORTEST = 12;

    /** bcrypt hashes no more; a longer one would be cut in silence. */
    private static final int MOST_BYTES = 72;

    private static final int GENERATED = 20;

    /** Without those that look alike. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final PasswordEncoder ENCODER =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(ROUNDS, RANDOM)));

    private Passwords() {}

    public static String hash(String password) {
        return String.valueOf(ENCODER.encode(password));
    }

    static boolean matches(String password, String hashed) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES && ENCODER.matches(password, hashed);
    }

    /** Such as {@code fTq7-…}: {@value #GENERATED} letters and digits, about 116 bits. */
    public static String generate() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GENERATED; i++) {
            if (i > 0 && i % 5 == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    /** Why a password cannot be taken. */
    public static Optional<String> wrongWith(String password) {
        if (password.length() < SHORTEST) {
            return Optional.of("The password needs at least " + SHORTEST + " characters.");
        }
        return password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
                ? Optional.of("The password is longer than " + MOST_BYTES + " bytes, the most that can be checked.")
                : Optional.empty();
    }
}
