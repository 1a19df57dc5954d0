package io.trueup.reconcile;

import io.trueup.credit.Drawdown;
import io.trueup.finding.Finding;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Mode;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult.Basis;
import io.trueup.reconcile.AccountResult.Spend;
import java.util.ArrayList;
import java.util.List;
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
        PoolFigures pool = pool();
        return new AccountResult(
                api.account(),
                zero.unit(),
                BillingPeriod.of(api.days().getFirst().start(), api.lastDay().plusDays(1)),
                spend,
                pool == null ? null : pool.credit(),
                invoiced,
                paid,
                invoiced != null ? invoiced : spend.estimate(),
                judgement.variance(),
                judgement.verdict(),
                Bridge.of(spend.range(), spend.estimate(), invoiced, rounding, findings),
                pool == null ? null : pool.rollForward());
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

    private @Nullable PoolFigures pool() {
        CreditEvidence credit = api.credit();
        return credit == null ? null : new PoolFigures(credit, api::isCompared, zero);
    }

    private static @Nullable Money told(@Nullable Money amount) {
        return amount == null ? null : amount.told();
    }
}
