package io.trueup.report;

import io.trueup.credit.Movement;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.Credit;
import io.trueup.reconcile.AccountResult.RollForward;
import io.trueup.reconcile.Reconciliation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For each pool of credit the month from opening to closing balance, closed by formula and checked, with the movements behind it. */
final class RollForwardSheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("Pool", 24, 32),
            Column.text("Line", 26, 34),
            Column.figure("Amount", 14),
            Column.figure("At least", 14),
            Column.figure("At most", 14),
            Column.text("Unit", 8, 8),
            Column.text("Note", 34, 52),
            Column.text("File", 10, 38),
            Column.figure("Page", 5),
            Column.figure("Row", 6));

    private static final List<Column> MOVEMENTS = List.of(
            Column.text("Pool", 0, 0),
            Column.text("Kind", 0, 0),
            Column.figure("Amount", 0),
            Column.figure("Booked on", 0),
            Column.text("", 0, 0),
            Column.text("Unit", 0, 0),
            Column.text("Reference", 0, 0),
            Column.text("File", 0, 0),
            Column.figure("Page", 0),
            Column.figure("Row", 0));

    private static final AmountRange NO_RANGE = AmountRange.unknown();

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
                "Opening + increases + granted + in transit + undocumented − drawdown − expired − refunded + rounding = closing.",
                Look.NOTE);
        sheet.gap();
        sheet.header();
        for (AccountResult account : month.accounts()) {
            RollForward roll = account.rollForward();
            if (roll != null) {
                pool(account, roll);
            }
        }
        if (month.accounts().stream().allMatch(account -> account.rollForward() == null)) {
            sheet.row().text("No pool").text("No pool of credit was read").blanks(COLUMNS.size() - 2, Look.TEXT);
        }
        sheet.endOfTable();
        checks.addAll(BooksSection.write(sheet, month));
        movements(month);
        sheet.finish(footer);
    }

    private void pool(AccountResult account, RollForward roll) {
        Credit credit = account.credit();
        RowWriter opening = line(account, "Opening balance");
        int first = opening.number();
        finish(
                opening,
                account,
                roll.opening(),
                credit == null ? null : credit.opening(),
                "At the start of the first day compared");
        plain(account, "plus increases", roll.increases(), "Purchases and reloads by their printed day");
        plain(account, "plus granted", roll.granted(), "Grants, promotions and allotments: usage without cost");
        plain(
                account,
                "plus in transit",
                roll.inTransit(),
                "Bought in one month by its printed day, credited in another");
        plain(account, "plus undocumented", roll.undocumented(), "Increases that no document explains, at the least");
        finish(
                line(account, "less drawdown"),
                account,
                roll.drawdown(),
                credit == null ? null : credit.drawdown(),
                "What usage took from the balance");
        plain(account, "less expired", roll.expired(), "Lost, never spend");
        plain(account, "less refunded", roll.refunded(), "Paid back by the vendor");
        plain(account, "plus rounding", roll.rounding(), "What telling each line to the cent leaves over");
        closing(account, roll, first);
    }

    private void closing(AccountResult account, RollForward roll, int first) {
        Credit credit = account.credit();
        RowWriter row = sheet.row().text(account.account(), Look.TOTAL).text("Closing balance", Look.TOTAL);
        String computedCell = row.address();
        BigDecimal computed = sum(roll);
        if (computed == null) {
            row.text(Words.NOT_KNOWN, Look.TOTAL_MONEY);
        } else {
            row.formula(formula(first), computed, Look.TOTAL_MONEY);
        }
        row.blanks(2, Look.TOTAL).text(account.unit(), Look.TOTAL).blanks(4, Look.TOTAL);
        RowWriter ledger = line(account, "Closing by the readings");
        String ledgerCell = ledger.address();
        finish(
                ledger,
                account,
                roll.closing(),
                credit == null ? null : credit.closing(),
                "What the credit ledger makes of the balance readings");
        Amount closing = roll.closing();
        if (computed == null || closing == null) {
            line(account, "Check: difference")
                    .text(Words.NOT_KNOWN, Look.WORD)
                    .blanks(2, Look.TEXT)
                    .text(account.unit())
                    .text("Cannot be checked: without an estimate the balance at one edge of the month is not known")
                    .blanks(3, Look.TEXT);
        } else {
            check(account, computedCell, ledgerCell, computed.subtract(closing.value()));
        }
    }

    private void check(AccountResult account, String computed, String ledger, BigDecimal difference) {
        RowWriter row = line(account, "Check: difference");
        String cell = row.address();
        row.formula("ROUND(" + computed + "-" + ledger + ",2)", difference, Look.MONEY)
                .blanks(2, Look.TEXT)
                .text(account.unit())
                .formula(Check.wordFormula(cell), Check.word(difference), Check.look(difference))
                .blanks(3, Look.TEXT);
        checks.add(new Check(
                "Roll-forward of " + account.account(), account.unit(), SheetName.ROLL_FORWARD.cell(cell), difference));
    }

    private static String formula(int first) {
        return "ROUND(SUM(C" + first + ":C" + (first + 4) + ")-SUM(C" + (first + 5) + ":C" + (first + 7) + ")+C"
                + (first + 8) + ",2)";
    }

    private static @Nullable BigDecimal sum(RollForward roll) {
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
                .plus(roll.rounding())
                .value();
    }

    private void plain(AccountResult account, String name, Amount amount, String note) {
        line(account, name)
                .money(amount, Words.NOT_KNOWN)
                .blanks(2, Look.TEXT)
                .text(account.unit())
                .text(note)
                .blanks(3, Look.TEXT);
    }

    private static void finish(
            RowWriter row, AccountResult account, @Nullable Amount amount, @Nullable AmountRange range, String note) {
        AmountRange known = range == null ? NO_RANGE : range;
        row.money(amount, Words.NOT_KNOWN)
                .money(known.low(), Words.OPEN)
                .money(known.high(), Words.OPEN)
                .text(account.unit())
                .text(note)
                .blanks(3, Look.TEXT);
    }

    private RowWriter line(AccountResult account, String name) {
        return sheet.row().text(account.account()).text(name);
    }

    private void movements(Reconciliation month) {
        sheet.gap();
        sheet.line("Movements", Look.TITLE);
        sheet.line(
                "What was added to or taken from the balance other than by usage, each with its document.", Look.NOTE);
        sheet.heading(MOVEMENTS);
        int before = sheet.last();
        for (AccountResult account : month.accounts()) {
            RollForward roll = account.rollForward();
            if (roll != null) {
                roll.movements().forEach(this::movement);
            }
        }
        if (sheet.last() == before) {
            sheet.row().text("none").text("No movements.").blanks(COLUMNS.size() - 2, Look.TEXT);
        }
    }

    private void movement(Movement movement) {
        sheet.row()
                .text(movement.pool())
                .text(movement.kind().told())
                .exact(movement.amount().value(), Words.NOT_KNOWN)
                .date(movement.day(), Words.NOT_KNOWN)
                .blank(Look.TEXT)
                .text(movement.amount().unit())
                .text(movement.reference())
                .text(movement.source().file())
                .place(movement.source().page())
                .place(movement.source().row());
    }
}
