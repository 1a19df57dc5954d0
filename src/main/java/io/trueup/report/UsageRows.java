package io.trueup.report;

import io.trueup.invoice.LineSubject;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BookedLine;
import io.trueup.report.UsageGroup.Metered;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of the sheet Usage × price: a group a subject, its meters on the left, the lines that charge it on the right. */
final class UsageRows {

    private static final String ABOVE = "above";
    private static final String NOT_METERED = "not metered";

    /** Products of binary floats differ from exact ones far behind the cent. */
    private static final BigDecimal SAME = new BigDecimal("0.000000001");

    private final SheetWriter sheet;
    private final ChargedUsage charged;

    UsageRows(SheetWriter sheet, ChargedUsage charged) {
        this.sheet = sheet;
        this.charged = charged;
    }

    /** Where an account's rows stand, from 1 as formulas count. */
    record Placed(AccountResult account, int first, int last) {}

    Placed write(AccountResult account) {
        int first = sheet.last() + 1;
        UsageGroup.of(account.account(), charged.usage(account), charged.lines(account))
                .forEach(this::group);
        return new Placed(account, first, sheet.last());
    }

    private void group(UsageGroup group) {
        int first = sheet.last() + 1;
        for (int i = 0; i < group.rows(); i++) {
            RowWriter row = sheet.row();
            Metered metered = i < group.metered().size() ? group.metered().get(i) : null;
            BookedLine line = i < group.lines().size() ? group.lines().get(i) : null;
            subject(row, group, metered, line);
            metered(row, group, metered);
            invoiced(row, group, line);
            if (i == 0) {
                differences(row, group, first, first + group.rows() - 1);
            } else {
                row.text(ABOVE, Look.WORD).text(ABOVE, Look.WORD);
            }
            row.text(metered == null ? null : metered.file());
        }
    }

    private static void subject(RowWriter row, UsageGroup group, @Nullable Metered metered, @Nullable BookedLine line) {
        row.text(group.account());
        if (metered != null) {
            row.text(metered.meter())
                    .text(metered.model())
                    .text(metered.context())
                    .text(metered.key());
        } else if (line != null) {
            LineSubject told = line.line().subject();
            row.text(told.meter() == null ? "not told" : told.meter())
                    .text(told.model())
                    .text(told.context())
                    .text(told.key());
        }
    }

    private static void metered(RowWriter row, UsageGroup group, @Nullable Metered metered) {
        if (metered == null) {
            String word = group.metered().isEmpty() ? NOT_METERED : ABOVE;
            for (int i = 0; i < 5; i++) {
                row.text(word, Look.WORD);
            }
            return;
        }
        int number = row.number();
        List<BigDecimal> prices = metered.unitPrices();
        AmountRange worth = metered.worth();
        row.quantity(metered.quantity(), Words.NOT_KNOWN);
        if (prices.isEmpty()) {
            row.text("not listed", Look.WORD).text("not listed", Look.WORD);
        } else {
            row.number(prices.getFirst(), Look.EXACT);
            if (prices.size() == 1) {
                row.formula("G" + number, prices.getFirst(), Look.EXACT);
            } else {
                row.number(prices.getLast(), Look.EXACT);
            }
        }
        product(row, "G", prices.isEmpty() ? null : prices.getFirst(), metered.quantity(), lowKnown(metered));
        product(row, "H", prices.isEmpty() ? null : prices.getLast(), metered.quantity(), worth.high());
    }

    /** Usage without a price is worth something unknown, not nothing. */
    private static @Nullable Amount lowKnown(Metered metered) {
        return metered.worth().high() == null ? null : metered.worth().low();
    }

    /** By formula where it is quantity × price; a cost that responses told is a figure. */
    private static void product(
            RowWriter row, String letter, @Nullable BigDecimal price, BigDecimal quantity, @Nullable Amount worth) {
        if (worth == null) {
            row.text(letter.equals("G") ? Words.NOT_KNOWN : Words.OPEN, Look.WORD);
        } else if (price != null
                && quantity.multiply(price).subtract(worth.value()).abs().compareTo(SAME) <= 0) {
            row.formula("F%1$s*%2$s%1$s".formatted(row.number(), letter), quantity.multiply(price), Look.MONEY);
        } else {
            row.money(worth, Words.NOT_KNOWN);
        }
    }

    private void invoiced(RowWriter row, UsageGroup group, @Nullable BookedLine line) {
        if (line == null) {
            String word = group.lines().isEmpty() ? "not invoiced" : ABOVE;
            row.text(word).text(word).text(word, Look.WORD).text(word, Look.WORD);
            return;
        }
        row.text(line.number())
                .text(line.line().description())
                .quantity(charged.quantity(line), "not printed")
                .money(charged.amount(line), Words.NOT_KNOWN);
    }

    private void differences(RowWriter row, UsageGroup group, int first, int last) {
        BigDecimal invoiced = BigDecimal.ZERO;
        Money amount = Money.zero(Money.USD);
        for (BookedLine line : group.lines()) {
            BigDecimal quantity = charged.quantity(line);
            invoiced = invoiced == null || quantity == null ? null : invoiced.add(quantity);
            amount = amount.plus(charged.amount(line));
        }
        if (group.lines().isEmpty() || group.metered().isEmpty()) {
            String word = group.lines().isEmpty() ? "not invoiced" : NOT_METERED;
            row.text(word, Look.WORD).text(word, Look.WORD);
            return;
        }
        BigDecimal metered = group.metered().stream().map(Metered::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (invoiced == null) {
            row.text("not printed", Look.WORD);
        } else {
            row.formula(
                    "ROUND(%s-%s,6)".formatted(sum("M", first, last), sum("F", first, last)),
                    invoiced.subtract(metered).setScale(6, RoundingMode.HALF_UP),
                    Look.WHOLE);
        }
        amountDifference(row, group, amount, first, last);
    }

    private static void amountDifference(RowWriter row, UsageGroup group, Money amount, int first, int last) {
        if (group.metered().stream().anyMatch(metered -> metered.worth().high() == null)) {
            row.text(Words.NOT_KNOWN, Look.WORD);
            return;
        }
        double low = floats(group, AmountRange::low);
        double high = floats(group, AmountRange::high);
        double invoiced = amount.value().doubleValue();
        double difference = Math.max(0, invoiced - high) + Math.min(0, invoiced - low);
        // to nine decimals first: an exact half cent must not hang on the last bit of a binary float
        String charged = sum("N", first, last);
        row.formula(
                "ROUND(ROUND(MAX(0,%1$s-%3$s)+MIN(0,%1$s-%2$s),9),2)"
                        .formatted(charged, sum("I", first, last), sum("J", first, last)),
                RowWriter.centsOfFloats(difference, 2),
                Look.MONEY);
    }

    /** As spreadsheets add up: in binary floats. */
    private static double floats(UsageGroup group, Function<AmountRange, @Nullable Amount> end) {
        double sum = 0;
        for (Metered metered : group.metered()) {
            Amount worth = end.apply(metered.worth());
            sum += worth == null ? 0 : worth.value().doubleValue();
        }
        return sum;
    }

    private static String sum(String letter, int first, int last) {
        return first == last ? letter + first : "SUM(" + letter + first + ":" + letter + last + ")";
    }
}
