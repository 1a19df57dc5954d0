package io.trueup.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that the database cuts.
 *
 * @param last where the next page goes on; null on the last page
 */
public record Paged<T>(List<T> rows, @Nullable T last) {

    public Paged {
        rows = List.copyOf(rows);
    }

    /** @param found one row more than a page holds, if there are so many */
    public static <T> Paged<T> of(List<T> found, int size) {
        return found.size() > size
                ? new Paged<>(found.subList(0, size), found.get(size - 1))
                : new Paged<>(found, null);
    }
}
