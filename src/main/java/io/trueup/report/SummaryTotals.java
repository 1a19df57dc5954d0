package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.reconcile.AccountResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The totals of the Summary, one a unit: what is complete as a sum, what is not in words, with what is known below it. */
final class SummaryTotals {

    private static final String NOT_COMPLETE = "not complete";

    /**
     * A total on the sheet.
     *
     * @param known the sum of what is known, exact
     * @param isComplete whether it is known of every account; else the total's cell says so in words
     * @param word what the total's cell says where it is not complete
     * @param cell of the total, or of what is known so far
     */
    record Total(SummaryFigure figure, String unit, Amount known, boolean isComplete, String word, String cell) {}

    private final SheetWriter sheet;
    private final DefinedNames names;
    private final List<Total> totals = new ArrayList<>();

    SummaryTotals(SheetWriter sheet, DefinedNames names) {
        this.sheet = sheet;
        this.names = names;
    }

    /** Those written so far. */
    List<Total> all() {
        return totals;
    }

    /** A total that misses something says so instead of showing a sum that looks whole; what is known stands below it. */
    void write(String unit, List<AccountResult> accounts, int first) {
        RowWriter row = sheet.row().text("Total", Look.TOTAL).text(unit, Look.TOTAL);
        int total = row.number();
        figures(row, figure -> total(row, figure, accounts, first));
        boolean tellsAll = Stream.of(SummaryFigure.values())
                .noneMatch(figure -> !isComplete(figure, accounts)
                        && missing(figure, accounts).equals(NOT_COMPLETE));
        if (!tellsAll) {
            RowWriter known = sheet.row().text("Known so far", Look.TOTAL).text(unit, Look.TOTAL);
            figures(known, figure -> known(known, figure, accounts, first));
        }
        boolean isFirst = totals.isEmpty();
        for (SummaryFigure figure : SummaryFigure.values()) {
            names.add(figure.totalName() + (isFirst ? "" : "_" + unit), SheetName.SUMMARY, figure.letter() + total);
            List<Amount> amounts = known(figure, accounts);
            boolean all = amounts.size() == accounts.size();
            totals.add(new Total(
                    figure,
                    unit,
                    Amount.of(sum(amounts), unit),
                    all,
                    missing(figure, accounts),
                    SheetName.SUMMARY.cell(figure.letter() + (all ? total : total + 1))));
        }
    }

    private static void figures(RowWriter row, Consumer<SummaryFigure> writer) {
        for (int column = 2; column < SummarySheet.COLUMNS.size(); column++) {
            SummaryFigure figure = SummaryFigure.at(column);
            if (figure == null) {
                row.blank(Look.TOTAL);
            } else {
                writer.accept(figure);
            }
        }
    }

    private static void total(RowWriter row, SummaryFigure figure, List<AccountResult> accounts, int first) {
        String range = range(figure, first, accounts.size());
        List<Amount> known = known(figure, accounts);
        Amount sum = Amount.of(sum(known), accounts.getFirst().unit());
        String formula = "IF(COUNT(" + range + ")=ROWS(" + range + "),ROUND(SUM(" + range + "),"
                + RowWriter.decimals(sum) + "),\"" + missing(figure, accounts) + "\")";
        if (known.size() == accounts.size()) {
            row.formula(formula, sum, Look.TOTAL_MONEY);
        } else {
            row.formula(formula, missing(figure, accounts), Look.TOTAL_MONEY);
        }
    }

    private static void known(RowWriter row, SummaryFigure figure, List<AccountResult> accounts, int first) {
        String range = range(figure, first, accounts.size());
        List<Amount> known = known(figure, accounts);
        Amount sum = Amount.of(sum(known), accounts.getFirst().unit());
        String formula =
                "IF(COUNT(" + range + ")=0,\"none\",ROUND(SUM(" + range + ")," + RowWriter.decimals(sum) + "))";
        if (known.isEmpty()) {
            row.formula(formula, "none", Look.TOTAL_MONEY);
        } else {
            row.formula(formula, sum, Look.TOTAL_MONEY);
        }
    }

    /** Why a total is not told; where no account has an invoice, for one and the same reason, the reason says more. */
    private static String missing(SummaryFigure figure, List<AccountResult> accounts) {
        if (figure != SummaryFigure.INVOICED && figure != SummaryFigure.VARIANCE) {
            return NOT_COMPLETE;
        }
        List<String> reasons = accounts.stream()
                .map(account -> account.invoiced() == null ? Words.noInvoice(account.verdict()) : NOT_COMPLETE)
                .distinct()
                .toList();
        return reasons.size() == 1 ? reasons.getFirst() : NOT_COMPLETE;
    }

    private static boolean isComplete(SummaryFigure figure, List<AccountResult> accounts) {
        return known(figure, accounts).size() == accounts.size();
    }

    private static List<Amount> known(SummaryFigure figure, List<AccountResult> accounts) {
        return accounts.stream().map(figure::of).filter(Objects::nonNull).toList();
    }

    private static BigDecimal sum(List<Amount> amounts) {
        return amounts.stream().map(Amount::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String range(SummaryFigure figure, int first, int rows) {
        String column = figure.letter();
        return column + first + ":" + column + (first + rows - 1);
    }
}
