package io.trueup.console.jobs;

import io.trueup.job.ExecutionView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** The lines of this home's log that were written while an execution worked, as far as the log's end still holds them. */
public final class LogExcerpt {

    private static final int LOOKED_AT = 512 * 1024;
    private static final int MOST_LINES = 200;
    private static final int TIME = "2026-09-01T00:00:00.000Z".length();

    private LogExcerpt() {}

    /** @param home whose log it is */
    public static String of(Path home, ExecutionView view) {
        Instant from = view.started();
        if (from == null) {
            return "";
        }
        Instant to = view.ended() == null ? Instant.MAX : view.ended().plusSeconds(2);
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line :
                end(home.resolve("logs").resolve("trueup.log")).lines().toList()) {
            Instant at = time(line);
            // a stack trace belongs to the line before it
            inside = at == null ? inside : !at.isBefore(from) && !at.isAfter(to);
            if (inside) {
                lines.add(line);
            }
        }
        return String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
    }

    private static @org.jspecify.annotations.Nullable Instant time(String line) {
        try {
            return line.length() < TIME ? null : Instant.parse(line.substring(0, TIME));
        } catch (DateTimeParseException goesOn) {
            return null;
        }
    }

    private static String end(Path log) {
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
            long size = file.size();
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(LOOKED_AT, size));
            file.position(size - bytes.capacity());
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {
                // until it is full
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException noLog) {
            return "";
        }
    }
}
