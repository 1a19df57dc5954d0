package io.trueup.invoice;

import io.trueup.finding.FindingCode;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.Money;
import io.trueup.money.Rounding;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether each tax is its printed rate of its printed base, and whether the bases are what was sold, where that is sure. */
final class TaxCheck {

    private record Told(TotalsRow row, Money amount, TaxLabel label) {}

    private final Invoice invoice;
    private final List<Told> taxes;

    TaxCheck(Invoice invoice) {
        this.invoice = invoice;
        this.taxes = invoice.taxes().stream()
                .<Told>mapMulti((row, sink) -> {
                    TaxLabel label = TaxLabel.of(row.label());
                    Money amount = row.amount();
                    if (label != null && amount != null) {
                        sink.accept(new Told(row, amount, label));
                    }
                })
                .toList();
    }

    void addErrorsTo(List<FootingError> errors) {
        int before = errors.size();
        for (Told tax : taxes) {
            Money exact = Money.of(tax.label().tax(), invoice.currency());
            if (!Footing.isRounded(exact, tax.amount())) {
                errors.add(error(tax.row(), tax.amount(), exact));
            }
        }
        if (errors.size() == before) {
            addBaseError(errors);
        }
    }

    private static FootingError error(TotalsRow row, Money printed, Money exact) {
        return new FootingError(
                FindingCode.TAX_MISMATCH, row.label(), printed, exact.rounded(Rounding.TOLD), row.place());
    }

    /** Only where every line prints the one rate of all tax rows: then their bases together are the total without tax. */
    private void addBaseError(List<FootingError> errors) {
        Money sold = soldWithoutTax();
        if (taxes.isEmpty() || sold == null || !isOneTaxOnAllLines()) {
            return;
        }
        Told first = taxes.getFirst();
        BigDecimal bases = taxes.stream().map(tax -> tax.label().base()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (Money.of(bases, invoice.currency()).equals(sold)) {
            return;
        }
        Money exact = sold.times(first.label().rate());
        Money printed = taxes.stream().map(Told::amount).reduce(Money.zero(invoice.currency()), Money::plus);
        Money slack = Money.halfCent(invoice.currency()).times(BigDecimal.valueOf(taxes.size()));
        if (printed.minus(exact).abs().compareTo(slack) > 0) {
            errors.add(error(first.row(), printed, exact));
        }
    }

    private boolean isOneTaxOnAllLines() {
        TaxLabel first = taxes.getFirst().label();
        boolean oneTax = taxes.size() == invoice.taxes().size()
                && taxes.stream()
                        .allMatch(tax -> tax.label().name().equals(first.name())
                                && tax.label().rate().compareTo(first.rate()) == 0);
        String cell = first.rate().movePointRight(2).stripTrailingZeros().toPlainString() + "%";
        return oneTax
                && invoice.lines().stream().allMatch(line -> {
                    String printed = line.tax();
                    return printed != null
                            && printed.replace(',', '.').replace(" ", "").equals(cell);
                });
    }

    private @Nullable Money soldWithoutTax() {
        Money printed = invoice.sum(Role.TOTAL_EXCLUDING_TAX);
        if (printed != null || invoice.subtotal() == null) {
            return printed;
        }
        Money discounts = invoice.sum(Role.DISCOUNT);
        return discounts == null ? invoice.subtotal() : invoice.subtotal().plus(discounts);
    }
}
