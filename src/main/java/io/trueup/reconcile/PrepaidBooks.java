package io.trueup.reconcile;

import io.trueup.credit.Drawdown;
import io.trueup.credit.Movement;
import io.trueup.credit.PlacedMovement.Side;
import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Mode;
import io.trueup.reconcile.BoughtCredit.Change;
import io.trueup.reconcile.BoughtCredit.Difference;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A prepaid pool as books carry it: from month to month less what the invoices say was drawn (by the estimate where none is there), so that a
 * month's closing is the next one's opening.
 */
final class PrepaidBooks {

    private final Month month;
    private final DrawnCredit drawn;
    private final @Nullable CreditEvidence evidence;
    private final CarriedBooks books;
    private final Amount zero;

    private PrepaidBooks(Month month, DrawnCredit drawn, Amount zero) {
        this.month = month;
        this.drawn = drawn;
        this.evidence = drawn.evidence();
        this.books = new CarriedBooks(month, drawn, EdgeBalances.of(month, month.pool(drawn.account())), zero);
        this.zero = zero;
    }

    /** Empty for a group that holds no credit of this vendor: billed after use, or by a marketplace. */
    static Optional<BoughtCredit> of(ApiMonth api) {
        if (api.group().mode() != Mode.PREPAID) {
            return Optional.empty();
        }
        Money nothing = Money.zero(api.book().currency());
        return Optional.of(new PrepaidBooks(api.month(), DrawnCredit.of(api), nothing).told());
    }

    static BoughtCredit of(ComputerMonth computer) {
        return new PrepaidBooks(computer.month(), DrawnCredit.of(computer), Credits.of(0)).told();
    }

    private BoughtCredit told() {
        CarriedBooks.Step step = books.step();
        return step == null ? begun() : carried(step);
    }

    private BoughtCredit carried(CarriedBooks.Step step) {
        BookBalance opening = step.opening();
        BookedMovements moved = step.moved();
        Amount estimate = drawn.byReadings();
        Amount invoiced = drawn.invoiced(month);
        BookBalance closing = step.closing();
        Amount out = step.drawn();
        if (closing == null || out == null) {
            return told(new Figures(opening.bought(), moved, estimate, null, null, null, zero), List.of());
        }
        Amount lostOfGrants = opening.lostOfGrants(moved, books.free(opening, moved, out, month));
        Amount all = opening.bought()
                .plus(moved.bought())
                .minus(moved.lost().minus(lostOfGrants))
                .minus(moved.refunded())
                .minus(closing.bought());
        Amount used = all;
        Amount trueUp = null;
        if (invoiced != null) {
            used = estimate == null ? null : estimate.minus(opening.coveredByGrants(moved, estimate));
            trueUp = all.minus(Objects.requireNonNullElse(used, zero));
        }
        return told(
                new Figures(opening.bought(), moved, used, trueUp, closing.bought(), out.minus(all), lostOfGrants),
                differences(step, closing, out));
    }

    /** No reading tells with what the month began: the movements and what was drawn are all that is known, or what the readings lead back to. */
    private BoughtCredit begun() {
        BookedMovements moved = books.moved(month.month());
        Amount held = byReadings();
        BookBalance opening = held == null ? null : new BookBalance(held, zero);
        BookBalance known = Objects.requireNonNullElse(opening, new BookBalance(zero, zero));
        Amount estimate = drawn.byReadings();
        Amount invoiced = drawn.invoiced(month);
        Amount out = invoiced != null ? invoiced : estimate;
        if (out == null) {
            return told(
                    new Figures(opening == null ? null : opening.bought(), moved, null, null, null, null, zero),
                    List.of());
        }
        Amount free = books.free(known, moved, out, month);
        Amount lostOfGrants = known.lostOfGrants(moved, free);
        Amount used = estimate == null ? null : estimate.minus(known.coveredByGrants(moved, estimate));
        Amount trueUp = invoiced == null ? null : invoiced.minus(free).minus(Objects.requireNonNullElse(used, zero));
        BookBalance closing = opening == null ? null : opening.after(moved, out, free);
        if (opening == null || closing == null) {
            return told(new Figures(null, moved, used, trueUp, null, free, lostOfGrants), List.of());
        }
        return told(
                new Figures(opening.bought(), moved, used, trueUp, closing.bought(), free, lostOfGrants),
                differences(new CarriedBooks.Step(opening, moved, out, closing), closing, out));
    }

    /** What is told of the month, in whichever way it was found. */
    private record Figures(
            @Nullable Amount opening,
            BookedMovements moved,
            @Nullable Amount used,
            @Nullable Amount trueUp,
            @Nullable Amount closing,
            @Nullable Amount free,
            Amount lostOfGrants) {}

    private BoughtCredit told(Figures figures, List<Difference> differences) {
        BookedMovements moved = figures.moved();
        return new BoughtCredit(
                drawn.account(),
                figures.opening(),
                moved.bought(),
                figures.used(),
                figures.trueUp(),
                moved.lost().minus(figures.lostOfGrants()),
                moved.refunded(),
                figures.closing(),
                figures.free(),
                assumptions(figures.opening(), moved),
                changes(moved, figures.lostOfGrants()),
                drawn.beyondCredit(),
                closingByReadings(),
                differences);
    }

    /** What the balance says of the start, by booked days. */
    private @Nullable Amount byReadings() {
        if (evidence == null) {
            return null;
        }
        Amount held = evidence.drawdown().openingEstimate();
        return held == null
                ? null
                : held.plus(EdgeBalances.inTransit(
                                evidence.drawdown(), month.days().start(), Side.BEFORE, zero))
                        .told();
    }

    private @Nullable Amount closingByReadings() {
        return evidence == null || evidence.drawdown().closingEstimate() == null
                ? null
                : evidence.drawdown().closingEstimate().told();
    }

    private Amount inTransitAtEnd(Drawdown drawdown) {
        return EdgeBalances.inTransit(drawdown, month.days().end(), Side.WITHIN, zero)
                .told();
    }

    private List<Change> changes(BookedMovements moved, Amount lostOfGrants) {
        List<Change> changes = new ArrayList<>();
        Amount free = lostOfGrants;
        for (Movement movement : moved.all()) {
            Amount size = movement.amount().abs();
            Amount bought = BookedMovements.isGranted(movement) ? zero : size;
            if (BookedMovements.isLost(movement)) {
                Amount part = free.min(size);
                free = free.minus(part);
                bought = size.minus(part);
            }
            changes.add(new Change(movement, bought.told()));
        }
        return changes;
    }

    private List<Difference> differences(CarriedBooks.Step step, BookBalance closing, Amount out) {
        Amount read = closingByReadings();
        Amount held = byReadings();
        if (evidence == null || read == null || held == null) {
            return List.of();
        }
        Drawdown drawdown = evidence.drawdown();
        Amount shown = BookedMovements.of(evidence.counted().stream(), zero)
                .in(month.month())
                .net();
        Amount estimate = Objects.requireNonNullElse(drawn.byReadings(), zero);
        boolean isInvoiced = drawn.invoiced(month) != null;
        boolean isAfterInvoice =
                books.firstInvoiced() != null && books.firstInvoiced().isBefore(month.month());
        List<Difference> all = new ArrayList<>();
        add(all, "Granted credit not yet used", closing.granted());
        add(
                all,
                "In transit: booked, not yet in the balance",
                inTransitAtEnd(drawdown).negated());
        add(
                all,
                isAfterInvoice
                        ? "Carried from earlier months: invoices against readings"
                        : "Re-estimated edge: the balance at the month's start, by the shape of usage",
                held.minus(step.opening().total()));
        add(
                all,
                isInvoiced
                        ? "This month's invoice against its readings"
                        : "Re-estimated edges: drawn by the shape of usage, in the books evenly over time",
                out.minus(estimate));
        add(all, "On paper, not seen in the balance", shown.minus(step.moved().net()));
        Amount rest = read.minus(closing.bought());
        for (Difference one : all) {
            rest = rest.minus(one.amount());
        }
        add(
                all,
                drawdown.shortfalls().isEmpty()
                        ? "Rounding, and days beside those compared"
                        : "Increases that no document explains",
                rest);
        return all;
    }

    private static void add(List<Difference> all, String cause, Amount amount) {
        if (!amount.isZero()) {
            all.add(new Difference(cause, amount));
        }
    }

    private List<String> assumptions(@Nullable Amount opening, BookedMovements moved) {
        String account = drawn.account();
        List<String> assumptions = new ArrayList<>();
        YearMonth guessed = books.guessesGrants();
        if (guessed != null) {
            assumptions.add(
                    account + ": of the credit held when " + guessed
                            + " began, what the purchases known before do not explain is taken for granted credit; no reading tells what became of it earlier.");
        }
        if (opening == null) {
            assumptions.add(
                    account
                            + ": what the books held at the month's start is not known, because no reading lets it be estimated.");
        } else if (!books.knowsGrants()) {
            assumptions.add(account + ": no granted credit is known, so all credit held is taken to be bought.");
        } else {
            assumptions.add(
                    account
                            + ": granted credit is taken to be used (and lost) before bought credit; invoices draw on both under one name.");
        }
        if (moved.lost().isPositive()) {
            assumptions.add(
                    account
                            + ": credit that expired, and adjustments that took credit, are written off as far as they were bought.");
        }
        assumptions.add(
                account
                        + ": the books carry the balance on by the invoices, and where none is there by the readings next to the months' edges, evenly over time; what the month's readings make of it is shown beside it, and no entry is proposed for the difference.");
        return assumptions;
    }
}
