package io.trueup.finding;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where a figure stands: the file (its path below the organization's folder), the page of a PDF (from 1), and the row: of a page, counted
 * from 1 at the top in visual rows of text; of a CSV or JSONL file, its line, the header being line 1. Null where there is none.
 */
public record Provenance(
        String file, @Nullable Integer page, @Nullable Integer row) implements Comparable<Provenance> {

    private static final Comparator<Provenance> ORDER = Comparator.comparing(Provenance::file)
            .thenComparing(Provenance::page, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Provenance::row, Comparator.nullsFirst(Comparator.naturalOrder()));

    public static Provenance of(String file) {
        return new Provenance(file, null, null);
    }

    public static Provenance page(String file, int page, int row) {
        return new Provenance(file, page, row);
    }

    public static Provenance line(String file, long line) {
        return new Provenance(file, null, Math.toIntExact(line));
    }

    @Override
    public int compareTo(Provenance other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file
                + (page == null ? "" : ", page " + page)
                + (row == null ? "" : (page == null ? ", line " : ", row ") + row);
    }
}
