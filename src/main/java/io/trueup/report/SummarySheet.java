package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellReference;
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

    /** The columns of figures and their column on the sheet. */
    private enum Figure {
        LOW(2, account -> account.spend().range().low()),
        HIGH(3, account -> account.spend().range().high()),
        ESTIMATE(4, account -> account.spend().estimate()),
        INVOICED(6, AccountResult::invoiced),
        PAID(7, AccountResult::paid),
        REPORTED(8, AccountResult::reported),
        VARIANCE(9, AccountResult::variance);

        private final int column;
        private final Function<AccountResult, @Nullable Amount> of;

        Figure(int column, Function<AccountResult, @Nullable Amount> of) {
            this.column = column;
            this.of = of;
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

    private final SheetWriter sheet;
    private final Reconciliation month;
    private final int version;

    SummarySheet(SheetWriter sheet, Reconciliation month, int version) {
        this.sheet = sheet;
        this.month = month;
        this.version = version;
    }

    void write(List<Check> checks, String footer) {
        head();
        sheet.header();
        Map<String, List<AccountResult>> byUnit = month.accounts().stream()
                .collect(Collectors.groupingBy(AccountResult::unit, LinkedHashMap::new, Collectors.toList()));
        List<AccountResult> credits = byUnit.remove(Credits.UNIT);
        byUnit.forEach(this::moneyAccounts);
        if (credits != null) {
            credits.forEach(this::account);
        }
        if (month.accounts().isEmpty()) {
            sheet.row().text("No account").blanks(COLUMNS.size() - 1, Look.TEXT);
        }
        checks(checks);
        sheet.finish(footer);
    }

    private void head() {
        sheet.line(month.name(), Look.TITLE);
        sheet.line(
                "Perplexity spend, " + Words.month(month.month()) + " (" + month.organization() + " " + month.month()
                        + "), version " + version + (version > 1 ? ", replaces version " + (version - 1) : ""),
                Look.NOTE);
        banner(Words.status(month), statusLook());
        banner(setAside(), month.hasSetAside() ? Look.BAD : Look.NOTE);
        sheet.line(Words.count(month.findings()) + ": see Findings. " + evidence(), Look.NOTE);
        sheet.gap();
    }

    /** A line whose fill runs across the table's width. */
    private void banner(String text, Look look) {
        sheet.row().across(text, look).blanks(COLUMNS.size() - 1, look);
    }

    private Look statusLook() {
        return switch (month.status()) {
            case RECONCILED -> Look.GOOD;
            case PROVISIONAL -> Look.OPEN;
            case DISCREPANT -> Look.BAD;
        };
    }

    private String setAside() {
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

    private void moneyAccounts(String unit, List<AccountResult> accounts) {
        accounts.forEach(this::account);
        int last = sheet.last();
        int first = last - accounts.size() + 1;
        totalRow("Total", unit, (row, figure) -> total(row, figure, accounts, first, last));
        if (!isComplete(accounts)) {
            totalRow("Known so far", unit, (row, figure) -> known(row, figure, accounts, first, last));
        }
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
            row.number(variance.value(), Look.MONEY_BAD);
        }
        row.text(account.verdict().told() + ": " + account.verdict().words(), wrong ? Look.TEXT_BAD : Look.TEXT)
                .text(NextStep.of(account));
    }

    /** Writes one figure of a total row. */
    private interface TotalCell {
        void write(RowWriter row, Figure figure);
    }

    private void totalRow(String name, String unit, TotalCell cell) {
        RowWriter row = sheet.row().text(name, Look.TOTAL).text(unit, Look.TOTAL);
        for (int column = 2; column < COLUMNS.size(); column++) {
            Figure figure = Figure.at(column);
            if (figure == null) {
                row.blank(Look.TOTAL);
            } else {
                cell.write(row, figure);
            }
        }
    }

    /** A total that misses something says so instead of showing a sum that looks whole. */
    private static void total(RowWriter row, Figure figure, List<AccountResult> accounts, int first, int last) {
        String range = range(figure, first, last);
        String formula =
                "IF(COUNT(" + range + ")=" + accounts.size() + ",ROUND(SUM(" + range + "),2),\"not complete\")";
        List<Amount> known = known(figure, accounts);
        if (known.size() == accounts.size()) {
            row.formula(formula, sum(known), Look.TOTAL_MONEY);
        } else {
            row.formula(formula, "not complete", Look.TOTAL_MONEY);
        }
    }

    private static void known(RowWriter row, Figure figure, List<AccountResult> accounts, int first, int last) {
        String range = range(figure, first, last);
        String formula = "IF(COUNT(" + range + ")=0,\"none\",ROUND(SUM(" + range + "),2))";
        List<Amount> known = known(figure, accounts);
        if (known.isEmpty()) {
            row.formula(formula, "none", Look.TOTAL_MONEY);
        } else {
            row.formula(formula, sum(known), Look.TOTAL_MONEY);
        }
    }

    private static boolean isComplete(List<AccountResult> accounts) {
        for (Figure figure : Figure.values()) {
            if (known(figure, accounts).size() < accounts.size()) {
                return false;
            }
        }
        return true;
    }

    private static List<Amount> known(Figure figure, List<AccountResult> accounts) {
        return accounts.stream().map(figure.of).filter(Objects::nonNull).toList();
    }

    private static BigDecimal sum(List<Amount> amounts) {
        return amounts.stream().map(Amount::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String range(Figure figure, int first, int last) {
        String column = CellReference.convertNumToColString(figure.column);
        return column + first + ":" + column + last;
    }

    private void checks(List<Check> checks) {
        sheet.gap();
        sheet.line("Checks of this workbook", Look.TITLE);
        if (checks.isEmpty()) {
            sheet.line("There is nothing to check: neither a pool nor an invoice with an estimate.", Look.NOTE);
        }
        for (Check check : checks) {
            RowWriter row = sheet.row().text(check.what()).text(check.unit());
            String cell = row.address();
            row.formula(check.cell(), check.difference(), Look.MONEY)
                    .formula(Check.wordFormula(cell), Check.word(check.difference()), Check.look(check.difference()));
        }
    }
}
