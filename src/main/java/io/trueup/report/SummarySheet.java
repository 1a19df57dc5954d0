package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Verdict;
import io.trueup.text.OneLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.jspecify.annotations.Nullable;

/** How the month stands: a row an account with what to do, and totals for each unit of money. */
final class SummarySheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("Account", 12, 22),
            Column.text("Unit", 6, 7),
            Column.figure("Spend at least", 11),
            Column.figure("Spend at most", 11),
            Column.figure("Best estimate", 11),
            Column.text("Basis", 11, 11),
            Column.figure("Invoiced", 11),
            Column.figure("Paid in cash", 11),
            Column.figure("Reported", 11),
            Column.figure("Variance", 11),
            Column.text("Verdict", 20, 24),
            Column.text("What to do", 26, 34));

    /**
     * Where things stand.
     *
     * @param invoiced the cells of the invoiced amounts by account
     * @param overall the cell of the overall check
     */
    record Placed(List<SummaryTotals.Total> totals, Map<String, String> invoiced, Cell overall) {

        /** The totals in the organization's own money. */
        List<SummaryTotals.Total> ofFirstUnit() {
            return totals.stream()
                    .filter(total -> total.unit().equals(totals.getFirst().unit()))
                    .toList();
        }
    }

    private final SheetWriter sheet;
    private final Reconciliation month;
    private final int version;
    private final DefinedNames names;
    private final Map<String, String> invoiced = new LinkedHashMap<>();
    private @Nullable Cell overall;

    private static final int LONGEST_TITLE = 60;

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
        SummaryTotals totals = new SummaryTotals(sheet, names);
        for (Map.Entry<String, List<AccountResult>> unit : byUnit.entrySet()) {
            totals.write(unit.getKey(), unit.getValue(), first);
            first += unit.getValue().size();
        }
        sheet.finish(footer);
        return new Placed(totals.all(), invoiced, Objects.requireNonNull(overall));
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
        sheet.line(title(month), Look.TITLE);
        sheet.line(
                "Perplexity spend, " + Words.month(month.month()) + " (" + month.organization() + " " + month.month()
                        + "), version " + version + (version > 1 ? ", replaces version " + (version - 1) : ""),
                Look.NOTE);
        banner(Words.status(month), statusLook(month));
        banner(setAside(month), month.hasSetAside() ? Look.BAD : Look.NOTE);
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

    /** The organization's name; what runs over the cells to the right must not make the page wider. */
    static String title(Reconciliation month) {
        return month.name().length() <= LONGEST_TITLE ? month.name() : OneLine.of(month.name(), LONGEST_TITLE);
    }

    static Look statusLook(Reconciliation month) {
        return switch (month.status()) {
            case RECONCILED -> Words.isEmpty(month) ? Look.OPEN : Look.GOOD;
            case PROVISIONAL -> Look.OPEN;
            case DISCREPANT -> Look.BAD;
        };
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
        for (SummaryFigure figure : SummaryFigure.values()) {
            names.add(account.account() + figure.suffix(), SheetName.SUMMARY, figure.letter() + row);
        }
        if (account.invoiced() != null) {
            invoiced.put(account.account(), SheetName.SUMMARY.cell(SummaryFigure.INVOICED.letter() + row));
        }
    }
}
