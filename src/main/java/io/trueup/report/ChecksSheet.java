package io.trueup.report;

import io.trueup.money.Amount;
import java.math.BigDecimal;
import java.util.List;

/** Every tie-out of the workbook in one place, as formulas over the other sheets, with one overall check. */
final class ChecksSheet {

    /** The name of the cell that says in words how all checks come out. */
    static final String OVERALL = "OverallCheck";

    static final List<Column> COLUMNS = List.of(
            Column.text("Check", 34, 40),
            Column.text("Unit", 7, 8),
            Column.text("First figure", 22, 28),
            Column.figure("First amount", 12),
            Column.text("Second figure", 22, 28),
            Column.figure("Second amount", 12),
            Column.figure("Difference", 10),
            Column.text("Result", 11, 12),
            Column.text("Note", 30, 40));

    private final SheetWriter sheet;
    private final List<Check> checks;

    private ChecksSheet(SheetWriter sheet, List<Check> checks) {
        this.sheet = sheet;
        this.checks = checks;
    }

    static void write(SheetWriter sheet, List<Check> checks, DefinedNames names, String footer) {
        new ChecksSheet(sheet, checks).write(names, footer);
    }

    /** How all checks come out, in words: what the cell {@link #OVERALL} says. */
    static String overall(List<Check> checks) {
        long possible = checks.stream().filter(Check::isPossible).count();
        long differing =
                checks.stream().filter(Check::isPossible).filter(Check::differs).count();
        long impossible = checks.size() - possible;
        if (checks.isEmpty()) {
            return "Nothing to check";
        }
        return (possible - differing) + " of " + possible + " checks agree"
                + (differing == 0 ? "" : "; " + differing + " differ: see Checks")
                + (impossible == 0 ? "" : "; " + impossible + " cannot be checked");
    }

    static Look overallLook(List<Check> checks) {
        return checks.stream().anyMatch(check -> check.isPossible() && check.differs()) ? Look.BAD : Look.GOOD;
    }

    private void write(DefinedNames names, String footer) {
        sheet.line("Checks", Look.TITLE);
        sheet.line(
                "Figures that must be equal, each computed from the sheets or told by the engine. A difference is either one of the month's findings or a reason not to trust this workbook.",
                Look.NOTE);
        int first = sheet.last() + 4;
        int last = first + Math.max(1, checks.size()) - 1;
        Look look = overallLook(checks);
        RowWriter row = sheet.row().across("Overall check", look);
        names.add(OVERALL, SheetName.CHECKS, row.address());
        row.formula(overallFormula("H" + first + ":H" + last), overall(checks), look)
                .blanks(COLUMNS.size() - 2, look);
        sheet.gap();
        sheet.header();
        checks.forEach(this::check);
        if (checks.isEmpty()) {
            sheet.row()
                    .text("none")
                    .text("none")
                    .text("There is nothing to check.")
                    .blanks(COLUMNS.size() - 3, Look.TEXT);
        }
        sheet.endOfTable();
        sheet.finish(footer);
    }

    private static String overallFormula(String results) {
        String agree = "COUNTIF(" + results + ",\"" + Check.AGREES + "\")";
        String differ = "COUNTIF(" + results + ",\"" + Check.DIFFERS + "\")";
        String not = "COUNTIF(" + results + ",\"" + Check.NOT_CHECKED + "\")";
        return "IF(" + agree + "+" + differ + "+" + not + "=0,\"Nothing to check\"," + agree + "&\" of \"&" + agree
                + "+" + differ
                + "&\" checks agree\"&IF(" + differ + "=0,\"\",\"; \"&" + differ
                + "&\" differ: see Checks\")&IF(" + not + "=0,\"\",\"; \"&" + not + "&\" cannot be checked\"))";
    }

    private void check(Check check) {
        RowWriter row = sheet.row().text(check.what()).text(check.unit());
        Check.Side left = check.left();
        Check.Side right = check.right();
        if (left == null || right == null) {
            row.text("none")
                    .text("none", Look.WORD)
                    .text("none")
                    .text("none", Look.WORD)
                    .text("none", Look.WORD);
            row.text(Check.NOT_CHECKED).text(check.note());
            return;
        }
        int number = row.number();
        side(row, check.unit(), left);
        side(row, check.unit(), right);
        BigDecimal difference = check.difference();
        row.formula(
                        "ROUND(D" + number + "-F" + number + ",2)",
                        difference,
                        difference.signum() == 0 ? Look.MONEY : Look.MONEY_BAD)
                .formula(Check.wordFormula("G" + number), Check.word(difference), Check.look(difference))
                .text(check.note());
    }

    private static void side(RowWriter row, String unit, Check.Side side) {
        row.text(side.told());
        boolean isCount = unit.equals(Check.COUNT);
        String formula = side.formula();
        if (formula == null) {
            if (isCount) {
                row.number(side.value(), Look.WHOLE);
            } else {
                row.money(Amount.of(side.value(), unit), Look.MONEY);
            }
        } else if (isCount) {
            row.formula(formula, side.value(), Look.WHOLE);
        } else {
            row.formula(formula, Amount.of(side.value(), unit), Look.MONEY);
        }
    }
}
