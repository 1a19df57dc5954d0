package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.jspecify.annotations.Nullable;

/** The first sheet: how the month stands, a row an account with what to do, totals for each unit of money, and all checks in one place. */
final class SummarySheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("Account", 20, 26),
            Column.text("Unit", 6, 8),
            Column.figure("Spend at least", 12),
            Column.figure("Spend at most", 12),
            Column.figure("Best estimate", 12),
            Column.text("Basis", 11, 12),
            Column.figure("Invoiced", 12),
            Column.figure("Paid in cash", 12),
            Column.figure("Reported", 12),
            Column.figure("Variance", 11),
            Column.text("Verdict", 20, 24),
            Column.text("What to do", 28, 38));

    /** The columns of figures: their heading, their column on the sheet, and the names that formulas know them by. */
    enum Figure {
        LOW("Spend at least", 2, "Spend_Low", account -> account.spend().range().low()),
        HIGH("Spend at most", 3, "Spend_High", account -> account.spend()
                .range()
                .high()),
        ESTIMATE(
                "Best estimate", 4, "Estimate_Total", account -> account.spend().estimate()),
        INVOICED("Invoiced", 6, "Invoiced_Total", AccountResult::invoiced),
        PAID("Paid in cash", 7, "Paid_Total", AccountResult::paid),
        REPORTED("Reported", 8, "Reported_Total", AccountResult::reported),
        VARIANCE("Variance", 9, "Variance_Total", AccountResult::variance);

        private final String heading;
        private final int column;
        private final String totalName;
        private final Function<AccountResult, @Nullable Amount> of;

        Figure(String heading, int column, String totalName, Function<AccountResult, @Nullable Amount> of) {
            this.heading = heading;
            this.column = column;
            this.totalName = totalName;
            this.of = of;
        }

        String heading() {
            return heading;
        }

        /** The name of the organization's total. */
        String totalName() {
            return totalName;
        }

        @Nullable Amount of(AccountResult account) {
            return of.apply(account);
        }

        /** What stands behind the account's name, such as {@code _spend_low} or {@code _invoiced}. */
        private String suffix() {
            return "_" + totalName.toLowerCase(Locale.ROOT).replace("_total", "");
        }

        private static @Nullable Figure at(int column) {
            for (Figure figure : values()) {
                if (figure.column == column) {
                    return figure;
                }
            }
            return null;
        }
    }

    /**
     * A total on the sheet.
     *
     * @param known the sum of what is known, exact
     * @param isComplete whether it is known of every account; else the total's cell says so in words
     * @param word what the total's cell says where it is not complete
     * @param cell of the total, or of what is known so far
     */
    record Total(Figure figure, String unit, Amount known, boolean isComplete, String word, String cell) {}

    /** Where things stand. @param invoiced the cells of the invoiced amounts by account @param overall the cell of the overall check */
    record Placed(List<Total> totals, Map<String, String> invoiced, Cell overall) {

        /** The totals in the organization's own money. */
        List<Total> ofFirstUnit() {
            return totals.stream()
                    .filter(total -> total.unit().equals(totals.getFirst().unit()))
                    .toList();
        }
    }

    private static final String NOT_COMPLETE = "not complete";

    private final SheetWriter sheet;
    private final Reconciliation month;
    private final int version;
    private final DefinedNames names;
    private final List<Total> totals = new ArrayList<>();
    private final Map<String, String> invoiced = new LinkedHashMap<>();
    private @Nullable Cell overall;

    SummarySheet(SheetWriter sheet, Edition edition, DefinedNames names) {
        this.sheet = sheet;
        this.month = edition.month();
        this.version = edition.version();
        this.names = names;
    }

    Placed write(String footer) {
        head();
        sheet.header();
        Map<String, List<AccountResult>> byUnit = byUnit();
        int first = sheet.last() + 1;
        byUnit.values().forEach(accounts -> accounts.forEach(this::account));
        if (month.accounts().isEmpty()) {
            sheet.row().text("No account").blanks(COLUMNS.size() - 1, Look.TEXT);
        }
        sheet.endOfTable();
        sheet.gap();
        for (Map.Entry<String, List<AccountResult>> unit : byUnit.entrySet()) {
            totals(unit.getKey(), unit.getValue(), first);
            first += unit.getValue().size();
        }
        sheet.finish(footer);
        return new Placed(totals, invoiced, Objects.requireNonNull(overall));
    }

    /** Money first; credits are no money and are never added to it. */
    private Map<String, List<AccountResult>> byUnit() {
        Map<String, List<AccountResult>> byUnit = new LinkedHashMap<>();
        Stream.of(false, true)
                .flatMap(credits -> month.accounts().stream()
                        .filter(account -> account.unit().equals(Credits.UNIT) == credits))
                .forEach(account -> byUnit.computeIfAbsent(account.unit(), unit -> new ArrayList<>())
                        .add(account));
        return byUnit;
    }

    private void head() {
        sheet.line(month.name(), Look.TITLE);
        sheet.line(
                "Perplexity spend, " + Words.month(month.month()) + " (" + month.organization() + " " + month.month()
                        + "), version " + version + (version > 1 ? ", replaces version " + (version - 1) : ""),
                Look.NOTE);
        banner(Words.status(month), statusLook());
        banner(setAside(), month.hasSetAside() ? Look.BAD : Look.NOTE);
        overall = sheet.row()
                .formula(ChecksSheet.OVERALL, "", Look.NOTE)
                .blanks(COLUMNS.size() - 1, Look.NOTE)
                .firstCell();
        sheet.line(Words.count(month.findings()) + ": see Findings. " + evidence(), Look.NOTE);
        sheet.gap();
    }

    /** A line whose fill runs across the table's width. */
    private void banner(String text, Look look) {
        sheet.row().across(text, look).blanks(COLUMNS.size() - 1, look);
    }

    private Look statusLook() {
        return statusLook(month);
    }

    static Look statusLook(Reconciliation month) {
        return switch (month.status()) {
            case RECONCILED -> Look.GOOD;
            case PROVISIONAL -> Look.OPEN;
            case DISCREPANT -> Look.BAD;
        };
    }

    private String setAside() {
        return setAside(month);
    }

    static String setAside(Reconciliation month) {
        long count = month.documents().stream().filter(DocumentUse::setAside).count();
        return count == 0
                ? "No document was set aside."
                : "Warning: " + Words.plural(count, "document") + " could not be read and "
                        + (count == 1 ? "counts" : "count") + " in no figure: see Documents.";
    }

    private String evidence() {
        Instant until = month.method().evidenceUntil();
        return until == null ? "There is no evidence for this month." : "Evidence until " + Words.instant(until) + ".";
    }

    private void account(AccountResult account) {
        boolean wrong = account.verdict().isDiscrepant();
        boolean nothing = account.spend().range().isUnknown();
        String unknownEnd = nothing ? Words.NOT_KNOWN : Words.OPEN;
        RowWriter row = sheet.row().text(account.account()).text(account.unit());
        row.money(account.spend().range().low(), unknownEnd)
                .money(account.spend().range().high(), unknownEnd)
                .money(account.spend().estimate(), Words.NOT_KNOWN)
                .text(account.spend().basis().words())
                .money(account.invoiced(), Words.noInvoice(account.verdict()))
                .money(account.paid(), Words.NOT_KNOWN)
                .money(account.reported(), Words.NOT_KNOWN);
        Amount variance = account.variance();
        if (variance == null || !wrong || account.verdict() == Verdict.AMBIGUOUS) {
            row.money(variance, account.invoiced() == null ? "no invoice" : "cannot be told");
        } else {
            row.money(variance, Look.MONEY_BAD);
        }
        row.text(account.verdict().told() + ": " + account.verdict().words(), wrong ? Look.TEXT_BAD : Look.TEXT)
                .text(NextStep.of(account));
        name(account, row.number());
    }

    /** Names the figures of the account's row. */
    private void name(AccountResult account, int row) {
        for (Figure figure : Figure.values()) {
            String cell = SheetTable.letter(figure.column) + row;
            names.add(account.account() + figure.suffix(), SheetName.SUMMARY, cell);
        }
        if (account.invoiced() != null) {
            invoiced.put(account.account(), SheetName.SUMMARY.cell(SheetTable.letter(Figure.INVOICED.column) + row));
        }
    }

    /** A total that misses something says so instead of showing a sum that looks whole; what is known stands below it. */
    private void totals(String unit, List<AccountResult> accounts, int first) {
        RowWriter row = sheet.row().text("Total", Look.TOTAL).text(unit, Look.TOTAL);
        int total = row.number();
        figures(row, figure -> total(row, figure, accounts, first));
        boolean tellsAll = Stream.of(Figure.values())
                .noneMatch(figure -> !isComplete(figure, accounts)
                        && missing(figure, accounts).equals(NOT_COMPLETE));
        if (!tellsAll) {
            RowWriter known = sheet.row().text("Known so far", Look.TOTAL).text(unit, Look.TOTAL);
            figures(known, figure -> known(known, figure, accounts, first));
        }
        boolean isFirst = totals.isEmpty();
        for (Figure figure : Figure.values()) {
            names.add(
                    figure.totalName + (isFirst ? "" : "_" + unit),
                    SheetName.SUMMARY,
                    SheetTable.letter(figure.column) + total);
            List<Amount> amounts = known(figure, accounts);
            boolean all = amounts.size() == accounts.size();
            totals.add(new Total(
                    figure,
                    unit,
                    Amount.of(sum(amounts), unit),
                    all,
                    missing(figure, accounts),
                    SheetName.SUMMARY.cell(SheetTable.letter(figure.column) + (all ? total : total + 1))));
        }
    }

    private static void figures(RowWriter row, Consumer<Figure> writer) {
        for (int column = 2; column < COLUMNS.size(); column++) {
            Figure figure = Figure.at(column);
            if (figure == null) {
                row.blank(Look.TOTAL);
            } else {
                writer.accept(figure);
            }
        }
    }

    private static void total(RowWriter row, Figure figure, List<AccountResult> accounts, int first) {
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

    private static void known(RowWriter row, Figure figure, List<AccountResult> accounts, int first) {
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
    private static String missing(Figure figure, List<AccountResult> accounts) {
        if (figure != Figure.INVOICED && figure != Figure.VARIANCE) {
            return NOT_COMPLETE;
        }
        List<String> reasons = accounts.stream()
                .map(account -> account.invoiced() == null ? Words.noInvoice(account.verdict()) : NOT_COMPLETE)
                .distinct()
                .toList();
        return reasons.size() == 1 ? reasons.getFirst() : NOT_COMPLETE;
    }

    private static boolean isComplete(Figure figure, List<AccountResult> accounts) {
        return known(figure, accounts).size() == accounts.size();
    }

    private static List<Amount> known(Figure figure, List<AccountResult> accounts) {
        return accounts.stream().map(figure.of).filter(Objects::nonNull).toList();
    }

    private static BigDecimal sum(List<Amount> amounts) {
        return amounts.stream().map(Amount::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String range(Figure figure, int first, int rows) {
        String column = SheetTable.letter(figure.column);
        return column + first + ":" + column + (first + rows - 1);
    }
}
