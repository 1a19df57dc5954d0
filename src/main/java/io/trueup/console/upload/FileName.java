package io.trueup.console.upload;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A name that a browser sent, as it may stand in the inbox; or why it may not. @param refusal null if it may */
record FileName(String name, @Nullable String refusal) {
    private static final int LONGEST = 120;
    private static final Set<String> TYPES =
            Set.of("pdf", "csv", "json", "jsonl", "ndjson", "txt", "png", "jpg", "jpeg");

    static FileName of(@Nullable String sent) {
        String name = sent == null ? "" : sent.strip();
        if (name.isEmpty()) {
            return new FileName("(no name)", "It has no name.");
        }
        if (name.contains("/") || name.contains("\\") || name.equals("..")) {
            return new FileName(harmless(name), "Its name leads to another folder; give it a plain name.");
        }
        String type = extension(name);
        if (!TYPES.contains(type)) {
            return new FileName(
                    harmless(name),
                    "Files of its type are not taken: send PDF, CSV, JSON, JSONL, TXT, PNG or JPEG.");
        }
        return new FileName(shortened(harmless(name), type), null);
    }

    Optional<String> refused() {
        return Optional.ofNullable(refusal);
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Letters, digits and what file names of exports have, such as {@code usage group=ops.json}; a name that begins with a dot would be hidden from runs. */
    private static String harmless(String name) {
        return name.replaceAll("[^\\p{L}\\p{N} ._=()@+,&#-]", "_").replaceFirst("^[. ]+", "_");
    }

    private static String shortened(String name, String type) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - type.length() - 1) + "." + type;
    }
}
