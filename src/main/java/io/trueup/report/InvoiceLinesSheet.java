package io.trueup.report;

import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.money.Amount;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.BookedLine;
import io.trueup.reconcile.BookedSale;
import io.trueup.reconcile.Reconciliation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every line of the booked documents as printed, recomputed by formula, with totals for each account and kind of charge. */
final class InvoiceLinesSheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("Account", 9, 14),
            Column.text("Charge", 7, 12),
            Column.text("Invoice", 13, 16),
            Column.figure("Issued", 10),
            Column.figure("Period from", 10),
            Column.figure("Last day", 10),
            Column.text("Description", 28, 38),
            Column.figure("Quantity", 11),
            Column.figure("Unit price", 10),
            Column.figure("Amount", 10),
            Column.figure("Counted", 10),
            Column.figure("Quantity × price", 10),
            Column.figure("Difference", 10),
            Column.text("Unit", 5, 6),
            Column.text("Model", 8, 22),
            Column.text("Meter", 10, 24),
            Column.text("Context", 10, 10),
            Column.text("Key", 10, 12),
            Column.figure("List price", 11),
            Column.text("File", 20, 36),
            Column.figure("Page", 5),
            Column.figure("Row", 5));

    /** Beside them stands what was read out of the description, and where: more would print too small to be read. */
    private static final int PRINTED = 14;

    private static final int BEFORE_COUNTED = 7;

    private static final String QUANTITY = "H";
    private static final String PRICE = "I";
    private static final String AMOUNT = "J";
    private static final String DIFFERENCE = "M";
    private static final String UNIT = "N";

    /** What a line counts in the figures. */
    static final String COUNTED = "K";

    static final String FILE = "T";

    private static final String NOT_PRINTED = "not printed";

    /** Totals are apart by what is charged: a purchase of credit is cash, not usage, and must never be added to it. */
    private record Group(String account, String charge, String unit) {}

    private final SheetWriter sheet;
    private final Set<String> creditNotes = new HashSet<>();
    private final Map<Group, BigDecimal> totals = new LinkedHashMap<>();

    /** @param sales rows of the documents' totals, in the order of the sales */
    record Placed(SheetTable lines, List<SalesTable.Row> sales) {

        /** Lines whose product is off by more than a cent, which no rounding explains; products are binary floats here. */
        String offFormula() {
            String differences = lines.column(DIFFERENCE);
            return "COUNTIF(" + differences + ",\">0.0101\")+COUNTIF(" + differences + ",\"<-0.0101\")";
        }
    }

    private InvoiceLinesSheet(SheetWriter sheet) {
        this.sheet = sheet;
    }

    static Placed write(SheetWriter sheet, Reconciliation month, String footer) {
        return new InvoiceLinesSheet(sheet).writeMonth(month, footer);
    }

    private Placed writeMonth(Reconciliation month, String footer) {
        List<BookedLine> lines = month.lines();
        month.detail().sales().stream()
                .filter(BookedSale::isCreditNote)
                .forEach(sale -> creditNotes.add(sale.source().file()));
        sheet.line("Invoice lines", Look.TITLE);
        sheet.line(
                "Every line of the booked documents as printed, and what it counts: a credit note counts negative whichever sign it prints. At an exact half cent either neighbour is right, so a difference of 0.01 there is none.",
                Look.NOTE);
        sheet.line(
                "To the right of what is printed: what was read out of each description, its list price, and where the line stands on paper.",
                Look.NOTE);
        sheet.gap();
        sheet.header();
        lines.stream().limit(SheetWriter.MOST_ROWS).forEach(this::line);
        if (lines.isEmpty()) {
            sheet.row()
                    .text("no lines")
                    .text("none")
                    .text("No invoice is booked.")
                    .blanks(COLUMNS.size() - 3, Look.TEXT);
        }
        SheetTable table = sheet.endOfTable();
        if (lines.size() > SheetWriter.MOST_ROWS) {
            sheet.line(
                    "A sheet holds no more: there are " + Words.count(lines.size())
                            + " lines in all, and the totals below are of those shown.",
                    Look.BAD);
        }
        sheet.gap();
        totals.forEach((group, sum) -> total(group, sum, table.first(), table.last()));
        List<SalesTable.Row> sales = SalesTable.write(sheet, month, table);
        sheet.printColumns(PRINTED);
        sheet.finish(footer);
        return new Placed(table, sales);
    }

    /** What a line counts in the figures. */
    static BigDecimal counted(BookedLine booked, boolean isCreditNote) {
        BigDecimal amount = booked.line().amount().value();
        return isCreditNote && amount.signum() > 0 ? amount.negate() : amount;
    }

    private void line(BookedLine booked) {
        InvoiceLine line = booked.line();
        LineSubject subject = line.subject();
        String charge = charge(subject.nature());
        boolean credited = creditNotes.contains(booked.source().file());
        BigDecimal counted = counted(booked, credited);
        totals.merge(new Group(booked.account(), charge, line.amount().unit()), counted, BigDecimal::add);
        RowWriter row = sheet.row()
                .text(booked.account())
                .text(charge)
                .text(booked.number())
                .date(booked.issued(), NOT_PRINTED);
        period(row, booked.period());
        row.text(line.description()).quantity(line.quantity(), NOT_PRINTED);
        Money price = line.unitPrice();
        if (price == null) {
            row.text(NOT_PRINTED, Look.WORD);
        } else {
            row.exact(price);
        }
        row.exact(line.amount());
        String sign = counted.equals(line.amount().value()) ? "" : "-";
        row.formula(sign + AMOUNT + row.number(), line.amount().withValue(counted), Look.MONEY);
        product(row, line);
        row.text(line.amount().unit())
                .text(subject.model())
                .text(subject.meter())
                .text(subject.context())
                .text(subject.key());
        listPrice(row, booked.listPrice());
        row.text(booked.source().file())
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
        int decimals = RowWriter.decimals(line.amount());
        Money product = price.withValue(asSpreadsheetsDo(quantity, price.value(), decimals));
        String cell = row.address();
        row.formula(
                "ROUND(ROUND(" + QUANTITY + number + "*" + PRICE + number + ",9)," + decimals + ")",
                product,
                Look.MONEY);
        Money difference = line.amount()
                .withValue(line.amount().value().subtract(product.value()).setScale(decimals, RoundingMode.HALF_UP));
        row.formula(
                "ROUND(" + AMOUNT + number + "-" + cell + "," + decimals + ")",
                difference,
                difference.isZero() ? Look.MONEY : Look.MONEY_BAD);
    }

    /** Whether the product that the sheet shows is off by more than a cent. */
    static boolean isOff(InvoiceLine line) {
        BigDecimal quantity = line.quantity();
        Money price = line.unitPrice();
        if (quantity == null || price == null) {
            return false;
        }
        int decimals = RowWriter.decimals(line.amount());
        BigDecimal difference = line.amount()
                .value()
                .subtract(asSpreadsheetsDo(quantity, price.value(), decimals))
                .setScale(decimals, RoundingMode.HALF_UP);
        return difference.abs().compareTo(new BigDecimal("0.0101")) > 0;
    }

    /** The formula's value as a spreadsheet computes it, in binary floats: the engine's exact product decides, this one is only shown. */
    private static BigDecimal asSpreadsheetsDo(BigDecimal quantity, BigDecimal price, int decimals) {
        return RowWriter.centsOfFloats(quantity.doubleValue() * price.doubleValue(), decimals);
    }

    private void total(Group group, BigDecimal sum, int first, int last) {
        RowWriter row = sheet.row();
        int number = row.number();
        row.text(group.account(), Look.TOTAL)
                .text(group.charge(), Look.TOTAL)
                .text("Total", Look.TOTAL)
                .blanks(BEFORE_COUNTED, Look.TOTAL);
        Amount total = Amount.of(sum, group.unit());
        row.formula(
                "ROUND(SUMIFS(" + rows(COUNTED, first, last) + "," + rows("A", first, last) + ",A" + number + ","
                        + rows("B", first, last) + ",B" + number + "," + rows(UNIT, first, last) + "," + UNIT + number
                        + "),"
                        + Math.max(
                                RowWriter.decimals(total),
                                sum.stripTrailingZeros().scale())
                        + ")",
                total,
                Look.TOTAL_MONEY);
        row.blanks(2, Look.TOTAL).text(group.unit(), Look.TOTAL);
    }

    private static String rows(String column, int first, int last) {
        return "$" + column + "$" + first + ":$" + column + "$" + last;
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
