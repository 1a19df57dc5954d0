package io.trueup.reconcile;

import io.trueup.credit.Drawdown;
import io.trueup.credit.Movement;
import io.trueup.credit.Movement.Kind;
import io.trueup.credit.PlacedMovement;
import io.trueup.credit.PlacedMovement.Side;
import io.trueup.finding.Finding;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Mode;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult.Basis;
import io.trueup.reconcile.AccountResult.Credit;
import io.trueup.reconcile.AccountResult.RollForward;
import io.trueup.reconcile.AccountResult.Spend;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The figures of one API group's month: spend from credit, what is invoiced, the verdict and the bridge. */
final class ApiAccount {

    private final ApiMonth api;
    private final Money zero;
    private final List<String> assumptions = new ArrayList<>();

    private ApiAccount(ApiMonth api) {
        this.api = api;
        this.zero = Money.zero(api.book().currency());
    }

    /** The told figures and what had to be assumed for them. */
    record Told(AccountResult result, List<String> assumptions) {}

    /** @param findings of this account, for the causes of the bridge */
    static Told tell(ApiMonth api, List<Finding> findings) {
        ApiAccount account = new ApiAccount(api);
        return new Told(account.result(findings), account.assumptions);
    }

    private AccountResult result(List<Finding> findings) {
        Money invoiced = told(api.book().invoiced());
        Money paid = api.book().isInvoiced() ? told(api.book().paid()) : paidWithoutInvoice();
        Spend spend = spend(paid);
        Money rounding = api.book().roundingAllowance();
        Money tolerance = api.month().facts().organization().tolerance().of(invoiced == null ? zero : invoiced);
        Judgement judgement = Judgement.of(
                spend.range(), invoiced, api.isInvoiceExpected(), api.isClaimedByUnbookedOnly(), rounding, tolerance);
        return new AccountResult(
                api.account(),
                zero.unit(),
                BillingPeriod.of(api.days().getFirst().start(), api.lastDay().plusDays(1)),
                spend,
                credit(),
                invoiced,
                paid,
                invoiced != null ? invoiced : spend.estimate(),
                judgement.variance(),
                judgement.verdict(),
                Bridge.of(spend.range(), spend.estimate(), invoiced, rounding, findings),
                rollForward());
    }

    /** Without an invoice nothing was charged if the balance never showed zero; else that is not known (formats.md, "paid"). */
    private @Nullable Money paidWithoutInvoice() {
        if (api.group().mode() == Mode.ARREARS) {
            return null;
        }
        boolean aboveZero = api.month().pool(api.account()).readings().stream()
                .filter(reading -> api.month().endsWith(reading.at()))
                .allMatch(reading -> reading.remaining().isPositive());
        return aboveZero ? zero : null;
    }

    private Spend spend(@Nullable Money paid) {
        CreditEvidence credit = api.credit();
        if (credit == null || credit.drawdown().range().isUnknown()) {
            return UsageSpend.of(api, assumptions);
        }
        assumptions.addAll(credit.assumptions());
        assumptions.addAll(credit.drawdown().assumptions());
        Drawdown drawdown = credit.drawdown();
        AmountRange range =
                paid == null ? drawdown.range().openAbove() : drawdown.range().plus(paid);
        Amount estimate = drawdown.estimate();
        if (estimate != null && paid != null) {
            estimate = estimate.plus(paid);
        }
        if (paid == null) {
            assumptions.add(
                    api.account()
                            + ": the balance stood at zero; usage beyond the credit is not visible before the invoice and is not in the estimate.");
        }
        AmountRange told = range.told();
        return new Spend(told, estimate == null ? null : told.clamp(estimate.told()), Basis.CREDIT_DELTA);
    }

    private @Nullable Credit credit() {
        CreditEvidence credit = api.credit();
        if (credit == null) {
            return null;
        }
        Drawdown drawdown = credit.drawdown();
        return new Credit(
                drawdown.opening().told(),
                increases().told(),
                granted().told(),
                expired().told(),
                refunded().told(),
                drawdown.range().told(),
                drawdown.closing().told());
    }

    private Amount increases() {
        return sum(movement -> movement.kind().isBought());
    }

    /** Credit that cost nothing; adjustments that add count here. */
    private Amount granted() {
        return sum(movement ->
                movement.kind().isGranted() || (movement.kind() == Kind.ADJUSTMENT && movement.isIncrease()));
    }

    private Amount expired() {
        return sum(movement -> movement.kind() == Kind.EXPIRY).negated();
    }

    /** Credit paid back; adjustments that take count here. */
    private Amount refunded() {
        return sum(movement -> movement.kind() == Kind.REFUND
                        || (movement.kind() == Kind.ADJUSTMENT && !movement.isIncrease()))
                .negated();
    }

    private Amount sum(Predicate<Movement> kind) {
        CreditEvidence credit = api.credit();
        return credit == null
                ? zero
                : credit.counted().stream()
                        .filter(kind)
                        .filter(movement -> api.isCompared(movement.day()))
                        .map(Movement::amount)
                        .reduce(zero, Amount::plus);
    }

    private @Nullable RollForward rollForward() {
        CreditEvidence credit = api.credit();
        if (credit == null) {
            return null;
        }
        Drawdown drawdown = credit.drawdown();
        Amount opening = told(drawdown.openingEstimate());
        Amount closing = told(drawdown.closingEstimate());
        Amount drawn = told(drawdown.estimate());
        Amount inTransit = inTransit(drawdown).told();
        Amount left = zero;
        if (opening != null && closing != null && drawn != null) {
            left = closing.minus(opening)
                    .minus(increases().told())
                    .minus(granted().told())
                    .minus(inTransit)
                    .plus(drawn)
                    .plus(expired().told())
                    .plus(refunded().told());
        }
        boolean isUndocumented = !drawdown.shortfalls().isEmpty();
        return new RollForward(
                opening,
                increases().told(),
                granted().told(),
                inTransit,
                isUndocumented ? left : zero,
                drawn,
                expired().told(),
                refunded().told(),
                closing,
                isUndocumented ? zero : left,
                drawdown.movements().stream().map(PlacedMovement::movement).toList());
    }

    /** Credited within the days compared but booked outside of them (positive), or the reverse (negative). */
    private Amount inTransit(Drawdown drawdown) {
        Amount inTransit = zero;
        for (PlacedMovement placed : drawdown.movements()) {
            Amount amount = placed.movement().amount();
            if (placed.side() == Side.WITHIN) {
                inTransit = inTransit.plus(amount);
            }
            if (api.isCompared(placed.movement().day())) {
                inTransit = inTransit.minus(amount);
            }
        }
        return inTransit;
    }

    private static @Nullable Money told(@Nullable Money amount) {
        return amount == null ? null : amount.told();
    }

    private static @Nullable Amount told(@Nullable Amount amount) {
        return amount == null ? null : amount.told();
    }
}
