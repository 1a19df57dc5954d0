package io.trueup.reconcile;

import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.reconcile.AccountResult.Basis;
import io.trueup.reconcile.AccountResult.Spend;
import java.math.BigDecimal;
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
                        ? ": no two readings bound the spend; the usage known is worth so much at list price, and some of it is missing or has no price."
                        : ": no two readings bound the spend; it is the metered usage at list price."));
        return new Spend(worth, estimate(worth), Basis.USAGE);
    }

    /** The middle; with an open end what is known, which is at the least spent. */
    private static @Nullable Amount estimate(AmountRange worth) {
        if (worth.low() instanceof Money low && worth.high() instanceof Money high) {
            return low.plus(high).times(HALF).told();
        }
        return worth.low();
    }
}
