package io.trueup.report;

import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.BookedLine;
import io.trueup.reconcile.Reconciliation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every line of the booked documents as printed, recomputed by formula, with totals for each account and kind of charge. */
final class InvoiceLinesSheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("Account", 10, 22),
            Column.text("Charge", 8, 16),
            Column.text("Invoice", 15, 22),
            Column.figure("Issued", 10),
            Column.figure("Period from", 11),
            Column.figure("Last day", 11),
            Column.text("Description", 30, 44),
            Column.text("Model", 8, 22),
            Column.text("Meter", 10, 24),
            Column.text("Context", 8, 8),
            Column.text("Key", 6, 8),
            Column.figure("Quantity", 12),
            Column.figure("Unit price", 11),
            Column.figure("List price", 11),
            Column.figure("Amount", 12),
            Column.figure("Quantity × price", 11),
            Column.figure("Difference", 11),
            Column.text("Unit", 6, 8),
            Column.text("File", 20, 36),
            Column.figure("Page", 5),
            Column.figure("Row", 5));

    private static final String NOT_PRINTED = "not printed";

    /** Totals are apart by what is charged: a purchase of credit is cash, not usage, and must never be added to it. */
    private record Group(String account, String charge, String unit) {}

    private final SheetWriter sheet;
    private final Map<Group, BigDecimal> totals = new LinkedHashMap<>();

    private InvoiceLinesSheet(SheetWriter sheet) {
        this.sheet = sheet;
    }

    static void write(SheetWriter sheet, Reconciliation month, String footer) {
        new InvoiceLinesSheet(sheet).write(month.lines(), footer);
    }

    private void write(List<BookedLine> lines, String footer) {
        sheet.line("Invoice lines", Look.TITLE);
        sheet.line(
                "Every line of the booked documents as printed. At an exact half cent either neighbour is right, so a difference of 0.01 there is none.",
                Look.NOTE);
        sheet.gap();
        sheet.header();
        int first = sheet.last() + 1;
        lines.stream().limit(SheetWriter.MOST_ROWS).forEach(this::line);
        int last = sheet.last();
        if (lines.isEmpty()) {
            sheet.row()
                    .text("no lines")
                    .text("none")
                    .text("No invoice is booked.")
                    .blanks(COLUMNS.size() - 3, Look.TEXT);
        }
        sheet.endOfTable();
        if (lines.size() > SheetWriter.MOST_ROWS) {
            sheet.line(
                    "A sheet holds no more: there are " + Words.count(lines.size())
                            + " lines in all, and the totals below are of those shown.",
                    Look.BAD);
        }
        sheet.gap();
        totals.forEach((group, sum) -> total(group, sum, first, last));
        sheet.finish(footer);
    }

    private void line(BookedLine booked) {
        InvoiceLine line = booked.line();
        LineSubject subject = line.subject();
        String charge = charge(subject.nature());
        totals.merge(
                new Group(booked.account(), charge, line.amount().unit()),
                line.amount().value(),
                BigDecimal::add);
        RowWriter row = sheet.row()
                .text(booked.account())
                .text(charge)
                .text(booked.number())
                .date(booked.issued(), NOT_PRINTED);
        period(row, booked.period());
        row.text(line.description())
                .text(subject.model())
                .text(subject.meter())
                .text(subject.context())
                .text(subject.key());
        row.quantity(line.quantity(), NOT_PRINTED);
        Money price = line.unitPrice();
        row.exact(price == null ? null : price.value(), NOT_PRINTED);
        listPrice(row, booked.listPrice());
        row.exact(line.amount().value(), NOT_PRINTED);
        product(row, line);
        row.text(line.amount().unit())
                .text(booked.source().file())
                .place(booked.source().page())
                .place(booked.source().row());
    }

    private static void period(RowWriter row, @Nullable BillingPeriod period) {
        row.date(period == null ? null : period.start(), NOT_PRINTED)
                .date(period == null ? null : period.end().minusDays(1), NOT_PRINTED);
    }

    /** A list price is a number where it is one; the price list may also tell a choice of several. */
    private static void listPrice(RowWriter row, @Nullable String price) {
        if (price == null) {
            row.text("not listed", Look.WORD);
            return;
        }
        try {
            row.exact(new BigDecimal(price), NOT_PRINTED);
        } catch (NumberFormatException severalPrices) {
            row.text(price, Look.WORD);
        }
    }

    private static void product(RowWriter row, InvoiceLine line) {
        BigDecimal quantity = line.quantity();
        Money price = line.unitPrice();
        if (quantity == null || price == null) {
            row.text("no product", Look.WORD).text("no product", Look.WORD);
            return;
        }
        int number = row.number();
        BigDecimal product = asSpreadsheetsDo(quantity, price.value());
        String cell = row.address();
        row.formula("ROUND(L" + number + "*M" + number + ",2)", product, Look.MONEY);
        BigDecimal difference = line.amount().value().subtract(product).setScale(2, RoundingMode.HALF_UP);
        row.formula(
                "ROUND(O" + number + "-" + cell + ",2)",
                difference,
                difference.signum() == 0 ? Look.MONEY : Look.MONEY_BAD);
    }

    /** The formula's value as a spreadsheet computes it, in binary floats: the engine's exact product decides, this one is only shown. */
    private static BigDecimal asSpreadsheetsDo(BigDecimal quantity, BigDecimal price) {
        return BigDecimal.valueOf(quantity.doubleValue() * price.doubleValue()).setScale(2, RoundingMode.HALF_UP);
    }

    private void total(Group group, BigDecimal sum, int first, int last) {
        RowWriter row = sheet.row();
        int number = row.number();
        row.text(group.account(), Look.TOTAL)
                .text(group.charge(), Look.TOTAL)
                .text("Total", Look.TOTAL)
                .blanks(11, Look.TOTAL);
        String rows = "$" + first + ":$%1$s$" + last;
        row.formula(
                "ROUND(SUMIFS($O" + rows.formatted("O") + ",$A" + rows.formatted("A") + ",A" + number + ",$B"
                        + rows.formatted("B") + ",B" + number + ",$R" + rows.formatted("R") + ",R" + number + "),"
                        + Math.max(2, sum.scale()) + ")",
                sum,
                Look.TOTAL_MONEY);
        row.blanks(2, Look.TOTAL).text(group.unit(), Look.TOTAL).blanks(3, Look.TOTAL);
    }

    private static String charge(Nature nature) {
        return switch (nature) {
            case API_USAGE -> "usage";
            case API_CREDIT -> "API credit";
            case COMPUTER_CREDIT -> "Computer credit";
            case SEATS -> "seats";
            case SEAT_ADJUSTMENT -> "part period";
            case OTHER -> "unattributed";
        };
    }
}
