package io.trueup.report.focus;

import io.trueup.invoice.TotalsRow;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.Money;
import io.trueup.reconcile.BookedSale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands below the lines of a paper, as far as it changes what is billed.
 *
 * @param payable what the paper charges, with tax and after credit; a balance that is set off after the total is payment, not charge, unless it
 *     pays for usage: there it is prepaid credit
 * @param credit prepaid credit set against usage, as a negative amount
 * @param reductions discounts, and credit set against anything else
 */
record PaperTotals(BigDecimal payable, BigDecimal credit, List<TotalsRow> reductions, List<TotalsRow> taxes) {

    private static final Pattern RATE = Pattern.compile("(\\d+(?:[.,]\\d+)?) ?%");

    /** @param usage whether the paper charges usage of the API, which credit pays for */
    static PaperTotals of(BookedSale sale, boolean usage) {
        List<TotalsRow> rows = sale.totals().stream()
                .filter(row -> row.amount() != null && !row.amount().isZero())
                .toList();
        int total = indexOfTotal(sale.totals());
        List<TotalsRow> reductions = new ArrayList<>();
        List<TotalsRow> taxes = new ArrayList<>();
        BigDecimal credit = BigDecimal.ZERO;
        for (TotalsRow row : rows) {
            boolean payment = total >= 0 && sale.totals().indexOf(row) > total;
            switch (row.role()) {
                case TAX -> taxes.add(row);
                case DISCOUNT -> reductions.add(row);
                case APPLIED -> {
                    if (usage) {
                        credit = credit.add(amount(row));
                    } else if (!payment) {
                        reductions.add(row);
                    }
                }
                default -> {}
            }
        }
        return new PaperTotals(payable(sale, usage, credit, reductions, taxes), credit, reductions, taxes);
    }

    private static BigDecimal payable(
            BookedSale sale, boolean usage, BigDecimal credit, List<TotalsRow> reductions, List<TotalsRow> taxes) {
        Money told = usage ? printed(sale, Role.DUE, Role.TOTAL) : printed(sale, Role.TOTAL, Role.DUE);
        if (told != null) {
            return told.value();
        }
        BigDecimal lines = sale.lines().stream()
                .map(line -> line.line().amount().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return lines.add(credit).add(sum(reductions)).add(sum(taxes));
    }

    /** The one, or where it is not printed the other. */
    private static @Nullable Money printed(BookedSale sale, Role one, Role other) {
        Money printed = printed(sale, one);
        return printed == null ? printed(sale, other) : printed;
    }

    private static @Nullable Money printed(BookedSale sale, Role role) {
        return sale.totals().stream()
                .filter(row -> row.role() == role)
                .map(TotalsRow::amount)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static int indexOfTotal(List<TotalsRow> totals) {
        for (int i = 0; i < totals.size(); i++) {
            if (totals.get(i).role() == Role.TOTAL) {
                return i;
            }
        }
        return -1;
    }

    static BigDecimal sum(List<TotalsRow> rows) {
        return rows.stream().map(PaperTotals::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal amount(TotalsRow row) {
        return row.amount() == null ? BigDecimal.ZERO : row.amount().value();
    }

    /** The rate in a tax's label or a line's tax cell, such as 24; null where none is printed. */
    static @Nullable BigDecimal rate(@Nullable String text) {
        Matcher rate = RATE.matcher(text == null ? "" : text);
        return rate.find() ? new BigDecimal(rate.group(1).replace(',', '.')) : null;
    }
}
