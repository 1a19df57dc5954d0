package io.trueup.console.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in an address or a form, read without trust: what is no month is none. */
public final class Asked {

    private static final String ORGANIZATION = "[a-z0-9][a-z0-9-]{0,99}";

    private Asked() {}

    /**
     * The month of an address.
     *
     * @throws NotFound if it is none
     */
    public static YearMonth month(String text) {
        return maybeMonth(text).orElseThrow(NotFound::new);
    }

    /** @return empty if there is no text, or it is no month such as {@code 2026-08} */
    public static Optional<YearMonth> maybeMonth(@Nullable String text) {
        return text != null && text.strip().matches("[0-9]{4}-(0[1-9]|1[0-2])")
                ? Optional.of(YearMonth.parse(text.strip()))
                : Optional.empty();
    }

    /** @return null if there is no text, or it is no day such as {@code 2026-08-31} */
    public static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    /**
     * The organization of an address.
     *
     * @throws NotFound if no organization can be called so
     */
    public static String organization(String text) {
        if (!text.matches(ORGANIZATION)) {
            throw new NotFound();
        }
        return text;
    }

    /** @return null if there is nothing in it */
    public static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
