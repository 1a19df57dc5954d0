package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.credit.Movement;
import io.trueup.credit.Shortfall;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the pool's own history shows: UNDOCUMENTED_INCREASE, PURCHASE_NOT_CREDITED, BALANCE_EXHAUSTED, CREDIT_EXPIRED, READINGS_CONFLICT. */
final class CreditCheck implements ApiCheck {

    @Override
    public List<Finding> examine(ApiMonth api) {
        CreditEvidence credit = api.credit();
        if (credit == null) {
            return List.of();
        }
        boolean isInvoiced = api.book().isInvoiced();
        List<Provenance> drawn = isInvoiced
                ? api.book().entries().stream().map(MonthBook.Entry::headline).toList()
                : api.usage().within(api.windows()).stream()
                        .limit(1)
                        .map(one -> one.usage().source())
                        .toList();
        return examine(new PoolMonth(
                api.month(),
                api.account(),
                credit,
                drawn,
                isInvoiced,
                true,
                isInvoiced
                        ? "; the invoice's amount due tells it"
                        : ", so the spend is open above until the invoice comes"));
    }

    static List<Finding> examine(PoolMonth pool) {
        CreditEvidence credit = pool.credit();
        List<Finding> findings = new ArrayList<>();
        credit.drawdown().shortfalls().forEach(shortfall -> findings.add(undocumented(pool, shortfall)));
        if (credit.notCredited() != null) {
            findings.add(notCredited(pool, credit.notCredited()));
        }
        if (pool.zeroHidesUsage()) {
            exhausted(pool, credit, findings);
        }
        expired(pool, credit, findings);
        conflicts(pool, credit, findings);
        return findings;
    }

    private static Finding undocumented(PoolMonth pool, Shortfall shortfall) {
        BalanceReading before = shortfall.before();
        BalanceReading after = shortfall.after();
        return new Finding(
                FindingCode.UNDOCUMENTED_INCREASE,
                pool.account(),
                shortfall.amount().told(),
                "Between %s and %s the balance went from %s to %s; at least %s came in that no purchase, reload or grant explains."
                        .formatted(
                                before.at(),
                                after.at(),
                                before.remaining().inWords(),
                                after.remaining().inWords(),
                                shortfall.amount().inWords()),
                List.of(after.source(), before.source()));
    }

    private static Finding notCredited(PoolMonth pool, Movement purchase) {
        List<Provenance> evidence = new ArrayList<>(List.of(purchase.source()));
        evidence.addAll(pool.drawn());
        return new Finding(
                FindingCode.PURCHASE_NOT_CREDITED,
                pool.account(),
                purchase.amount().told(),
                "The purchase %s of %s over %s was paid, but with it the balance would have lost more than %s; without it both agree. It seems never to have been credited."
                        .formatted(
                                Objects.requireNonNullElse(purchase.reference(), ""),
                                purchase.day(),
                                purchase.amount().inWords(),
                                pool.isInvoiced() ? "the invoice says was drawn" : "the metered usage comes to"),
                evidence);
    }

    private static void exhausted(PoolMonth pool, CreditEvidence credit, List<Finding> findings) {
        List<BalanceReading> empty = credit.ledger().readings().stream()
                .filter(reading -> reading.remaining().isZero() && pool.month().endsWith(reading.at()))
                .toList();
        if (empty.isEmpty()) {
            return;
        }
        String times = empty.size() == 1
                ? "at " + empty.getFirst().at()
                : "first at " + empty.getFirst().at() + ", in %d readings".formatted(empty.size());
        findings.add(new Finding(
                FindingCode.BALANCE_EXHAUSTED,
                pool.account(),
                null,
                "The balance stood at zero %s: usage beyond the credit does not show in it%s."
                        .formatted(times, pool.beyondCredit()),
                empty.stream().limit(20).map(BalanceReading::source).toList()));
    }

    private static void expired(PoolMonth pool, CreditEvidence credit, List<Finding> findings) {
        List<Movement> expiries = credit.counted().stream()
                .filter(movement ->
                        movement.kind() == Movement.Kind.EXPIRY && pool.month().touches(movement.window()))
                .filter(movement -> !pool.isInferred(movement))
                .toList();
        expiries.stream()
                .map(Movement::amount)
                .reduce(Amount::plus)
                .map(Amount::negated)
                .ifPresent(lost -> findings.add(new Finding(
                        FindingCode.CREDIT_EXPIRED,
                        pool.account(),
                        lost.told(),
                        "%s of credit expired in %s; it is lost, and is not spend."
                                .formatted(lost.inWords(), pool.month().words()),
                        expiries.stream().map(Movement::source).toList())));
    }

    /** Only those that could have borne on the month: between the last reading used before it and the first after it. */
    private static void conflicts(PoolMonth pool, CreditEvidence credit, List<Finding> findings) {
        Span span = Span.of(pool.month(), credit.ledger().readings());
        for (List<BalanceReading> conflict : credit.ledger().conflicts()) {
            Instant at = conflict.getFirst().at();
            if (span.contains(at)) {
                findings.add(new Finding(
                        FindingCode.READINGS_CONFLICT,
                        pool.account(),
                        null,
                        "Two readings of %s differ (%s); neither is used."
                                .formatted(
                                        at,
                                        String.join(
                                                " and ",
                                                conflict.stream()
                                                        .map(reading -> reading.remaining()
                                                                .inWords())
                                                        .distinct()
                                                        .toList())),
                        conflict.stream().map(BalanceReading::source).toList()));
            }
        }
    }
}
