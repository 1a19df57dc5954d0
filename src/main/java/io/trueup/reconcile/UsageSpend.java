package io.trueup.reconcile;

import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.reconcile.AccountResult.Basis;
import io.trueup.reconcile.AccountResult.Spend;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What usage alone proves of a month, where no two readings bound it: usage × list price. */
final class UsageSpend {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private UsageSpend() {}

    static Spend of(ApiMonth api, List<String> assumptions) {
        AmountRange worth = api.usage().worth(api.windows()).told();
        if (worth.isUnknown()) {
            return new Spend(AmountRange.unknown(), null, Basis.NONE);
        }
        assumptions.add(api.account()
                + (worth.high() == null
                        ? ": no two readings bound the spend. " + part(api)
                        : ": no two readings bound the spend; it is the metered usage at list price."));
        return new Spend(worth, estimate(worth), Basis.USAGE);
    }

    /** The middle; with an open end only a part is known, and a part is no estimate of the whole. */
    private static @Nullable Amount estimate(AmountRange worth) {
        return worth.low() instanceof Money low && worth.high() instanceof Money high
                ? low.plus(high).times(HALF).told()
                : null;
    }

    /** How much of the time the usage tells, and why there is no estimate. */
    private static String part(ApiMonth api) {
        long told = api.usage().within(api.windows()).stream()
                .map(rated -> rated.usage().day())
                .distinct()
                .count();
        long all = api.windows().stream()
                .flatMap(window -> dayOf(window.start())
                        .datesUntil(dayOf(window.end().minusNanos(1)).plusDays(1)))
                .count();
        return "Usage is told on %d of %d days, and what it comes to at list price is a lower end: days, requests or prices that are missing are worth something that is not known, so there is no estimate of the whole."
                .formatted(told, all);
    }

    private static LocalDate dayOf(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
