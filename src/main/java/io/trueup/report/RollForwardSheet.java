package io.trueup.report;

import io.trueup.credit.Movement;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.money.Credits.CreditRate;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.Credit;
import io.trueup.reconcile.AccountResult.RollForward;
import io.trueup.reconcile.Reconciliation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** For each pool of credit the month from opening to closing balance, closed by formula and checked, with the movements behind it. */
final class RollForwardSheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("Pool", 24, 32),
            Column.text("Line", 24, 34),
            Column.figure("Amount", 14),
            Column.figure("At least", 14),
            Column.figure("At most", 14),
            Column.text("Unit", 8, 8),
            Column.figure("Effect on the balance", 14),
            Column.figure("Effect in USD", 14),
            Column.text("Note", 34, 52),
            Column.text("", 10, 38));

    private static final List<Column> CLOSINGS = List.of(
            Column.text("Pool", 0, 0),
            Column.text("Result", 0, 0),
            Column.figure("Closing balance", 0),
            Column.figure("By the readings", 0),
            Column.figure("Difference", 0),
            Column.text("Unit", 0, 0),
            Column.figure("Closing in USD", 0),
            Column.figure("Drawn in USD", 0),
            Column.text("Note", 0, 0));

    private static final List<Column> MOVEMENTS = List.of(
            Column.text("Pool", 0, 0),
            Column.text("Kind", 0, 0),
            Column.figure("Amount", 0),
            Column.figure("In USD", 0),
            Column.figure("Booked on", 0),
            Column.text("Unit", 0, 0),
            Column.figure("Page", 0),
            Column.figure("Row", 0),
            Column.text("Reference", 0, 0),
            Column.text("File", 0, 0));

    private static final String DRAWDOWN = "less drawdown";

    private static final String BY_READINGS = "Closing by the readings";

    private static final String NO_ESTIMATE = "Without an estimate the balance at one edge of the month is not known.";

    private final SheetWriter sheet;
    private final List<Check> checks = new ArrayList<>();

    private RollForwardSheet(SheetWriter sheet) {
        this.sheet = sheet;
    }

    static List<Check> write(SheetWriter sheet, Reconciliation month, String footer) {
        RollForwardSheet writer = new RollForwardSheet(sheet);
        writer.write(month, footer);
        return writer.checks;
    }

    private void write(Reconciliation month, String footer) {
        sheet.line("Roll-forward of credit", Look.TITLE);
        sheet.line(
                "Opening + increases + granted + in transit + undocumented − drawdown − expired − refunded + rounding = closing. Credits are turned into dollars by the rate on the sheet Method.",
                Look.NOTE);
        sheet.gap();
        sheet.header();
        List<AccountResult> pools = month.accounts().stream()
                .filter(account -> account.rollForward() != null)
                .toList();
        pools.forEach(account -> pool(account, Objects.requireNonNull(account.rollForward())));
        if (pools.isEmpty()) {
            sheet.row().text("No pool").text("No pool of credit was read").blanks(7, Look.TEXT);
        }
        SheetTable table = sheet.endOfTable();
        closings(pools, table);
        checks.addAll(BooksSection.write(sheet, month));
        movements(pools);
        sheet.finish(footer);
    }

    private void pool(AccountResult account, RollForward roll) {
        Credit credit = account.credit();
        ranged(
                account,
                "Opening balance",
                roll.opening(),
                credit == null ? null : credit.opening(),
                1,
                "At the start of the first day compared");
        plain(account, "plus increases", roll.increases(), 1, "Purchases and reloads by their printed day");
        plain(account, "plus granted", roll.granted(), 1, "Grants, promotions and allotments: usage without cost");
        plain(
                account,
                "plus in transit",
                roll.inTransit(),
                1,
                "Bought in one month by its printed day, credited in another");
        plain(
                account,
                "plus undocumented",
                roll.undocumented(),
                1,
                "Increases that no document explains, at the least");
        ranged(
                account,
                DRAWDOWN,
                roll.drawdown(),
                credit == null ? null : credit.drawdown(),
                -1,
                "What usage took from the balance");
        plain(account, "less expired", roll.expired(), -1, "Lost, never spend");
        plain(account, "less refunded", roll.refunded(), -1, "Paid back by the vendor");
        plain(account, "plus rounding", roll.rounding(), 1, "What telling each line to the cent leaves over");
        ranged(
                account,
                BY_READINGS,
                roll.closing(),
                credit == null ? null : credit.closing(),
                0,
                "What the credit ledger makes of the balance readings; compared below");
    }

    private void plain(AccountResult account, String name, Amount amount, int sign, String note) {
        line(account, name, amount, sign, row -> row.blanks(2, Look.TEXT), note);
    }

    private void ranged(
            AccountResult account,
            String name,
            @Nullable Amount amount,
            @Nullable AmountRange range,
            int sign,
            String note) {
        AmountRange known = range == null ? AmountRange.unknown() : range;
        line(
                account,
                name,
                amount,
                sign,
                row -> row.money(known.low(), Words.OPEN).money(known.high(), Words.OPEN),
                note);
    }

    /** @param sign with which the line moves the balance; 0 if it does not */
    private void line(
            AccountResult account,
            String name,
            @Nullable Amount amount,
            int sign,
            Consumer<RowWriter> ends,
            String note) {
        RowWriter row = sheet.row().text(account.account()).text(name).money(amount, Words.NOT_KNOWN);
        ends.accept(row);
        row.text(account.unit());
        if (sign == 0) {
            row.text("none", Look.WORD).text("none", Look.WORD);
        } else if (amount == null) {
            row.text(Words.NOT_KNOWN, Look.WORD).text(Words.NOT_KNOWN, Look.WORD);
        } else {
            Amount effect = sign < 0 ? amount.negated() : amount;
            row.formula((sign < 0 ? "-C" : "C") + row.number(), effect, Look.MONEY);
            inDollars(row, "G" + row.number(), effect, Look.MONEY);
        }
        row.text(note);
    }

    /** API credit is dollars; Computer credits are worth what the rate on the sheet Method says (domain.md section 1). */
    private static void inDollars(RowWriter row, String cell, Amount amount, Look look) {
        if (amount instanceof Credits credits) {
            row.formula(
                    "ROUND(" + cell + "/" + MethodSheet.RATE + ",2)",
                    credits.worth(CreditRate.COMPUTER).told(),
                    look);
        } else if (amount.unit().equals(CreditRate.COMPUTER.currency().getCurrencyCode())) {
            row.formula(cell, amount, look);
        } else {
            row.text("not in USD", look == Look.MONEY ? Look.WORD : Look.TOTAL);
        }
    }

    private void closings(List<AccountResult> pools, SheetTable table) {
        if (pools.isEmpty()) {
            return;
        }
        sheet.gap();
        sheet.heading(CLOSINGS);
        pools.forEach(account -> closing(account, Objects.requireNonNull(account.rollForward()), table));
        sheet.endOfTable("tblClosing");
    }

    private void closing(AccountResult account, RollForward roll, SheetTable table) {
        Amount computed = sum(roll);
        Amount closing = roll.closing();
        Amount drawn = roll.drawdown();
        RowWriter row = sheet.row().text(account.account(), Look.TOTAL);
        if (computed == null || closing == null || drawn == null) {
            row.text(Check.NOT_CHECKED, Look.TOTAL).text(Words.NOT_KNOWN, Look.TOTAL_MONEY);
            row.text(closing == null ? Words.NOT_KNOWN : "see above", Look.TOTAL_MONEY)
                    .text(Words.NOT_KNOWN, Look.TOTAL_MONEY)
                    .text(account.unit(), Look.TOTAL)
                    .text(Words.NOT_KNOWN, Look.TOTAL_MONEY)
                    .text(Words.NOT_KNOWN, Look.TOTAL_MONEY)
                    .text(NO_ESTIMATE, Look.TOTAL);
            checks.add(Check.impossible(what(account), account.unit(), NO_ESTIMATE));
            return;
        }
        int number = row.number();
        int decimals = RowWriter.decimals(computed);
        Amount difference = computed.minus(closing);
        String effects = sumOf(table, "G", number, null);
        row.formula(
                        "IF(ROUND(E" + number + "," + decimals + ")=0,\"agrees\",\"differs\")",
                        Check.word(difference.value()),
                        Look.TOTAL)
                .formula("ROUND(" + effects + "," + decimals + ")", computed, Look.TOTAL_MONEY)
                .formula(sumOf(table, "C", number, BY_READINGS), closing, Look.TOTAL_MONEY)
                .formula("ROUND(C" + number + "-D" + number + "," + decimals + ")", difference, Look.TOTAL_MONEY)
                .text(account.unit(), Look.TOTAL);
        inDollars(row, "C" + number, computed, Look.TOTAL_MONEY);
        inDollars(row, sumOf(table, "C", number, DRAWDOWN), drawn, Look.TOTAL_MONEY);
        row.text("The sum of the effects, beside what the credit ledger makes of the readings.", Look.TOTAL);
        checks.add(new Check(
                what(account),
                account.unit(),
                new Check.Side(
                        "Roll-forward: sum of the effects",
                        SheetName.ROLL_FORWARD.cell("C" + number),
                        computed.value()),
                new Check.Side(
                        "Roll-forward: closing by the readings",
                        SheetName.ROLL_FORWARD.cell("D" + number),
                        closing.value()),
                ""));
    }

    private static String what(AccountResult account) {
        return "Roll-forward of " + account.account() + " closes";
    }

    private static String sumOf(SheetTable table, String column, int row, @Nullable String line) {
        return "SUMIFS(" + range(table, column) + "," + range(table, "A") + ",A" + row
                + (line == null ? "" : "," + range(table, "B") + ",\"" + line + "\"") + ")";
    }

    private static String range(SheetTable table, String column) {
        return "$" + column + "$" + table.first() + ":$" + column + "$" + table.last();
    }

    private static @Nullable Amount sum(RollForward roll) {
        Amount opening = roll.opening();
        Amount drawdown = roll.drawdown();
        if (opening == null || drawdown == null) {
            return null;
        }
        return opening.plus(roll.increases())
                .plus(roll.granted())
                .plus(roll.inTransit())
                .plus(roll.undocumented())
                .minus(drawdown)
                .minus(roll.expired())
                .minus(roll.refunded())
                .plus(roll.rounding());
    }

    private void movements(List<AccountResult> pools) {
        int rows = pools.stream()
                .mapToInt(account -> Objects.requireNonNull(account.rollForward())
                        .movements()
                        .size())
                .sum();
        sheet.keepTogether(rows + 4);
        sheet.gap();
        sheet.line("Movements", Look.TITLE);
        sheet.line(
                "What was added to or taken from the balance other than by usage, each with its document.", Look.NOTE);
        sheet.heading(MOVEMENTS);
        int before = sheet.last();
        pools.forEach(account ->
                Objects.requireNonNull(account.rollForward()).movements().forEach(this::movement));
        if (sheet.last() == before) {
            sheet.row().text("none").text("No movements.").blanks(8, Look.TEXT);
        }
        sheet.endOfTable("tblMovements");
    }

    private void movement(Movement movement) {
        RowWriter row =
                sheet.row().text(movement.pool()).text(movement.kind().told()).exact(movement.amount());
        inDollars(row, "C" + row.number(), movement.amount(), Look.MONEY);
        row.date(movement.day(), Words.NOT_KNOWN)
                .text(movement.amount().unit())
                .place(movement.source().page())
                .place(movement.source().row())
                .text(movement.reference())
                .text(movement.source().file());
    }
}
