package io.trueup.invoice;

import io.trueup.finding.FindingCode;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.Money;
import io.trueup.money.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a document's printed figures give each other, exactly (formats.md section 4). Each figure is checked against the printed figures that
 * it is made of, so that one wrong figure is one error, and never corrected.
 */
public final class Footing {

    private final Invoice invoice;
    private final List<FootingError> errors = new ArrayList<>();

    private Footing(Invoice invoice) {
        this.invoice = invoice;
    }

    /** What does not add up, first the lines, then the totals, last the taxes. */
    public static List<FootingError> check(Invoice invoice) {
        Footing footing = new Footing(invoice);
        footing.checkLines();
        footing.checkSections();
        footing.checkTotals();
        new TaxCheck(invoice).addErrorsTo(footing.errors);
        return List.copyOf(footing.errors);
    }

    private void checkLines() {
        for (InvoiceLine line : invoice.lines()) {
            BigDecimal quantity = line.quantity();
            Money price = line.unitPrice();
            if (quantity == null || price == null) {
                continue;
            }
            Money product = price.times(quantity);
            if (!isRounded(product, line.amount())) {
                add(
                        FindingCode.LINE_AMOUNT_MISMATCH,
                        line.description(),
                        line.amount(),
                        product.rounded(Rounding.TOLD),
                        line.place());
            }
        }
    }

    /** Half a cent away at most: at an exact half cent either neighbour is right (domain.md section 2). */
    static boolean isRounded(Money exact, Money printed) {
        return printed.minus(exact).abs().compareTo(Money.halfCent(printed.currency())) <= 0;
    }

    private void checkSections() {
        List<Section> sections = invoice.sections();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            Place next = i + 1 < sections.size() ? sections.get(i + 1).place() : null;
            Money rows = invoice.lines().stream()
                    .filter(line ->
                            section.name().equals(line.section()) && isBetween(line.place(), section.place(), next))
                    .map(InvoiceLine::amount)
                    .reduce(Money.zero(invoice.currency()), Money::plus);
            compare(FindingCode.SUBTOTAL_MISMATCH, section.name(), section.total(), rows, section.place());
        }
    }

    private static final Comparator<Place> DOWN =
            Comparator.comparingInt(Place::page).thenComparingInt(Place::row);

    private static boolean isBetween(Place place, Place from, @Nullable Place to) {
        return DOWN.compare(from, place) < 0 && (to == null || DOWN.compare(place, to) < 0);
    }

    /** Walks down the block of totals: each total must be the last one printed with the rows between. */
    private void checkTotals() {
        Money sum = invoice.sections().isEmpty()
                ? invoice.linesTotal()
                : invoice.sections().stream().map(Section::total).reduce(Money.zero(invoice.currency()), Money::plus);
        List<TotalsRow> rows = invoice.totals();
        for (int i = 0; i < rows.size(); i++) {
            TotalsRow row = rows.get(i);
            Money amount = row.amount();
            if (amount == null) {
                continue;
            }
            FindingCode code = code(row.role());
            if (code == null) {
                sum = sum.plus(amount);
                continue;
            }
            boolean taxInside = row.role() == Role.TOTAL_EXCLUDING_TAX
                    && isWithoutTaxOf(sum, amount, rows.subList(i + 1, rows.size()));
            if (!taxInside) {
                compare(code, row.label(), amount, sum, row.place());
            }
            sum = amount;
            if (row.role() == Role.DUE) {
                return; // what stands below is told of payments, not of the sale
            }
        }
    }

    private static @Nullable FindingCode code(Role role) {
        return switch (role) {
            case SUBTOTAL -> FindingCode.SUBTOTAL_MISMATCH;
            case TOTAL, TOTAL_EXCLUDING_TAX -> FindingCode.TOTAL_MISMATCH;
            case DUE -> FindingCode.AMOUNT_DUE_MISMATCH;
            case DISCOUNT, TAX, APPLIED -> null;
        };
    }

    /** Prices that include the tax: the lines' sum is reached again by adding the taxes, and that is the printed total. */
    private static boolean isWithoutTaxOf(Money sum, Money withoutTax, List<TotalsRow> below) {
        Money withTax = withoutTax;
        for (TotalsRow row : below) {
            Money amount = row.amount();
            if (amount != null && row.role() == Role.TAX) {
                withTax = withTax.plus(amount);
            } else if (amount != null) {
                return row.role() == Role.TOTAL && amount.equals(withTax) && withTax.equals(sum);
            }
        }
        return false;
    }

    private void compare(FindingCode code, String what, Money printed, Money computed, Place place) {
        if (!printed.equals(computed)) {
            add(code, what, printed, computed, place);
        }
    }

    private void add(FindingCode code, String what, Money printed, Money computed, Place place) {
        errors.add(new FootingError(code, what, printed, computed, place));
    }
}
