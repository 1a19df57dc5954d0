package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.reconcile.BoughtCredit;
import io.trueup.reconcile.BoughtCredit.Difference;
import io.trueup.reconcile.Reconciliation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part "Prepaid in the books" of the roll-forward: bought credit from opening to closing in its unit and in money, and what leads from the
 * books to the balance by the readings; both close by formula and are checked.
 */
final class BooksSection {

    private static final List<Column> COLUMNS = List.of(
            Column.text("Pool", 0, 0),
            Column.text("Line in the books", 0, 0),
            Column.figure("Amount", 0),
            Column.figure("In money", 0),
            Column.text("Result", 0, 0),
            Column.text("Unit", 0, 0),
            Column.figure("Effect", 0),
            Column.figure("Effect in money", 0),
            Column.text("Note", 0, 0));

    /** At most. */
    private static final int ROWS_OF_A_POOL = 11;

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
        sheet.keepTogether(pools.size() * ROWS_OF_A_POOL + 4);
        sheet.gap();
        sheet.line("Prepaid in the books", Look.TITLE);
        sheet.line(
                "Bought credit alone, as journal.csv proposes it: opening + purchased − used − true-up − expired − refunded = closing. 100 Computer credits are one dollar.",
                Look.NOTE);
        sheet.heading(COLUMNS);
        pools.forEach(this::pool);
        sheet.endOfTable("tblBooks");
    }

    private void pool(BoughtCredit pool) {
        BoughtCredit money = pool.inMoney();
        int first = sheet.last() + 1;
        line(
                pool,
                "Opening in the books",
                pool.opening(),
                money.opening(),
                1,
                "The closing of the month before; where the books begin, the balance by the readings less granted credit");
        line(
                pool,
                "plus purchased",
                pool.purchased(),
                money.purchased(),
                1,
                "At face value, by printed day, without tax");
        line(pool, "less used", pool.used(), money.used(), -1, "By the estimate from the readings");
        line(
                pool,
                "less true-up",
                pool.trueUp(),
                money.trueUp(),
                -1,
                pool.trueUp() == null
                        ? "No invoice tells what was drawn from credit"
                        : "What the invoice adds to the estimate");
        line(pool, "less expired", pool.expired(), money.expired(), -1, "Bought credit lost; written off");
        line(pool, "less refunded", pool.refunded(), money.refunded(), -1, "Paid back by the vendor");
        int last = sheet.last();
        Amount closing = closing(pool);
        Amount inMoney = closing(money);
        RowWriter row = sheet.row().text(pool.account(), Look.TOTAL).text("Closing in the books", Look.TOTAL);
        int books = row.number();
        sum(row, "G", first, last, closing);
        sum(row, "H", first, last, inMoney);
        row.blank(Look.TOTAL)
                .text(unit(pool), Look.TOTAL)
                .blanks(2, Look.TOTAL)
                .text("What the prepaid account holds when the proposed entries are posted", Look.TOTAL);
        readings(pool, books, closing);
        if (pool.usedGranted() != null && pool.usedGranted().isPositive()) {
            line(
                    pool,
                    "Granted credit used",
                    pool.usedGranted(),
                    money.usedGranted(),
                    0,
                    "Usage without cost: no entry is proposed for it");
        }
    }

    private static void sum(RowWriter row, String column, int first, int last, @Nullable Amount value) {
        if (value == null) {
            row.text(Words.NOT_KNOWN, Look.TOTAL_MONEY);
        } else {
            row.formula(
                    "ROUND(SUM(" + column + first + ":" + column + last + ")," + RowWriter.decimals(value) + ")",
                    value,
                    Look.TOTAL_MONEY);
        }
    }

    /** What the formula gives. */
    private static @Nullable Amount closing(BoughtCredit pool) {
        Amount opening = pool.opening();
        if (opening == null || pool.closing() == null) {
            return null;
        }
        Amount zero = opening.zero();
        return opening.plus(pool.purchased())
                .minus(Objects.requireNonNullElse(pool.used(), zero))
                .minus(Objects.requireNonNullElse(pool.trueUp(), zero))
                .minus(pool.expired())
                .minus(pool.refunded());
    }

    /** The named differences, and the balance by the readings that they lead to. */
    private void readings(BoughtCredit pool, int booksRow, @Nullable Amount books) {
        Amount read = pool.closingByReadings();
        int first = sheet.last() + 1;
        for (Difference difference : pool.differences()) {
            line(pool, "plus difference", difference.amount(), null, 1, difference.cause());
        }
        int last = sheet.last();
        RowWriter row = sheet.row()
                .text(pool.account())
                .text("Balance by the readings")
                .money(read, Words.NOT_KNOWN)
                .blank(Look.TEXT);
        String what = "Prepaid in the books of " + pool.account() + " leads to the readings";
        if (books == null || read == null) {
            String why = "The balance at one edge of the month is not known.";
            row.text(Check.NOT_CHECKED).text(unit(pool)).blanks(2, Look.TEXT).text(why);
            checks.add(Check.impossible(what, unit(pool), why));
            return;
        }
        Amount left = books.minus(read);
        for (Difference difference : pool.differences()) {
            left = left.plus(difference.amount());
        }
        String cell = "G" + row.number();
        String between = last < first ? "" : "+SUM(G" + first + ":G" + last + ")";
        row.formula(
                        "IF(ROUND(" + cell + "," + RowWriter.decimals(left) + ")=0,\"agrees\",\"differs\")",
                        Check.word(left.value()),
                        Check.look(left.value()))
                .text(unit(pool))
                .formula(
                        "ROUND(C" + booksRow + between + "-C" + row.number() + "," + RowWriter.decimals(left) + ")",
                        left,
                        Look.MONEY)
                .blank(Look.TEXT)
                .text("The whole pool, bought and granted; the effect is what is left between");
        checks.add(new Check(what, unit(pool), SheetName.ROLL_FORWARD.cell(cell), left.value()));
    }

    /**
     * @param money null where a line stands in its unit alone
     * @param sign with which the line moves the account; 0 if it does not
     */
    private void line(
            BoughtCredit pool, String name, @Nullable Amount amount, @Nullable Amount money, int sign, String note) {
        RowWriter row = sheet.row().text(pool.account()).text(name).money(amount, Words.NOT_KNOWN);
        boolean inUnitOnly = amount != null && money == null;
        if (inUnitOnly) {
            row.blank(Look.TEXT);
        } else {
            row.money(money, Words.NOT_KNOWN);
        }
        row.blank(Look.TEXT).text(unit(pool));
        effect(row, "C", amount, sign);
        effect(row, "D", money, sign);
        row.text(note);
    }

    private static void effect(RowWriter row, String column, @Nullable Amount amount, int sign) {
        if (amount == null || sign == 0) {
            row.blank(Look.TEXT);
        } else {
            row.formula(
                    (sign < 0 ? "-" : "") + column + row.number(), sign < 0 ? amount.negated() : amount, Look.MONEY);
        }
    }

    private static String unit(BoughtCredit pool) {
        return pool.purchased().unit();
    }
}
