package io.trueup.console.api;

import io.trueup.console.page.Asked;
import io.trueup.job.ExecutionView.State;
import io.trueup.store.ConsoleUsers.Role;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What filters of an address and words of a body hold; unlike the pages, which forgive, what is wrong is refused: a program would take all for some. */
final class Wanted {

    private Wanted() {}

    static @Nullable YearMonth month(@Nullable String text) {
        return Asked.text(text) == null
                ? null
                : Asked.maybeMonth(text)
                        .orElseThrow(() -> ApiProblem.wrong("“month” is a year and a month, such as 2026-08."));
    }

    static @Nullable LocalDate day(@Nullable String text) {
        LocalDate day = Asked.day(text);
        if (day == null && Asked.text(text) != null) {
            throw ApiProblem.wrong("“day” is a day, such as 2026-09-03.");
        }
        return day;
    }

    static @Nullable State state(@Nullable String text) {
        return Asked.text(text) == null
                ? null
                : Stream.of(State.values())
                        .filter(state -> word(state).equals(text))
                        .findFirst()
                        .orElseThrow(() -> ApiProblem.wrong(
                                "“state” is running, interrupted, completed, failed, stopped or abandoned."));
    }

    static Role role(@Nullable String text) {
        return Stream.of(Role.values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> ApiProblem.wrong("“role” is admin or member."));
    }

    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
