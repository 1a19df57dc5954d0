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
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A prepaid pool as books carry it: from month to month less what the invoices say was drawn (by the estimate where none is there), so that a
 * month's closing is the next one's opening. Where no month has been invoiced the balance at the month's start is the opening.
 */
final class PrepaidBooks {

    private final Month month;
    private final DrawnCredit drawn;
    private final @Nullable CreditEvidence evidence;
    private final EdgeBalances edges;
    private final Amount zero;
    private final List<String> assumptions = new ArrayList<>();

    private PrepaidBooks(Month month, DrawnCredit drawn, Amount zero) {
        this.month = month;
        this.drawn = drawn;
        this.evidence = drawn.evidence();
        this.edges = EdgeBalances.of(month, month.pool(drawn.account()));
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
        YearMonth from = firstInvoiced();
        BookedMovements booked = from == null ? counted() : papers();
        BookBalance opening = opening(from);
        BookBalance known = opening == null ? new BookBalance(zero, zero) : opening;
        BookedMovements moved = booked.in(month.month());
        Amount estimate = estimate(opening, moved, from == null);
        Amount invoiced = drawn.invoiced(month);
        Amount free = estimate == null ? null : known.coveredByGrants(moved, estimate);
        Amount used = estimate == null || free == null ? null : estimate.minus(free);
        Amount trueUp = null;
        if (invoiced != null) {
            free = freeOf(known, moved, invoiced);
            trueUp = invoiced.minus(free).minus(Objects.requireNonNullElse(used, zero));
        }
        Amount finallyDrawn = invoiced != null ? invoiced : estimate;
        Amount lostOfGrants = known.lostOfGrants(moved, Objects.requireNonNullElse(free, zero));
        BookBalance closing = opening == null || finallyDrawn == null || free == null
                ? null
                : opening.after(moved, finallyDrawn, free);
        assumeOf(booked, opening, moved, known.granted());
        return new BoughtCredit(
                drawn.account(),
                opening == null ? null : opening.bought(),
                moved.bought(),
                used,
                trueUp,
                moved.lost().minus(lostOfGrants),
                moved.refunded(),
                closing == null ? null : closing.bought(),
                free,
                assumptions,
                changes(moved, lostOfGrants),
                drawn.beyondCredit(),
                closingByReadings(),
                closing == null || opening == null ? List.of() : differences(opening, closing, moved, invoiced, from));
    }

    /** The first month, this one at the latest, whose drawn credit an invoice tells; null if there is none. */
    private @Nullable YearMonth firstInvoiced() {
        YearMonth first = edges.first();
        if (first == null) {
            return null;
        }
        for (YearMonth each = first; !each.isAfter(month.month()); each = each.plusMonths(1)) {
            if (drawn.invoiced(month.at(each)) != null) {
                return each;
            }
        }
        return null;
    }

    private BookedMovements papers() {
        return BookedMovements.of(month, drawn.account(), zero);
    }

    /** While no invoice is there, what the balance shows is what the books hold. */
    private BookedMovements counted() {
        return evidence == null ? papers() : BookedMovements.of(evidence.counted().stream(), zero);
    }

    /** @param from the first month invoiced, or null */
    private @Nullable BookBalance opening(@Nullable YearMonth from) {
        YearMonth first = edges.first();
        BookedMovements papers = papers();
        Amount granted = zero;
        Amount total = null;
        boolean isTraced = from != null || papers.all().stream().anyMatch(BookedMovements::isGranted);
        if (isTraced && first != null && !first.isAfter(month.month())) {
            granted = grantedAtFirst(first, papers);
            for (YearMonth each = first; each.isBefore(month.month()); each = each.plusMonths(1)) {
                total = total == null && from != null && !each.isBefore(from) ? edges.at(each) : total;
                Month past = month.at(each);
                BookedMovements moved = papers.in(each);
                Amount out = drawnIn(past);
                BookBalance before = new BookBalance(total == null ? zero : total, granted);
                BookBalance after = before.after(
                        moved, out == null ? zero : out, out == null ? zero : freeOf(before, moved, out, past));
                granted = after.granted();
                total = total == null || out == null ? null : after.total();
            }
            total = total == null && from != null ? edges.at(month.month()) : total;
        }
        total = total == null ? byReadings() : total;
        return total == null ? null : new BookBalance(total, granted.min(total).max(zero));
    }

    /** Granted credit of the time before the first reading that the pool may still hold: no more than what was not bought. */
    private Amount grantedAtFirst(YearMonth first, BookedMovements papers) {
        LocalDate day = first.atDay(1);
        BookedMovements earlier = BookedMovements.of(
                papers.all().stream().filter(movement -> movement.day().isBefore(day)), zero);
        Amount held = earlier.granted().isZero() ? null : edges.at(first);
        if (held == null) {
            return zero;
        }
        assumptions.add(
                drawn.account() + ": of the credit held when " + first
                        + " began, what the purchases known before do not explain is taken for granted credit; no reading tells what became of it earlier.");
        return held.minus(earlier.bought()).min(earlier.granted()).max(zero);
    }

    private @Nullable Amount drawnIn(Month past) {
        Amount invoiced = drawn.invoiced(past);
        if (invoiced != null) {
            return invoiced;
        }
        boolean isLast = past.month().equals(month.month().minusMonths(1));
        Amount estimate = isLast ? drawn.estimate(past) : null;
        return estimate == null ? edges.drawn(past.month()) : estimate.told();
    }

    private Amount freeOf(BookBalance balance, BookedMovements moved, Amount invoiced) {
        return freeOf(balance, moved, invoiced, month);
    }

    /** The printed split is the truth where the invoice prints both kinds of credit; else granted credit goes first. */
    private Amount freeOf(BookBalance balance, BookedMovements moved, Amount out, Month of) {
        Amount printed = drawn.printedGrants(of);
        Amount most = balance.coveredByGrants(moved, out);
        return printed == null ? most : printed.min(balance.granted().plus(moved.granted()));
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

    /**
     * What was drawn by the readings. Where the books follow the balance alone it is what leads from one told balance to the next, so that
     * rounding does not pile up.
     */
    private @Nullable Amount estimate(@Nullable BookBalance opening, BookedMovements moved, boolean followsBalance) {
        if (evidence == null) {
            return null;
        }
        Drawdown drawdown = evidence.drawdown();
        Amount drawn = drawdown.estimate();
        if (drawn == null) {
            return null;
        }
        Amount closing = closingByReadings();
        if (!followsBalance
                || opening == null
                || closing == null
                || !month.isOver()
                || !drawdown.shortfalls().isEmpty()) {
            return drawn.told();
        }
        return opening.total()
                .plus(moved.bought())
                .plus(moved.granted())
                .minus(moved.lost())
                .minus(moved.refunded())
                .minus(closing)
                .minus(inTransitAtEnd(drawdown));
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

    private List<Difference> differences(
            BookBalance opening,
            BookBalance closing,
            BookedMovements moved,
            @Nullable Amount invoiced,
            @Nullable YearMonth from) {
        Amount read = closingByReadings();
        Amount held = byReadings();
        if (evidence == null || read == null || held == null) {
            return List.of();
        }
        Drawdown drawdown = evidence.drawdown();
        BookedMovements shown =
                BookedMovements.of(evidence.counted().stream(), zero).in(month.month());
        Amount estimate = Objects.requireNonNullElse(drawdown.estimate(), zero).told();
        List<Difference> all = new ArrayList<>();
        add(all, "Granted credit not yet used", closing.granted());
        add(
                all,
                "In transit: booked, not yet in the balance",
                inTransitAtEnd(drawdown).negated());
        add(
                all,
                month.month().equals(from)
                        ? "Re-estimated edge: the balance at the month's start, by the shape of usage"
                        : "Carried from earlier months: invoices against readings",
                held.minus(opening.total()));
        add(all, "This month's invoice against its readings", invoiced == null ? zero : invoiced.minus(estimate));
        add(all, "On paper, not seen in the balance", net(shown).minus(net(moved)));
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

    private static Amount net(BookedMovements moved) {
        return moved.bought().plus(moved.granted()).minus(moved.lost()).minus(moved.refunded());
    }

    private static void add(List<Difference> all, String cause, Amount amount) {
        if (!amount.isZero()) {
            all.add(new Difference(cause, amount));
        }
    }

    private void assumeOf(
            BookedMovements booked, @Nullable BookBalance opening, BookedMovements moved, Amount granted) {
        String account = drawn.account();
        if (opening == null) {
            assumptions.add(
                    account
                            + ": what the books held at the month's start is not known, because no reading lets it be estimated.");
        } else if (booked.all().stream().noneMatch(BookedMovements::isGranted)) {
            assumptions.add(account + ": no granted credit is known, so all credit held is taken to be bought.");
        } else if (granted.isPositive() || moved.granted().isPositive()) {
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
                        + ": the books carry the balance on by the invoices; what the readings make of it is shown beside it, and no entry is proposed for the difference.");
    }
}
