package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
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
            Column.text("Pool", 12, 22),
            Column.text("Line", 22, 24),
            Column.figure("Amount", 12),
            Column.figure("At least", 12),
            Column.figure("At most", 12),
            Column.text("Unit", 7, 7),
            Column.figure("Effect on the balance", 12),
            Column.figure("Effect in USD", 12),
            Column.text("Note", 34, 44),
            Column.text("", 10, 30));

    static final String DRAWDOWN = "less drawdown";

    static final String BY_READINGS = "Closing by the readings";

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
        checks.addAll(ClosingSection.write(sheet, pools, table));
        checks.addAll(BooksSection.write(sheet, month));
        MovementSection.write(sheet, pools);
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
            row.inDollars("G" + row.number(), effect, Look.MONEY);
        }
        row.text(note);
    }
}
