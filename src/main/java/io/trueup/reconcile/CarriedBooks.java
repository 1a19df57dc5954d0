package io.trueup.reconcile;

import io.trueup.money.Amount;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The books of a pool, carried on from the first month that begins with a reading. What an invoice does not tell is taken from the readings next to
 * the months' edges alone, evenly over time: that is all that later months know, so each of them tells the same of a month as it does itself.
 */
final class CarriedBooks {

    /**
     * One month.
     *
     * @param drawn by the invoice, else by the readings; null (with closing) if neither tells it
     */
    record Step(
            BookBalance opening,
            BookedMovements moved,
            @Nullable Amount drawn,
            @Nullable BookBalance closing) {}

    private final Month month;
    private final DrawnCredit drawn;
    private final EdgeBalances edges;
    private final Amount zero;
    private final BookedMovements papers;
    private final @Nullable YearMonth first;
    private final @Nullable YearMonth firstInvoiced;

    /** What rounding has left over since the last invoice, so that it does not pile up. */
    private Amount rest;

    CarriedBooks(Month month, DrawnCredit drawn, EdgeBalances edges, Amount zero) {
        this.month = month;
        this.drawn = drawn;
        this.edges = edges;
        this.zero = zero;
        this.rest = zero;
        this.papers = BookedMovements.of(month, drawn.account(), edges.counted(), zero);
        this.first = edges.first();
        this.firstInvoiced = findInvoiced();
    }

    /** The first month, this one at the latest, whose drawn credit an invoice tells; null if there is none. */
    @Nullable YearMonth firstInvoiced() {
        return firstInvoiced;
    }

    boolean knowsGrants() {
        return papers.all().stream().anyMatch(BookedMovements::isGranted);
    }

    /** The first month of the books if granted credit of earlier times may be in what it began with; else null. */
    @Nullable YearMonth guessesGrants() {
        return first != null
                        && !first.isAfter(month.month())
                        && before(first).granted().isPositive()
                        && edges.at(first) != null
                ? first
                : null;
    }

    /** This month; null where no reading before it lets the balance be told. */
    @Nullable Step step() {
        if (first == null) {
            return null;
        }
        if (first.isAfter(month.month())) {
            return first.equals(month.month().plusMonths(1)) ? stepBefore(first) : null;
        }
        BookBalance balance = atFirst(first);
        for (YearMonth each = first; each.isBefore(month.month()); each = each.plusMonths(1)) {
            Step step = balance == null ? null : step(balance, month.at(each));
            balance = step == null || step.closing() == null ? edge(each.plusMonths(1)) : step.closing();
        }
        return balance == null ? null : step(balance, month);
    }

    BookedMovements moved(YearMonth of) {
        return papers.in(of);
    }

    /** What of the drawn credit was granted: as printed where an invoice prints both kinds; else granted credit goes first. */
    Amount free(BookBalance balance, BookedMovements moved, Amount out, Month of) {
        Amount printed = drawn.printedGrants(of);
        return printed == null
                ? balance.coveredByGrants(moved, out)
                : printed.min(balance.granted().plus(moved.granted()));
    }

    private Step step(BookBalance opening, Month of) {
        BookedMovements moved = moved(of.month());
        Amount out = drawnIn(of);
        return new Step(
                opening, moved, out, out == null ? null : opening.after(moved, out, free(opening, moved, out, of)));
    }

    private @Nullable Amount drawnIn(Month of) {
        Amount invoiced = drawn.invoiced(of);
        if (invoiced != null) {
            rest = zero;
            return invoiced;
        }
        // a month that is not over is told so far; later months know nothing of it yet
        Amount exact = of.isOver() ? edges.drawn(of.month()) : drawn.byReadings();
        if (exact == null) {
            return null;
        }
        Amount told = exact.plus(rest).told();
        rest = exact.plus(rest).minus(told);
        return told;
    }

    /** The month in which the first reading was taken: its opening is what leads to its closing. */
    private @Nullable Step stepBefore(YearMonth next) {
        BookBalance closing = atFirst(next);
        Amount invoiced = drawn.invoiced(month);
        Amount out = invoiced != null ? invoiced : drawn.byReadings();
        if (closing == null || out == null) {
            return null;
        }
        BookedMovements moved = moved(month.month());
        Amount total = closing.total().minus(moved.net()).plus(out);
        Amount granted = closing.granted().minus(moved.granted()).max(zero);
        return new Step(new BookBalance(total, granted), moved, out, closing);
    }

    /** Where the books begin: of the granted credit of earlier times no more than what was not bought. */
    private @Nullable BookBalance atFirst(YearMonth begin) {
        BookBalance held = edge(begin);
        if (held == null) {
            return null;
        }
        BookedMovements earlier = before(begin);
        return BookBalance.of(held.total(), held.total().minus(earlier.bought()).min(earlier.granted()));
    }

    private @Nullable BookBalance edge(YearMonth begin) {
        Amount held = edges.at(begin);
        return held == null ? null : new BookBalance(held, zero);
    }

    private BookedMovements before(YearMonth begin) {
        LocalDate day = begin.atDay(1);
        return BookedMovements.of(
                papers.all().stream().filter(movement -> movement.day().isBefore(day)), zero);
    }

    private @Nullable YearMonth findInvoiced() {
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
}
