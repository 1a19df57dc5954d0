package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.reconcile.PoolDay;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A pool's days on the sheet Daily and the rows on which they stand, counted from 1. */
record DailyRows(List<PoolDay> days, int first, int last) {

    String account() {
        return days.getFirst().account();
    }

    String unit() {
        return days.getFirst().bought().unit();
    }

    /** A column of the days, as a formula of the same sheet names it. */
    String column(String letter) {
        return letter + first + ":" + letter + last;
    }

    /** A column of the days, as a chart names it. */
    String charted(String letter) {
        return SheetName.DAILY.cell("$" + letter + "$" + first + ":$" + letter + "$" + last);
    }

    /** To the cent; null where a day's figure is not known. */
    @Nullable Amount sum(Function<PoolDay, @Nullable Amount> part) {
        Amount sum = days.getFirst().bought().zero();
        for (PoolDay day : days) {
            Amount amount = part.apply(day);
            if (amount == null) {
                return null;
            }
            sum = sum.plus(amount);
        }
        return sum.told();
    }
}
