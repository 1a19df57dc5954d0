package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.RollForward;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The part of the roll-forward that closes each pool: the sum of the effects beside the balance by the readings, compared by formula. */
final class ClosingSection {

    private static final List<Column> COLUMNS = List.of(
            Column.text("Pool", 0, 0),
            Column.text("Result", 0, 0),
            Column.figure("Closing balance", 0),
            Column.figure("By the readings", 0),
            Column.figure("Difference", 0),
            Column.text("Unit", 0, 0),
            Column.figure("Closing in USD", 0),
            Column.figure("Drawn in USD", 0),
            Column.text("Note", 0, 0));

    private static final String NO_ESTIMATE = "Without an estimate the balance at one edge of the month is not known.";

    private final SheetWriter sheet;
    private final SheetTable table;
    private final List<Check> checks = new ArrayList<>();

    private ClosingSection(SheetWriter sheet, SheetTable table) {
        this.sheet = sheet;
        this.table = table;
    }

    /**
     * @param pools accounts with a roll-forward
     * @param table its lines
     */
    static List<Check> write(SheetWriter sheet, List<AccountResult> pools, SheetTable table) {
        ClosingSection section = new ClosingSection(sheet, table);
        section.write(pools);
        return section.checks;
    }

    private void write(List<AccountResult> pools) {
        if (pools.isEmpty()) {
            return;
        }
        sheet.gap();
        sheet.heading(COLUMNS);
        pools.forEach(account -> closing(account, Objects.requireNonNull(account.rollForward())));
        sheet.endOfTable("tblClosing");
    }

    private void closing(AccountResult account, RollForward roll) {
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
        String effects = sumOf("G", number, null);
        row.formula(
                        "IF(ROUND(E" + number + "," + decimals + ")=0,\"agrees\",\"differs\")",
                        Check.word(difference.value()),
                        Look.TOTAL)
                .formula("ROUND(" + effects + "," + decimals + ")", computed, Look.TOTAL_MONEY)
                .formula(sumOf("C", number, RollForwardSheet.BY_READINGS), closing, Look.TOTAL_MONEY)
                .formula("ROUND(C" + number + "-D" + number + "," + decimals + ")", difference, Look.TOTAL_MONEY)
                .text(account.unit(), Look.TOTAL)
                .inDollars("C" + number, computed, Look.TOTAL_MONEY)
                .inDollars(sumOf("C", number, RollForwardSheet.DRAWDOWN), drawn, Look.TOTAL_MONEY)
                .text("The sum of the effects, beside what the credit ledger makes of the readings.", Look.TOTAL);
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

    private String sumOf(String column, int row, @Nullable String line) {
        return "SUMIFS(" + range(column) + "," + range("A") + ",A" + row
                + (line == null ? "" : "," + range("B") + ",\"" + line + "\"") + ")";
    }

    private String range(String column) {
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
}
