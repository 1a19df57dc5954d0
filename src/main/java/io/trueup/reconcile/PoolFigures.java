package io.trueup.reconcile;

import io.trueup.credit.Drawdown;
import io.trueup.credit.Movement;
import io.trueup.credit.Movement.Kind;
import io.trueup.credit.PlacedMovement;
import io.trueup.credit.PlacedMovement.Side;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.reconcile.AccountResult.Credit;
import io.trueup.reconcile.AccountResult.RollForward;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence of a pool comes to, as figures of a report: its credit, and the roll-forward that closes to the cent.
 *
 * @param isCompared whether a day is one of those whose evidence is compared
 * @param zero of the pool's unit
 */
record PoolFigures(CreditEvidence evidence, Predicate<LocalDate> isCompared, Amount zero) {

    Credit credit() {
        return credit(evidence.drawdown().range());
    }

    /** @param drawn the drawdown as the account tells it */
    Credit credit(AmountRange drawn) {
        Drawdown drawdown = evidence.drawdown();
        return new Credit(
                drawdown.opening().told(),
                increases().told(),
                granted().told(),
                expired().told(),
                refunded().told(),
                drawn.told(),
                drawdown.closing().told());
    }

    Amount increases() {
        return sum(movement -> movement.kind().isBought());
    }

    /** Credit that cost nothing; adjustments that add count here. */
    Amount granted() {
        return sum(movement ->
                movement.kind().isGranted() || (movement.kind() == Kind.ADJUSTMENT && movement.isIncrease()));
    }

    Amount expired() {
        return sum(movement -> movement.kind() == Kind.EXPIRY).negated();
    }

    /** Credit paid back; adjustments that take count here. */
    Amount refunded() {
        return sum(movement -> movement.kind() == Kind.REFUND
                        || (movement.kind() == Kind.ADJUSTMENT && !movement.isIncrease()))
                .negated();
    }

    private Amount sum(Predicate<Movement> kind) {
        return evidence.counted().stream()
                .filter(kind)
                .filter(movement -> isCompared.test(movement.day()))
                .map(Movement::amount)
                .reduce(zero, Amount::plus);
    }

    RollForward rollForward() {
        Drawdown drawdown = evidence.drawdown();
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
            if (isCompared.test(placed.movement().day())) {
                inTransit = inTransit.minus(amount);
            }
        }
        return inTransit;
    }

    private static @Nullable Amount told(@Nullable Amount amount) {
        return amount == null ? null : amount.told();
    }
}
