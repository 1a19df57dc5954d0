package io.trueup.console.api;

import io.trueup.console.page.Paged;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the page after it; null on the last one
 */
record Listing<T>(List<T> items, @Nullable String next) {

    static final int USUAL = 50;
    private static final int MOST = 200;
    private static final String BETWEEN = "\n";
    private static final int LONGEST_CURSOR = 4_000;

    Listing {
        items = List.copyOf(items);
    }

    /** @param place where a row stands in the list, from which the next page goes on */
    static <S, T> Listing<T> of(Paged<S> page, Function<S, T> item, Function<S, List<String>> place) {
        return new Listing<>(
                page.rows().stream().map(item).toList(), page.last() == null ? null : cursor(place.apply(page.last())));
    }

    static <T> Listing<T> whole(List<T> items) {
        return new Listing<>(items, null);
    }

    static int limit(int asked) {
        if (asked < 1 || asked > MOST) {
            throw ApiProblem.wrong("“limit” is " + asked + "; allowed is 1 to " + MOST + ".");
        }
        return asked;
    }

    private static String cursor(List<String> place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(BETWEEN, place).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place that a cursor tells.
     *
     * @param parts how many it has
     * @return null: from the first row
     */
    static @Nullable List<String> place(@Nullable String cursor, int parts) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            if (cursor.length() <= LONGEST_CURSOR) {
                List<String> place = List.of(
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(BETWEEN, -1));
                if (place.size() == parts) {
                    return place;
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // then it is none of ours
        }
        throw noCursor();
    }

    static ApiProblem noCursor() {
        return ApiProblem.malformed("“cursor” is none that this list gave: take it from “next”, or leave it out.");
    }
}
