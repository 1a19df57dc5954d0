package io.trueup.reconcile;

import io.trueup.credit.Movement;
import io.trueup.credit.Movement.Kind;
import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.money.Credits.CreditRate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The part of a prepaid pool that was paid for, in the pool's unit: what a prepaid account in the books holds. Granted credit goes first and
 * costs nothing. {@code opening + purchased − used − trueUp − expired − refunded = closing}; every figure is told to the cent, and a month's
 * closing is the next one's opening.
 *
 * @param opening carried on from the month before; by the estimate where the books begin; null (with closing) if no estimate is possible
 * @param purchased at face value, by printed day
 * @param used by the estimate from the readings; null if none is possible
 * @param trueUp what the invoice adds to (or takes from) that estimate; null while there is none
 * @param expired bought credit that was lost
 * @param refunded bought credit that was paid back
 * @param usedGranted granted credit that was used, at face value: usage without cost
 * @param assumptions which credit was taken to go first, a sentence each
 * @param changes what else moved the pool in the month, by booked day
 * @param beyondCredit metered usage that the credit did not cover and no invoice charges yet; null if there is none or it is not known
 * @param closingByReadings of the whole pool; null if no estimate is possible
 * @param differences what leads from the closing in the books to the closing by the readings
 */
public record BoughtCredit(
        String account,
        @Nullable Amount opening,
        Amount purchased,
        @Nullable Amount used,
        @Nullable Amount trueUp,
        Amount expired,
        Amount refunded,
        @Nullable Amount closing,
        @Nullable Amount usedGranted,
        List<String> assumptions,
        List<Change> changes,
        @Nullable Amount beyondCredit,
        @Nullable Amount closingByReadings,
        List<Difference> differences) {

    public BoughtCredit {
        assumptions = List.copyOf(assumptions);
        changes = changes == null ? List.of() : List.copyOf(changes);
        differences = differences == null ? List.of() : List.copyOf(differences);
    }

    /** The figures alone. */
    public BoughtCredit(
            String account,
            @Nullable Amount opening,
            Amount purchased,
            @Nullable Amount used,
            @Nullable Amount trueUp,
            Amount expired,
            Amount refunded,
            @Nullable Amount closing,
            @Nullable Amount usedGranted,
            List<String> assumptions) {
        this(
                account,
                opening,
                purchased,
                used,
                trueUp,
                expired,
                refunded,
                closing,
                usedGranted,
                assumptions,
                List.of(),
                null,
                null,
                List.of());
    }

    /**
     * A movement of the month.
     *
     * @param bought how much of it, without sign, was bought credit
     */
    public record Change(Movement movement, Amount bought) {
        public boolean isPurchase() {
            return movement.kind().isBought();
        }

        public boolean isRefund() {
            return movement.kind() == Kind.REFUND;
        }

        /** Credit that expired or was taken by an adjustment. */
        public boolean isLoss() {
            return BookedMovements.isLost(movement);
        }
    }

    /** One named cause why the pool holds more (or less) than the books say. */
    public record Difference(String cause, Amount amount) {}

    /**
     * The same in money: Computer credits at {@link CreditRate#COMPUTER}. Balances and movements are rounded to the cent, usage takes what rounding
     * leaves over, so that the money chains from month to month as the credits do.
     */
    public BoughtCredit inMoney() {
        if (!(purchased instanceof Credits)) {
            return this;
        }
        Amount start = money(opening);
        Amount end = money(closing);
        Amount in = changes.isEmpty() ? worth(purchased) : worth(Change::isPurchase, purchased);
        Amount lost = changes.isEmpty() ? worth(expired) : worth(Change::isLoss, expired);
        Amount back = changes.isEmpty() ? worth(refunded) : worth(Change::isRefund, refunded);
        Amount estimate = start == null || end == null || trueUp != null
                ? money(used)
                : start.plus(in).minus(lost).minus(back).minus(end);
        return new BoughtCredit(
                account,
                start,
                in,
                estimate,
                money(trueUp),
                lost,
                back,
                end,
                money(usedGranted),
                assumptions,
                changes.stream()
                        .map(change -> new Change(change.movement(), worth(change.bought())))
                        .toList(),
                money(beyondCredit),
                money(closingByReadings),
                differences.stream()
                        .map(one -> new Difference(one.cause(), worth(one.amount())))
                        .toList());
    }

    private static @Nullable Amount money(@Nullable Amount amount) {
        return amount == null ? null : worth(amount);
    }

    /** Every movement rounded by itself, as its entry is. */
    private Amount worth(Predicate<Change> kind, Amount credits) {
        return changes.stream()
                .filter(kind)
                .map(change -> worth(change.bought()))
                .reduce(worth(credits.zero()), Amount::plus);
    }

    private static Amount worth(Amount amount) {
        return amount instanceof Credits credits
                ? credits.worth(CreditRate.COMPUTER).told()
                : amount;
    }
}
