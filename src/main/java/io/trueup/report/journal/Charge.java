package io.trueup.report.journal;

import io.trueup.invoice.LineSubject.Nature;
import io.trueup.invoice.TotalsRow;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.Money;
import io.trueup.reconcile.BookedSale;
import java.util.List;
import java.util.Objects;

/** A booked paper as money, a credit note negative throughout. */
record Charge(BookedSale sale) {

    Money zero() {
        return Money.zero(sale.currency());
    }

    /** Before tax and credit, after discounts. */
    Money net() {
        return signed(sale.subtotal().plus(sum(Role.DISCOUNT)));
    }

    Money tax() {
        return signed(sum(Role.TAX));
    }

    boolean isPurchase() {
        return sale.lines().stream().anyMatch(Charge::isPurchase);
    }

    /** Whether it sells credit and nothing else. */
    boolean isPurchaseOnly() {
        return isPurchase() && sale.lines().stream().allMatch(Charge::isPurchase);
    }

    Money purchased() {
        return signed(sale.lines().stream()
                .filter(Charge::isPurchase)
                .map(line -> line.line().amount())
                .reduce(zero(), Money::plus));
    }

    /** Whether the month's report counts it as the month's usage; an invoice over two months counts in its first. */
    boolean isUsageOfMonth() {
        return sale.lines().stream()
                .filter(line -> !isPurchase(line))
                .findFirst()
                .map(BookedSale.Line::ofMonth)
                .orElse(false);
    }

    private static boolean isPurchase(BookedSale.Line line) {
        Nature nature = line.line().subject().nature();
        return nature == Nature.API_CREDIT || nature == Nature.COMPUTER_CREDIT;
    }

    private Money sum(Role role) {
        List<Money> amounts = sale.totals().stream()
                .filter(row -> row.role() == role)
                .map(TotalsRow::amount)
                .filter(Objects::nonNull)
                .map(Money.class::cast)
                .toList();
        return amounts.stream().reduce(zero(), Money::plus);
    }

    /** A credit note may print its figures with either sign. */
    private Money signed(Money amount) {
        return sale.isCreditNote() && sale.subtotal().isPositive() ? amount.negated() : amount;
    }
}
