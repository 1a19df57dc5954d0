package io.trueup.report;

import io.trueup.money.Credits;
import io.trueup.reconcile.ComputerDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the analytics count of Computer credits on each day; promotions and allotments cost nothing, so it is no spend. */
final class ComputerDaysTable {

    static final List<Column> COLUMNS = List.of(
            Column.text("Analytics", 0, 0),
            Column.figure("Day", 0),
            Column.figure("Counted", 0),
            Column.figure("Paid", 0),
            Column.figure("Promotional", 0),
            Column.figure("No source", 0),
            Column.figure("Whole day", 0));

    private ComputerDaysTable() {}

    /** Rows of the section that are no days. */
    private static final int HEAD = 5;

    static void write(SheetWriter sheet, List<ComputerDay> days) {
        if (days.isEmpty()) {
            return;
        }
        sheet.keepTogether(days.size() + HEAD);
        sheet.gap();
        sheet.line("Computer credits by the analytics", Look.TITLE);
        sheet.line(
                "What members used, from allotments, promotions and the pool together; only what left the pool is spend.",
                Look.NOTE);
        sheet.heading(COLUMNS);
        int first = sheet.last() + 1;
        days.forEach(day -> day(sheet, day));
        int last = sheet.last();
        sheet.endOfTable("tblComputerDays");
        RowWriter total = sheet.row().text("All days", Look.TOTAL).blank(Look.TOTAL);
        sum(total, "C", days, ComputerDay::count, first, last);
        sum(total, "D", days, ComputerDay::paid, first, last);
        sum(total, "E", days, ComputerDay::promotional, first, last);
        sum(total, "F", days, ComputerDaysTable::rest, first, last);
        total.blank(Look.TOTAL);
    }

    private static void day(SheetWriter sheet, ComputerDay day) {
        RowWriter row = sheet.row();
        int number = row.number();
        row.text("credits")
                .date(day.day(), Words.NOT_KNOWN)
                .money(day.count(), Words.NOT_KNOWN)
                .money(day.paid(), Words.NOT_KNOWN)
                .money(day.promotional(), Words.NOT_KNOWN);
        Credits rest = rest(day);
        if (rest == null) {
            row.text(Words.NOT_KNOWN, Look.WORD);
        } else {
            row.formula(
                    "ROUND(C%1$s-D%1$s-E%1$s,2)".formatted(number), rest.told().value(), Look.MONEY);
        }
        row.text(day.whole() ? "yes" : "hours missing", Look.WORD);
    }

    private static @Nullable Credits rest(ComputerDay day) {
        return day.paid() == null || day.promotional() == null
                ? null
                : day.count().minus(day.paid()).minus(day.promotional());
    }

    private static void sum(
            RowWriter row,
            String letter,
            List<ComputerDay> days,
            Function<ComputerDay, @Nullable Credits> part,
            int first,
            int last) {
        if (days.stream().anyMatch(day -> part.apply(day) == null)) {
            row.text(Words.NOT_KNOWN, Look.TOTAL_MONEY);
            return;
        }
        BigDecimal sum = days.stream()
                .map(day -> Objects.requireNonNull(part.apply(day)).value())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);
        row.formula("ROUND(SUM(" + letter + first + ":" + letter + last + "),2)", sum, Look.TOTAL_MONEY);
    }
}
