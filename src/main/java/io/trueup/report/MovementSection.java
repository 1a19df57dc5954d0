package io.trueup.report;

import io.trueup.credit.Movement;
import io.trueup.reconcile.AccountResult;
import java.util.List;
import java.util.Objects;

/** The part of the roll-forward that lists what was added to or taken from each pool other than by usage. */
final class MovementSection {

    private static final List<Column> COLUMNS = List.of(
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

    private final SheetWriter sheet;

    private MovementSection(SheetWriter sheet) {
        this.sheet = sheet;
    }

    /** @param pools accounts with a roll-forward */
    static void write(SheetWriter sheet, List<AccountResult> pools) {
        new MovementSection(sheet).write(pools);
    }

    private void write(List<AccountResult> pools) {
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
        sheet.heading(COLUMNS);
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
        row.inDollars("C" + row.number(), movement.amount(), Look.MONEY)
                .date(movement.day(), Words.NOT_KNOWN)
                .text(movement.amount().unit())
                .place(movement.source().page())
                .place(movement.source().row())
                .text(movement.reference())
                .text(movement.source().file());
    }
}
