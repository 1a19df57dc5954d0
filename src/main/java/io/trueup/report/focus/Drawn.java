package io.trueup.report.focus;

import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.money.Credits.CreditRate;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.RollForward;
import io.trueup.reconcile.BoughtCredit;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was drawn from a pool in the month, in dollars: from bought credit, which cost something, and from granted credit, which did not.
 *
 * @param method where the figure is from ({@code x_EstimateMethod})
 */
record Drawn(BigDecimal bought, BigDecimal granted, String method) {

    /** Null if nothing tells it. */
    static @Nullable Drawn of(AccountResult account, @Nullable BoughtCredit credit) {
        if (credit != null && credit.used() != null) {
            return new Drawn(
                    dollars(credit.used()).add(dollars(credit.trueUp())),
                    dollars(credit.usedGranted()),
                    credit.trueUp() == null ? "credit-delta" : "invoice");
        }
        Amount drawn = drawn(account);
        if (drawn == null) {
            return null;
        }
        BigDecimal all = dollars(drawn);
        BigDecimal granted = credit != null && credit.usedGranted() != null
                ? dollars(credit.usedGranted())
                : account.credit() == null
                        ? BigDecimal.ZERO
                        : dollars(account.credit().granted()).min(all.max(BigDecimal.ZERO));
        String method =
                account.invoiced() != null ? "invoice" : account.spend().basis().told();
        return new Drawn(all.subtract(granted), granted, method);
    }

    /** The invoice's word, else the readings', else that of the meters. */
    private static @Nullable Amount drawn(AccountResult account) {
        Amount invoiced = account.invoiced();
        if (invoiced != null) {
            return invoiced.minus(Objects.requireNonNullElse(account.paid(), invoiced.zero()));
        }
        RollForward roll = account.rollForward();
        if (roll != null && roll.drawdown() != null) {
            return roll.drawdown();
        }
        Amount used = usage(account);
        return used == null ? null : used.minus(Objects.requireNonNullElse(account.paid(), used.zero()));
    }

    /** The estimate of the month's usage; where documents tell only a part of it, that part; null if nothing is known. */
    static @Nullable Amount usage(AccountResult account) {
        return isPart(account) ? account.spend().range().low() : account.spend().estimate();
    }

    /** Whether no invoice and no estimate is there, and what usage documents tell is a part of the month's usage. */
    static boolean isPart(AccountResult account) {
        return account.invoiced() == null
                && account.spend().estimate() == null
                && account.spend().basis() == AccountResult.Basis.USAGE;
    }

    BigDecimal all() {
        return bought.add(granted);
    }

    /** Whose credit it was ({@code x_CreditKind}). */
    String kind() {
        if (granted.signum() == 0) {
            return "paid";
        }
        return bought.signum() == 0 ? "granted" : "paid and granted";
    }

    /** Nothing is zero; Computer credits are 100 for a dollar. */
    static BigDecimal dollars(@Nullable Amount amount) {
        return switch (amount) {
            case null -> BigDecimal.ZERO;
            case Credits credits -> credits.worth(CreditRate.COMPUTER).value();
            default -> amount.value();
        };
    }
}
