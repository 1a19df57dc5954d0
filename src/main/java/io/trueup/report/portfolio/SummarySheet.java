package io.trueup.report.portfolio;

import io.trueup.money.Credits;
import io.trueup.report.Look;
import io.trueup.report.Looks;
import io.trueup.report.Words;
import io.trueup.report.portfolio.Totals.Sum;
import io.trueup.report.portfolio.Totals.Sums;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.opc.internal.PackagePropertiesPart;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The first sheet: how many organizations stand how, totals by currency and status as formulas over the list, and the checks. */
final class SummarySheet {

    static final String NAME = "Summary";

    private static final int FIRST_TOTAL = 8;

    private static final String NONE = "none known";

    private static final List<String> HEADINGS = List.of(
            "Currency",
            "Status",
            "Organizations",
            "Spend at least",
            "Best estimate",
            "Spend at most",
            "Invoiced",
            "In dispute",
            "Without estimate",
            "Without invoice");

    private final XSSFWorkbook workbook;
    private final SummaryCells cells;
    private final Portfolio portfolio;
    private final Totals totals;
    private final List<Check> checks = new ArrayList<>();
    private final List<Integer> totalRows = new ArrayList<>();

    SummarySheet(XSSFWorkbook workbook, Looks looks, Portfolio portfolio, Totals totals) {
        this.workbook = workbook;
        this.cells = new SummaryCells(workbook.getSheet(NAME), looks);
        this.portfolio = portfolio;
        this.totals = totals;
    }

    /** Something that must be zero. */
    private record Check(String what, String formula, BigDecimal value) {}

    static String footer(Portfolio portfolio) {
        return "Trueup, portfolio " + portfolio.month() + ", version " + portfolio.version();
    }

    void write() {
        cells.from(FIRST_TOTAL - 1);
        cells.row();
        HEADINGS.forEach(
                heading -> cells.text(heading, HEADINGS.indexOf(heading) < 2 ? Look.HEADER : Look.HEADER_FIGURE));
        totals.money().forEach(this::money);
        if (!totals.credits().isEmpty()) {
            credits();
        }
        int firstCheck = checks();
        head(firstCheck);
        XSSFSheet sheet = workbook.getSheet(NAME);
        for (int column = 0; column < HEADINGS.size(); column++) {
            sheet.setColumnWidth(column, (column == 0 ? 44 : 17) * 256);
        }
        sheet.createFreezePane(0, FIRST_TOTAL);
        sheet.setRepeatingRows(CellRangeAddress.valueOf(FIRST_TOTAL + ":" + FIRST_TOTAL));
        PrintSetUp.of(sheet, 1, footer(portfolio));
        workbook.setActiveSheet(0);
        properties();
    }

    private void head(int firstCheck) {
        cells.from(0);
        cells.row().text("Portfolio: Perplexity spend, " + Words.month(portfolio.month()), Look.TITLE);
        cells.row()
                .text(
                        Words.plural(totals.rows(), "organization")
                                + (portfolio.chosen() ? " that the run was asked for" : " of the inbox") + ", version "
                                + portfolio.version(),
                        Look.NOTE);
        cells.row().text(standings(), Look.NOTE);
        boolean agree = checks.stream().allMatch(check -> check.value().signum() == 0);
        String range = "B" + firstCheck + ":B" + (firstCheck + checks.size() - 1);
        cells.row()
                .formula(
                        "IF(COUNTIF(" + range + ",0)=ROWS(" + range
                                + "),\"All checks of this workbook agree.\",\"A check does not agree: see below.\")",
                        agree ? "All checks of this workbook agree." : "A check does not agree: see below.",
                        agree ? Look.GOOD : Look.BAD);
        cells.row()
                .text(
                        "Sums are of what is known; the last two columns count the organizations that a sum misses. An upper end that is open for one is open for the sum.",
                        Look.NOTE);
        cells.row()
                .text(
                        "In dispute: what errors are worth, without sign. Currencies are never added together.",
                        Look.NOTE);
    }

    private String standings() {
        return Stream.of(Standing.values())
                .filter(standing -> totals.rows(standing) > 0)
                .map(standing ->
                        String.format(java.util.Locale.ROOT, "%,d %s", totals.rows(standing), standing.words()))
                .reduce((one, other) -> one + ", " + other)
                .orElse("none");
    }

    private void money(String currency, Map<Standing, Sums> byStanding) {
        int first = cells.next();
        Sums all = new Sums();
        byStanding.forEach((standing, sums) -> {
            all.add(sums);
            moneyRow(currency, standing, sums);
        });
        int last = cells.next() - 1;
        totalRow(currency, all, first, last);
        checks.add(new Check(
                "Estimates in " + currency + ": totals − the list",
                "ROUND(SUM(E" + (last + 1) + ")-SUMIFS(" + Column.ESTIMATE.defined() + "," + Column.CURRENCY.defined()
                        + ",\"" + currency + "\"),2)",
                BigDecimal.ZERO));
    }

    private void moneyRow(String currency, Standing standing, Sums sums) {
        int row = cells.next();
        String which = Column.CURRENCY.defined() + ",$A" + row + "," + Column.STATUS.defined() + ",$B" + row;
        cells.row()
                .text(currency, Look.TEXT)
                .text(standing.words(), standing == Standing.DISCREPANT ? Look.TEXT_BAD : Look.TEXT)
                .formula("COUNTIFS(" + which + ")", BigDecimal.valueOf(sums.rows), Look.WHOLE);
        sum(Column.LOW, which, sums.low);
        sum(Column.ESTIMATE, which, sums.estimate);
        String high = "IF(" + known(Column.HIGH, which) + "=$C" + row + "," + sum(Column.HIGH, which) + ",\"open\")";
        if (sums.high.known == sums.rows) {
            cells.formula(high, sums.high.value, Look.MONEY);
        } else {
            cells.formula(high, "open", Look.WORD);
        }
        sum(Column.INVOICED, which, sums.invoiced);
        cells.formula(sum(Column.DISPUTE, which), sums.dispute.value, Look.MONEY)
                .formula(
                        "$C" + row + "-" + known(Column.ESTIMATE, which),
                        BigDecimal.valueOf(sums.rows - sums.estimate.known),
                        Look.WHOLE)
                .formula(
                        "$C" + row + "-" + known(Column.INVOICED, which),
                        BigDecimal.valueOf(sums.rows - sums.invoiced.known),
                        Look.WHOLE);
    }

    private void totalRow(String currency, Sums all, int first, int last) {
        totalRows.add(cells.next());
        cells.row()
                .text(currency, Look.TOTAL)
                .text("total", Look.TOTAL)
                .formula(total("C", first, last, 0), BigDecimal.valueOf(all.rows), Look.TOTAL_COUNT);
        total("D", first, last, all.low);
        total("E", first, last, all.estimate);
        String range = "F" + first + ":F" + last;
        String high = "IF(COUNT(" + range + ")=ROWS(" + range + ")," + total("F", first, last, 2) + ",\"open\")";
        if (all.high.known == all.rows) {
            cells.formula(high, all.high.value, Look.TOTAL_MONEY);
        } else {
            cells.formula(high, "open", Look.TOTAL_MONEY);
        }
        total("G", first, last, all.invoiced);
        cells.formula(total("H", first, last, 2), all.dispute.value, Look.TOTAL_MONEY)
                .formula(
                        total("I", first, last, 0), BigDecimal.valueOf(all.rows - all.estimate.known), Look.TOTAL_COUNT)
                .formula(
                        total("J", first, last, 0),
                        BigDecimal.valueOf(all.rows - all.invoiced.known),
                        Look.TOTAL_COUNT);
    }

    /** Credits of the Computer pools stand apart: they are no money of this sheet. */
    private void credits() {
        totals.credits().forEach((standing, sums) -> {
            int row = cells.next();
            String which = Column.STATUS.defined() + ",$B" + row;
            long missing = sums.rows - sums.estimate.known;
            cells.row()
                    .text(Credits.UNIT + " (Computer)", Look.TEXT)
                    .text(standing.words(), Look.TEXT)
                    .formula(known(Column.CREDITS, which), BigDecimal.valueOf(sums.estimate.known), Look.WHOLE)
                    .text("", Look.TEXT)
                    .formula(sum(Column.CREDITS, which), sums.estimate.value, Look.MONEY)
                    .text("", Look.TEXT)
                    .text("", Look.TEXT)
                    .formula(sum(Column.CREDITS_DISPUTE, which), sums.dispute.value, Look.MONEY)
                    .formula(
                            "COUNTIFS(" + which + "," + Column.CREDITS.defined() + ",\"" + Figure.NOT_KNOWN + "\")",
                            BigDecimal.valueOf(missing),
                            Look.WHOLE)
                    .text("", Look.TEXT);
        });
    }

    private int checks() {
        cells.gap();
        cells.row().text("Checks of this workbook (each must be zero)", Look.TITLE);
        String listed = "ROWS(" + Column.ORGANIZATION.defined() + ")";
        long unlisted = Math.max(0, totals.rows() - (OrganizationsFrame.LAST_ROW - OrganizationsFrame.FIRST_ROW + 1L));
        checks.addFirst(new Check(
                "Organizations of the run − those listed",
                portfolio.organizations() + "-" + listed,
                BigDecimal.valueOf(portfolio.organizations() - totals.rows() + unlisted)));
        checks.add(
                1,
                new Check(
                        "Organizations listed − those in the totals",
                        listed + "-"
                                + String.join(
                                        "-",
                                        totalRows.stream().map(row -> "C" + row).toList()),
                        BigDecimal.ZERO));
        int first = cells.next();
        for (Check check : checks) {
            cells.row()
                    .text(check.what(), Look.TEXT)
                    .formula(check.formula(), check.value(), Look.MONEY)
                    .formula(
                            "IF(B" + (cells.next() - 1) + "=0,\"agrees\",\"does not agree\")",
                            check.value().signum() == 0 ? "agrees" : "does not agree",
                            check.value().signum() == 0 ? Look.TEXT : Look.TEXT_BAD);
        }
        return first;
    }

    /** The sum of what is known, or a word if nothing is: a zero would look like a figure. */
    private void sum(Column column, String which, Sum sum) {
        String formula = "IF(" + known(column, which) + "=0,\"" + NONE + "\"," + sum(column, which) + ")";
        if (sum.known == 0) {
            cells.formula(formula, NONE, Look.WORD);
        } else {
            cells.formula(formula, sum.value, Look.MONEY);
        }
    }

    private void total(String letter, int first, int last, Sum sum) {
        String formula = "IF(COUNT(" + letter + first + ":" + letter + last + ")=0,\"" + NONE + "\","
                + total(letter, first, last, 2) + ")";
        if (sum.known == 0) {
            cells.formula(formula, NONE, Look.TOTAL_MONEY);
        } else {
            cells.formula(formula, sum.value, Look.TOTAL_MONEY);
        }
    }

    private static String sum(Column column, String which) {
        return "ROUND(SUMIFS(" + column.defined() + "," + which + "),2)";
    }

    /** How many of them are figures: a word is greater than no number. */
    private static String known(Column column, String which) {
        return "COUNTIFS(" + which + "," + column.defined() + ",\">-999999999999999\")";
    }

    private static String total(String letter, int first, int last, int decimals) {
        return "ROUND(SUM(" + letter + first + ":" + letter + last + ")," + decimals + ")";
    }

    /** Neither a time nor a user: both would make equal workbooks differ. */
    private void properties() {
        workbook.getProperties().getExtendedProperties().setApplication("Trueup");
        PackagePropertiesPart core =
                workbook.getProperties().getCoreProperties().getUnderlyingProperties();
        core.setCreatorProperty("Trueup");
        core.setTitleProperty("Portfolio: Perplexity spend, " + Words.month(portfolio.month()));
        core.setSubjectProperty("Portfolio, version " + portfolio.version());
        core.setLanguageProperty("en");
        core.setCreatedProperty(Optional.<Date>empty());
        core.setModifiedProperty(Optional.<Date>empty());
        workbook.getProperties()
                .getCustomProperties()
                .addProperty("TrueupPortfolio", portfolio.month().toString());
    }
}
