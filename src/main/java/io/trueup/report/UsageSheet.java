package io.trueup.report;

import io.trueup.invoice.LineSubject;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BookedLine;
import io.trueup.reconcile.BookedSale;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.UsedOnDay;
import io.trueup.report.UsageGroup.Metered;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Metered usage × list price by formula, beside the invoice lines that charge it. */
final class UsageSheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("Account", 16, 24),
            Column.text("Meter", 18, 34),
            Column.text("Model", 12, 26),
            Column.text("Context", 8, 8),
            Column.text("Key", 6, 8),
            Column.figure("Metered", 12),
            Column.figure("List price", 11),
            Column.figure("List price, up to", 11),
            Column.figure("Usage × price", 12),
            Column.figure("Usage × price, up to", 12),
            Column.text("Invoice", 15, 22),
            Column.text("Invoice line", 22, 40),
            Column.figure("Invoiced quantity", 12),
            Column.figure("Invoiced", 11),
            Column.figure("Quantity difference", 11),
            Column.figure("Amount difference", 11),
            Column.text("Metered by", 18, 36));

    private static final String ABOVE = "above";
    private static final String NOT_METERED = "not metered";

    /** Products of binary floats differ from exact ones far behind the cent. */
    private static final BigDecimal SAME = new BigDecimal("0.000000001");

    private final SheetWriter sheet;
    private final Reconciliation month;
    private final Set<String> creditNotes;
    private final List<Check> checks = new ArrayList<>();

    private UsageSheet(SheetWriter sheet, Reconciliation month) {
        this.sheet = sheet;
        this.month = month;
        this.creditNotes = month.detail().sales().stream()
                .filter(BookedSale::isCreditNote)
                .map(BookedSale::number)
                .collect(Collectors.toSet());
    }

    static List<Check> write(SheetWriter sheet, Reconciliation month, String footer) {
        UsageSheet writer = new UsageSheet(sheet, month);
        writer.write(footer);
        return writer.checks;
    }

    private void write(String footer) {
        sheet.line("Usage × price", Look.TITLE);
        sheet.line(
                "What the month's meters, response logs or metric files count, at the dated list price in USD, beside the invoice lines that charge it.",
                Look.NOTE);
        sheet.line(
                "Two prices: which one holds depends on the prompt's length. \"Above\": compared together with the row above. The amount difference is that to the nearest end; a line is rounded to the cent.",
                Look.NOTE);
        sheet.gap();
        sheet.header();
        List<AccountResult> accounts = month.accounts().stream()
                .filter(account -> !usage(account).isEmpty())
                .toList();
        List<int[]> rows = new ArrayList<>();
        for (AccountResult account : accounts) {
            int first = sheet.last() + 1;
            UsageGroup.of(account.account(), usage(account), lines(account)).forEach(this::group);
            rows.add(new int[] {first, sheet.last()});
        }
        if (accounts.isEmpty()) {
            sheet.row()
                    .text("no usage")
                    .text("No metered usage of the month was read.")
                    .blanks(COLUMNS.size() - 2, Look.TEXT);
        }
        sheet.endOfTable();
        if (!accounts.isEmpty()) {
            sheet.gap();
            for (int i = 0; i < accounts.size(); i++) {
                total(accounts.get(i), rows.get(i)[0], rows.get(i)[1]);
            }
        }
        sheet.finish(footer);
    }

    private List<UsedOnDay> usage(AccountResult account) {
        return month.detail().usage().stream()
                .filter(used -> used.account().equals(account.account()))
                .toList();
    }

    /** The lines that charge usage; a purchase of credit is cash. */
    private List<BookedLine> lines(AccountResult account) {
        return month.lines().stream()
                .filter(line -> line.account().equals(account.account()))
                .filter(line -> line.line().subject().nature() == Nature.API_USAGE
                        || line.line().subject().nature() == Nature.OTHER)
                .toList();
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
                .quantity(quantity(line), "not printed")
                .money(amount(line), Words.NOT_KNOWN);
    }

    private @Nullable BigDecimal quantity(BookedLine line) {
        BigDecimal printed = line.line().quantity();
        return printed == null
                ? null
                : amount(line).isNegative() ? printed.abs().negate() : printed;
    }

    /** A credit note takes back, whichever sign it prints. */
    private Money amount(BookedLine line) {
        Money printed = line.line().amount();
        return creditNotes.contains(line.number()) && printed.isPositive() ? printed.negated() : printed;
    }

    private void differences(RowWriter row, UsageGroup group, int first, int last) {
        BigDecimal invoiced = BigDecimal.ZERO;
        Money amount = Money.zero(Money.USD);
        for (BookedLine line : group.lines()) {
            BigDecimal quantity = quantity(line);
            invoiced = invoiced == null || quantity == null ? null : invoiced.add(quantity);
            amount = amount.plus(amount(line));
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
        double low = worth(group, true);
        double high = worth(group, false);
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
    private static double worth(UsageGroup group, boolean low) {
        double sum = 0;
        for (Metered metered : group.metered()) {
            Amount end = low ? metered.worth().low() : metered.worth().high();
            sum += end == null ? 0 : end.value().doubleValue();
        }
        return sum;
    }

    private static String sum(String letter, int first, int last) {
        return first == last ? letter + first : "SUM(" + letter + first + ":" + letter + last + ")";
    }

    private void total(AccountResult account, int first, int last) {
        List<UsedOnDay> usage = usage(account);
        Amount low = end(usage, true);
        Amount high = end(usage, false);
        Money invoiced = lines(account).stream().map(this::amount).reduce(Money.zero(Money.USD), Money::plus);
        RowWriter row = sheet.row()
                .text(account.account(), Look.TOTAL)
                .text("Total", Look.TOTAL)
                .blanks(6, Look.TOTAL);
        int number = row.number();
        total(row, "I", low, Words.NOT_KNOWN, first, last);
        total(row, "J", high, Words.OPEN, first, last);
        row.text(days(usage), Look.TOTAL).blanks(2, Look.TOTAL);
        boolean isInvoiced = !lines(account).isEmpty();
        total(row, "N", isInvoiced ? invoiced : null, "no invoice", first, last);
        row.blank(Look.TOTAL);
        if (isInvoiced && low != null && high != null) {
            Amount told = AmountRange.of(low.told(), high.told()).distance(invoiced);
            row.formula(
                    "ROUND(MAX(0,N%1$s-J%1$s)+MIN(0,N%1$s-I%1$s),2)".formatted(number), told.value(), Look.TOTAL_MONEY);
        } else {
            row.text(Words.NOT_KNOWN, Look.TOTAL_MONEY);
        }
        row.blank(Look.TOTAL);
        check(account, number, low, high);
    }

    /** The engine's own sum, so that the sheet's rows are known to hold all usage once. */
    private void check(AccountResult account, int total, @Nullable Amount low, @Nullable Amount high) {
        if (low == null || high == null) {
            return;
        }
        check(account, "I" + total, ", at least", low);
        if (low.compareTo(high) != 0) {
            check(account, "J" + total, ", at most", high);
        }
    }

    private void check(AccountResult account, String cell, String end, Amount engine) {
        BigDecimal told = engine.told().value();
        checks.add(new Check(
                "Usage × price of " + account.account() + end,
                engine.unit(),
                new Check.Side("Usage × price: total", SheetName.USAGE.cell(cell), told),
                Check.Side.engine(told),
                ""));
    }

    private static void total(RowWriter row, String letter, @Nullable Amount sum, String unknown, int first, int last) {
        if (sum == null) {
            row.text(unknown, Look.TOTAL_MONEY);
        } else {
            row.formula(
                    "ROUND(SUM(" + letter + first + ":" + letter + last + "),2)",
                    sum.told().value(),
                    Look.TOTAL_MONEY);
        }
    }

    /** Null where usage without a price is among it. */
    private static @Nullable Amount end(List<UsedOnDay> usage, boolean low) {
        Money sum = Money.zero(Money.USD);
        for (UsedOnDay used : usage) {
            if (used.worth().high() == null || used.worth().low() == null) {
                return null;
            }
            sum = sum.plus(low ? used.worth().low() : used.worth().high());
        }
        return sum;
    }

    private String days(List<UsedOnDay> usage) {
        long told = usage.stream().map(UsedOnDay::day).distinct().count();
        long all = LocalDate.of(month.month().getYear(), month.month().getMonth(), 1)
                .lengthOfMonth();
        return "usage told on " + told + " of " + all + " days";
    }
}
