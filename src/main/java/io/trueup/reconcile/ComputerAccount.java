package io.trueup.reconcile;

import io.trueup.credit.Drawdown;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.reconcile.AccountResult.Basis;
import io.trueup.reconcile.AccountResult.Credit;
import io.trueup.reconcile.AccountResult.Spend;
import io.trueup.usage.AnalyticsBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The figures of the Computer pool's month, in credits: no invoice is expected for what leaves a pool that was bought in advance. */
final class ComputerAccount {

    private static final Credits ZERO = Credits.of(0);

    private ComputerAccount() {}

    static AccountResult tell(ComputerMonth computer) {
        CreditEvidence credit = computer.credit();
        AmountRange drawn = drawn(computer);
        Spend spend = spend(computer, drawn);
        PoolFigures figures = credit == null ? null : new PoolFigures(credit, computer.days()::contains, ZERO);
        Credit told = figures == null ? null : figures.credit(drawn);
        return new AccountResult(
                ComputerPool.ACCOUNT,
                Credits.UNIT,
                computer.days(),
                spend,
                told,
                null,
                ZERO,
                spend.estimate(),
                null,
                spend.range().isUnknown() ? Verdict.EVIDENCE_MISSING : Verdict.MATCHED,
                List.of(),
                figures == null ? null : figures.rollForward());
    }

    private static AmountRange drawn(ComputerMonth computer) {
        CreditEvidence credit = computer.credit();
        if (credit == null) {
            return AmountRange.unknown();
        }
        AmountRange cut =
                withoutDoubtful(computer, computer.asShown(credit.drawdown().range()));
        return computer.isOpenAbove() ? cut.openAbove() : cut;
    }

    /** What may have expired need not have been used. */
    private static AmountRange withoutDoubtful(ComputerMonth computer, AmountRange drawn) {
        Amount low = drawn.low();
        if (low == null) {
            return drawn;
        }
        for (PoolExpiry expiry : computer.pool().expiries()) {
            low = expiry.touches(computer.month())
                    ? low.minus(expiry.doubtful()).max(ZERO)
                    : low;
        }
        return AmountRange.of(low, drawn.high());
    }

    private static Spend spend(ComputerMonth computer, AmountRange drawn) {
        if (!drawn.isUnknown() && computer.credit() != null) {
            Drawdown drawdown = computer.credit().drawdown();
            AmountRange told = drawn.told();
            Amount estimate = drawdown.estimate();
            return new Spend(told, estimate == null ? null : told.clamp(estimate.told()), Basis.CREDIT_DELTA);
        }
        return boundedByUsage(computer)
                ? new Spend(
                        AmountRange.of(ZERO, sum(computer, ComputerUsage::mostPaid)),
                        sum(computer, ComputerUsage::paid),
                        Basis.USAGE)
                : new Spend(AmountRange.unknown(), null, Basis.NONE);
    }

    /** What left the pool can never exceed what may have been paid (domain.md section 4), if the analytics tell every day. */
    private static boolean boundedByUsage(ComputerMonth computer) {
        return computer.month().isOver()
                && computer.usage().wholeDays().size()
                        == computer.month().days().days();
    }

    private static Amount sum(ComputerMonth computer, Function<AnalyticsBucket, Credits> part) {
        return computer.usage().buckets().stream()
                .map(part)
                .reduce(ZERO, Credits::plus)
                .told();
    }

    static List<String> assumptions(ComputerMonth computer) {
        List<String> assumptions = new ArrayList<>();
        CreditEvidence credit = computer.credit();
        if (credit != null) {
            assumptions.addAll(credit.assumptions());
            assumptions.addAll(credit.drawdown().assumptions());
            assumptions.add(
                    "Computer credits are used in the order promotion, allotment of the seat, organization's pool; what promotions and allotments give is no spend.");
            assumptions.add(
                    "The organization's pool may go below zero and be invoiced afterwards; it expires after twelve months without activity, which a movement of kind expiry tells, or a balance that stood still for twelve months and then is at zero.");
            assumptions.add(
                    "Inside its range the estimate of the Computer pool follows the credits that the analytics call paid, where they tell all the time between two readings; elsewhere it spreads use evenly over time.");
            if (computer.cut().isPositive()) {
                assumptions.add(
                        "Balances of Computer credits are shown cut to whole credits, so what left the pool may be up to one credit more or less.");
            }
        } else if (boundedByUsage(computer)) {
            assumptions.add(
                    "computer:organization has no readings: its use is bounded by what the analytics call paid and what they name no source for; whether that includes allotments is not known, so it may be less.");
        }
        if (!computer.usage().isEmpty()) {
            assumptions.add(
                    "A page of analytics tells neither its organization nor its dataset: each is taken for this organization's credit_usage.");
            assumptions.add(
                    "Where analytics tell one time twice with different figures, the higher counts: the vendor's store catches up later.");
        }
        return assumptions;
    }
}
