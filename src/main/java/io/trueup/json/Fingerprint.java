package io.trueup.json;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a record's canonical JSON ({@link Json}), in lower-case hex: equal records have equal fingerprints, whoever computes them. */
public final class Fingerprint {

    private Fingerprint() {}

    public static String of(Object record) {
        MessageDigest digest = sha256();
        Json.mapper().writeValue(new DigestOutputStream(OutputStream.nullOutputStream(), digest), record);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
