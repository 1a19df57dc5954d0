package io.trueup.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list that is all at hand, since a page of ten thousand rows helps nobody.
 *
 * @param from how many rows stand before it
 * @param total of the whole list
 */
public record Stretch<T>(List<T> rows, int from, int total) {

    private static final int MOST = 200;

    public Stretch {
        rows = List.copyOf(rows);
    }

    /** @param from as an address asks for it; what lies beyond the list is its beginning */
    public static <T> Stretch<T> of(List<T> all, int from) {
        int begin = from < 0 || from >= all.size() ? 0 : from;
        return new Stretch<>(all.subList(begin, Math.min(all.size(), begin + MOST)), begin, all.size());
    }

    /** Where the stretch before it begins; null: it is the first. */
    public @Nullable Integer before() {
        return from == 0 ? null : Integer.valueOf(Math.max(0, from - MOST));
    }

    /** Where the next one begins; null: it is the last. */
    public @Nullable Integer next() {
        return from + rows.size() < total ? Integer.valueOf(from + rows.size()) : null;
    }

    /** Such as {@code 201 to 400 of 10,000}. */
    public String words() {
        return Shown.count(from + 1L) + " to " + Shown.count(from + rows.size()) + " of " + Shown.count(total);
    }
}
