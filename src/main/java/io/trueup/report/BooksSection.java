package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.reconcile.BoughtCredit;
import io.trueup.reconcile.BoughtCredit.Difference;
import io.trueup.reconcile.Reconciliation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part "Prepaid in the books" of the roll-forward: bought credit from opening to closing in its unit and in dollars, and what leads from the
 * books to the balance by the readings; both close by formula and are checked.
 */
final class BooksSection {

    private static final List<Column> COLUMNS = List.of(
            Column.text("Pool", 0, 0),
            Column.text("Line", 0, 0),
            Column.figure("In unit", 0),
            Column.figure("In money", 0),
            Column.text("", 0, 0),
            Column.text("Unit", 0, 0),
            Column.text("Note", 0, 0),
            Column.text("", 0, 0),
            Column.text("", 0, 0),
            Column.text("", 0, 0));

    private final SheetWriter sheet;
    private final List<Check> checks = new ArrayList<>();

    private BooksSection(SheetWriter sheet) {
        this.sheet = sheet;
    }

    static List<Check> write(SheetWriter sheet, Reconciliation month) {
        BooksSection section = new BooksSection(sheet);
        section.write(month.detail().boughtCredit());
        return section.checks;
    }

    private void write(List<BoughtCredit> pools) {
        if (pools.isEmpty()) {
            return;
        }
        sheet.gap();
        sheet.line("Prepaid in the books", Look.TITLE);
        sheet.line(
                "Bought credit alone: opening + purchased − used − true-up − expired − refunded = closing, as journal.csv proposes it. 100 Computer credits are one dollar.",
                Look.NOTE);
        sheet.heading(COLUMNS);
        pools.forEach(this::pool);
    }

    private void pool(BoughtCredit pool) {
        BoughtCredit money = pool.inMoney();
        int first = sheet.last() + 1;
        line(
                pool,
                "Opening in the books",
                pool.opening(),
                money.opening(),
                "The closing of the month before; where the books begin, the balance by the readings less granted credit");
        line(pool, "plus purchased", pool.purchased(), money.purchased(), "At face value, by printed day, without tax");
        line(pool, "less used", pool.used(), money.used(), "By the estimate from the readings");
        line(
                pool,
                "less true-up",
                pool.trueUp(),
                money.trueUp(),
                pool.trueUp() == null
                        ? "No invoice tells what was drawn from credit"
                        : "What the invoice adds to the estimate");
        line(pool, "less expired", pool.expired(), money.expired(), "Bought credit lost; written off");
        line(pool, "less refunded", pool.refunded(), money.refunded(), "Paid back by the vendor");
        String closing = closing(pool, money, first);
        readings(pool, closing);
        if (pool.usedGranted() != null) {
            line(
                    pool,
                    "Granted credit used",
                    pool.usedGranted(),
                    money.usedGranted(),
                    "Usage without cost: no entry is proposed for it");
        }
    }

    private String closing(BoughtCredit pool, BoughtCredit money, int first) {
        RowWriter row = sheet.row().text(pool.account(), Look.TOTAL).text("Closing in the books", Look.TOTAL);
        String cell = row.address();
        sum(row, "C", first, pool);
        sum(row, "D", first, money);
        row.blank(Look.TOTAL).text(unit(pool), Look.TOTAL).blanks(4, Look.TOTAL);
        return cell;
    }

    private static void sum(RowWriter row, String column, int first, BoughtCredit pool) {
        BigDecimal value = closing(pool);
        if (value == null) {
            row.text(Words.NOT_KNOWN, Look.TOTAL_MONEY);
        } else {
            row.formula(
                    "ROUND(SUM(%1$s%2$d:%1$s%3$d)-SUM(%1$s%4$d:%1$s%5$d),2)"
                            .formatted(column, first, first + 1, first + 2, first + 5),
                    value,
                    Look.TOTAL_MONEY);
        }
    }

    /** What the formula gives. */
    private static @Nullable BigDecimal closing(BoughtCredit pool) {
        Amount opening = pool.opening();
        if (opening == null || pool.closing() == null) {
            return null;
        }
        Amount zero = opening.zero();
        return opening.plus(pool.purchased())
                .minus(Objects.requireNonNullElse(pool.used(), zero))
                .minus(Objects.requireNonNullElse(pool.trueUp(), zero))
                .minus(pool.expired())
                .minus(pool.refunded())
                .value();
    }

    /** The named differences, and the balance by the readings that they lead to. */
    private void readings(BoughtCredit pool, String closing) {
        BigDecimal books = closing(pool);
        Amount read = pool.closingByReadings();
        int first = sheet.last() + 1;
        for (Difference difference : pool.differences()) {
            line(pool, "plus difference", difference.amount(), null, difference.cause());
        }
        int last = sheet.last();
        RowWriter row = sheet.row().text(pool.account()).text("Closing by the readings");
        String readCell = row.address();
        row.money(read, Words.NOT_KNOWN)
                .blanks(2, Look.TEXT)
                .text(unit(pool))
                .text("The whole pool, bought and granted")
                .blanks(3, Look.TEXT);
        RowWriter check = sheet.row().text(pool.account()).text("Check: books lead to readings");
        if (books == null || read == null) {
            check.text(Words.NOT_KNOWN, Look.WORD)
                    .blanks(2, Look.TEXT)
                    .text(unit(pool))
                    .text("Cannot be checked: the balance at one edge of the month is not known")
                    .blanks(3, Look.TEXT);
            return;
        }
        BigDecimal left = pool.differences().stream()
                .map(difference -> difference.amount().value())
                .reduce(books, BigDecimal::add)
                .subtract(read.value());
        String cell = check.address();
        String between = last < first ? "" : "+SUM(C" + first + ":C" + last + ")";
        check.formula("ROUND(" + closing + between + "-" + readCell + ",2)", left, Look.MONEY)
                .blanks(2, Look.TEXT)
                .text(unit(pool))
                .formula(Check.wordFormula(cell), Check.word(left), Check.look(left))
                .blanks(3, Look.TEXT);
        checks.add(new Check(
                "Prepaid in the books of " + pool.account(), unit(pool), SheetName.ROLL_FORWARD.cell(cell), left));
    }

    /** @param money null where a line stands in its unit alone */
    private void line(BoughtCredit pool, String name, @Nullable Amount amount, @Nullable Amount money, String note) {
        RowWriter row = sheet.row().text(pool.account()).text(name).money(amount, Words.NOT_KNOWN);
        if (amount != null && money == null) {
            row.blank(Look.TEXT);
        } else {
            row.money(money, Words.NOT_KNOWN);
        }
        row.blank(Look.TEXT).text(unit(pool)).text(note).blanks(3, Look.TEXT);
    }

    private static String unit(BoughtCredit pool) {
        return pool.purchased().unit();
    }
}
