package io.trueup.console.month;

import io.trueup.console.page.Shown;
import io.trueup.money.Amount;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BridgeStep;
import io.trueup.report.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bridge from the estimate to the invoice, a bar a row. The axis does not begin at zero where that would make the steps too small to see.
 *
 * @param from where the axis begins, told; null: at zero
 */
record Waterfall(List<Row> rows, @Nullable String from) {

    static final int WIDTH = 400;

    private static final int NARROWEST = 2;

    Waterfall {
        rows = List.copyOf(rows);
    }

    /** @param kind total, up or down */
    record Row(String label, String amount, int at, int width, String kind) {}

    /** @return null where there is no bridge */
    static @Nullable Waterfall of(AccountResult account) {
        Amount estimate = account.spend().estimate();
        Amount invoiced = account.invoiced();
        if (estimate == null || invoiced == null || account.bridge().isEmpty()) {
            return null;
        }
        BigDecimal least = estimate.value().min(invoiced.value());
        BigDecimal most = estimate.value().max(invoiced.value());
        BigDecimal level = estimate.value();
        for (BridgeStep step : account.bridge()) {
            level = level.add(step.amount().value());
            least = least.min(level);
            most = most.max(level);
        }
        BigDecimal begin = begin(least, most);
        Axis axis = new Axis(begin, most.max(BigDecimal.ZERO).subtract(begin));
        List<Row> rows = new ArrayList<>();
        rows.add(total("Best estimate", estimate, axis));
        level = estimate.value();
        for (BridgeStep step : account.bridge()) {
            BigDecimal next = level.add(step.amount().value());
            rows.add(row(step, level.min(next), level.max(next), axis));
            level = next;
        }
        rows.add(total("Invoiced", invoiced, axis));
        return new Waterfall(rows, begin.signum() == 0 ? null : Shown.amount(estimate.withValue(begin)));
    }

    /** Zero, unless all happens in the upper half. */
    private static BigDecimal begin(BigDecimal least, BigDecimal most) {
        BigDecimal span = most.subtract(least);
        if (least.signum() <= 0) {
            return least;
        }
        BigDecimal room = span.signum() == 0 ? least : span;
        return least.compareTo(room.multiply(BigDecimal.TWO)) <= 0
                ? BigDecimal.ZERO
                : least.subtract(room.divide(BigDecimal.TWO, MathContext.DECIMAL64))
                        .setScale(0, RoundingMode.FLOOR);
    }

    private static Row total(String label, Amount amount, Axis axis) {
        int zero = axis.at(axis.begin.max(BigDecimal.ZERO));
        int end = axis.at(amount.value());
        return new Row(
                label, Shown.amount(amount), Math.min(zero, end), Math.max(NARROWEST, Math.abs(end - zero)), "total");
    }

    private static Row row(BridgeStep step, BigDecimal from, BigDecimal to, Axis axis) {
        int at = axis.at(from);
        return new Row(
                Words.cause(step.cause()),
                Shown.difference(step.amount()),
                at,
                Math.max(NARROWEST, axis.at(to) - at),
                step.amount().isNegative() ? "down" : "up");
    }

    private record Axis(BigDecimal begin, BigDecimal span) {
        int at(BigDecimal value) {
            return span.signum() == 0
                    ? 0
                    : value.subtract(begin)
                            .multiply(BigDecimal.valueOf(WIDTH))
                            .divide(span, MathContext.DECIMAL64)
                            .setScale(0, RoundingMode.HALF_UP)
                            .intValueExact();
        }
    }
}
