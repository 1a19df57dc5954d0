package io.trueup.console.upload;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name that a browser sent, as it may stand in the inbox; or why it may not.
 *
 * @param refusal null if it may
 */
record FileName(String name, @Nullable String refusal) {
    private static final int LONGEST = 120;
    private static final int MOST_BYTES = 200;
    private static final Pattern DEVICE =
            Pattern.compile("^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\\.|$)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> TYPES =
            Set.of("pdf", "csv", "json", "jsonl", "ndjson", "txt", "png", "jpg", "jpeg");

    static FileName of(@Nullable String sent) {
        String name = sent == null ? "" : Normalizer.normalize(sent.strip(), Normalizer.Form.NFC);
        if (name.isEmpty()) {
            return new FileName("(no name)", "It has no name.");
        }
        if (name.contains("/") || name.contains("\\") || name.equals("..")) {
            return new FileName(
                    shortened(harmless(name), ""), "Its name leads to another folder; give it a plain name.");
        }
        String type = extension(name);
        if (!TYPES.contains(type)) {
            return new FileName(
                    shortened(harmless(name), ""),
                    "Files of its type are not taken: send PDF, CSV, JSON, JSONL, TXT, PNG or JPEG.");
        }
        return new FileName(shortened(harmless(name), "." + type), null);
    }

    Optional<String> refused() {
        return Optional.ofNullable(refusal);
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * Letters, digits and what file names of exports have, such as {@code usage group=ops.json}. A name that begins with a dot would be hidden from runs; one
     * that Windows keeps for devices could not be copied there.
     */
    private static String harmless(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N} ._=()@+,&#-]", "_").replaceFirst("^[. ]+", "_");
        return DEVICE.matcher(plain).find() ? "_" + plain : plain;
    }

    /** File systems count bytes: a number may still follow where another file has the name already. */
    private static String shortened(String name, String ending) {
        if (name.length() <= LONGEST && bytes(name) <= MOST_BYTES) {
            return name;
        }
        StringBuilder start = new StringBuilder();
        for (int point : name.codePoints().toArray()) {
            String next = Character.toString(point);
            if (start.length() + next.length() + ending.length() > LONGEST
                    || bytes(start + next + ending) > MOST_BYTES) {
                break;
            }
            start.append(next);
        }
        return start.toString().stripTrailing() + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
