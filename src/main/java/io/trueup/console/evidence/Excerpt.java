package io.trueup.console.evidence;

import io.trueup.document.DocumentSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a text file around the one that proves something.
 *
 * @param isCut whether the file goes on behind them
 */
record Excerpt(List<Line> lines, boolean isCut) {

    static final int AROUND = 6;
    static final int WITHOUT_ROW = 60;
    private static final int LONGEST = 4_000;
    private static final String CUT = " … (cut here)";

    Excerpt {
        lines = List.copyOf(lines);
    }

    /**
     * @param isMarked whether it is the line asked for
     * @param isHead whether it is the header of a table
     */
    record Line(int number, String text, boolean isMarked, boolean isHead) {}

    /** @param row the line to mark, from 1; null: the beginning of the file */
    static Excerpt of(DocumentSource source, @Nullable Integer row) throws IOException {
        int from = row == null ? 1 : Math.max(1, row - AROUND);
        int to = row == null ? WITHOUT_ROW : row + AROUND;
        List<Line> lines = new ArrayList<>();
        try (InputStream in = source.open();
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, charset(source)))) {
            int number = 0;
            for (String line = next(reader); line != null; line = next(reader)) {
                number++;
                if (number > to) {
                    return new Excerpt(lines, true);
                }
                boolean marked = row != null && number == row;
                if (number >= from) {
                    lines.add(new Line(number, line, marked, number == 1 && !marked));
                } else if (number == 1) {
                    lines.add(new Line(1, line, false, true));
                }
            }
        }
        return new Excerpt(lines, false);
    }

    /** A line, its end cut off where it is too long to show; a file of one endless line takes no more memory than that. */
    private static @Nullable String next(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        long length = 0;
        int read = reader.read();
        if (read < 0) {
            return null;
        }
        for (; read >= 0 && read != '\n'; read = reader.read()) {
            if (read != '\r' && length < LONGEST) {
                line.append((char) read);
            }
            length++;
        }
        return length <= LONGEST ? line.toString() : line + CUT;
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + CUT;
    }

    private static Charset charset(DocumentSource source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] start = in.readNBytes(2);
            if (start.length == 2 && start[0] == (byte) 0xff && start[1] == (byte) 0xfe) {
                return StandardCharsets.UTF_16LE;
            }
            return start.length == 2 && start[0] == (byte) 0xfe && start[1] == (byte) 0xff
                    ? StandardCharsets.UTF_16BE
                    : StandardCharsets.UTF_8;
        }
    }
}
