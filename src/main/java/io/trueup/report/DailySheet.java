package io.trueup.report;

import io.trueup.credit.BalanceReading;
import io.trueup.money.Amount;
import io.trueup.reconcile.PoolDay;
import io.trueup.reconcile.Reconciliation;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every pool of credit day by day, tied to the roll-forward, with a chart of its balance. */
final class DailySheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("Pool", 12, 20),
            Column.figure("Day", 10),
            Column.figure("Opening", 10),
            Column.figure("Bought", 9),
            Column.figure("Granted", 9),
            Column.figure("Lost", 9),
            Column.figure("Used at least", 10),
            Column.figure("Used, best", 10),
            Column.figure("Used at most", 10),
            Column.figure("Other day", 9),
            Column.figure("Closing at least", 10),
            Column.figure("Closing, best", 10),
            Column.figure("Closing at most", 10),
            Column.text("Unit", 6, 7),
            Column.figure("Readings", 8),
            Column.figure("Last reading", 11),
            Column.figure("Read at (UTC)", 16));

    private final SheetWriter sheet;
    private final Reconciliation month;
    private final List<Check> checks = new ArrayList<>();
    private final List<DailyRows> written = new ArrayList<>();

    private DailySheet(SheetWriter sheet, Reconciliation month) {
        this.sheet = sheet;
        this.month = month;
    }

    static List<Check> write(SheetWriter sheet, Reconciliation month, String footer) {
        DailySheet writer = new DailySheet(sheet, month);
        writer.write(footer);
        return writer.checks;
    }

    private void write(String footer) {
        sheet.line("Daily balance and consumption", Look.TITLE);
        sheet.line(
                "UTC days. Opening + bought + granted − lost − used + other day = closing, on the best estimates; a reading at midnight closes the day that ends there.",
                Look.NOTE);
        sheet.line(
                "Bought by printed day; \"Other day\" is what was credited on another day than the printed one, or without any document. Figures are exact underneath and shown to the cent.",
                Look.NOTE);
        sheet.gap();
        sheet.header();
        pools().values().forEach(this::pool);
        if (written.isEmpty()) {
            sheet.row().text("No pool").text("No balance was read", Look.WORD).blanks(COLUMNS.size() - 2, Look.TEXT);
        }
        sheet.endOfTable();
        DailyTotals totals = new DailyTotals(sheet, month);
        checks.addAll(totals.write(written));
        ComputerDaysTable.write(sheet, month.detail().computerDays());
        written.forEach(pool -> DailyChart.draw(sheet, pool));
        sheet.finish(footer);
    }

    private Map<String, List<PoolDay>> pools() {
        Map<String, List<PoolDay>> pools = new LinkedHashMap<>();
        for (PoolDay day : month.detail().poolDays()) {
            pools.computeIfAbsent(day.account(), _ -> new ArrayList<>()).add(day);
        }
        return pools;
    }

    private void pool(List<PoolDay> days) {
        int first = sheet.last() + 1;
        for (PoolDay day : days) {
            day(day, day == days.getFirst());
        }
        written.add(new DailyRows(days, first, sheet.last()));
    }

    private void day(PoolDay day, boolean isFirst) {
        RowWriter row = sheet.row();
        int number = row.number();
        row.text(day.account()).date(day.day(), Words.NOT_KNOWN);
        Amount opening = day.openingEstimate();
        if (opening == null || isFirst) {
            row.money(opening, Words.NOT_KNOWN);
        } else {
            row.formula("L" + (number - 1), opening, Look.MONEY);
        }
        row.money(day.bought(), Words.NOT_KNOWN)
                .money(day.granted(), Words.NOT_KNOWN)
                .money(day.lost(), Words.NOT_KNOWN)
                .money(day.drawn().low(), Words.NOT_KNOWN)
                .money(day.drawnEstimate(), Words.NOT_KNOWN)
                .money(day.drawn().high(), Words.OPEN);
        otherDay(row, day);
        row.money(day.closing().low(), Words.NOT_KNOWN)
                .money(day.closingEstimate(), Words.NOT_KNOWN)
                .money(day.closing().high(), day.closing().isUnknown() ? Words.NOT_KNOWN : Words.OPEN)
                .text(day.bought().unit())
                .number(BigDecimal.valueOf(day.readings()), Look.WHOLE);
        BalanceReading last = day.last();
        if (last == null) {
            row.blanks(2, Look.TEXT); // a chart draws a word as zero
        } else {
            row.exact(last.remaining()).moment(LocalDateTime.ofInstant(last.at(), ZoneOffset.UTC));
        }
    }

    /** What the day's figures leave over is exact; the formula tells it to the cent. */
    private static void otherDay(RowWriter row, PoolDay day) {
        Amount left = left(day);
        if (left == null) {
            row.text(Words.NOT_KNOWN, Look.WORD);
            return;
        }
        int number = row.number();
        row.formula(
                "ROUND(ROUND(L%1$s-C%1$s-D%1$s-E%1$s+F%1$s+H%1$s,9),%2$s)".formatted(number, RowWriter.decimals(left)),
                left.told(),
                Look.MONEY);
    }

    private static @Nullable Amount left(PoolDay day) {
        Amount opening = day.openingEstimate();
        Amount closing = day.closingEstimate();
        Amount drawn = day.drawnEstimate();
        return opening == null || closing == null || drawn == null
                ? null
                : closing.minus(opening)
                        .minus(day.bought())
                        .minus(day.granted())
                        .plus(day.lost())
                        .plus(drawn);
    }
}
