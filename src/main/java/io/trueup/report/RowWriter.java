package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.money.Credits.CreditRate;
import io.trueup.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.jspecify.annotations.Nullable;

/** Writes one row from left to right. A text is always a text cell, a figure always a number, a formula always carries its value. */
final class RowWriter {

    /** Excel's bound on a row's height, in points. */
    private static final float TALLEST = 409;

    private static final float PADDING = 3;

    private final Row row;
    private final Looks looks;
    private final SheetWriter sheet;
    private int column;
    private float height;

    RowWriter(Row row, Looks looks, SheetWriter sheet) {
        this.row = row;
        this.looks = looks;
        this.sheet = sheet;
    }

    RowWriter text(@Nullable String text) {
        return text(text, Look.TEXT);
    }

    RowWriter text(@Nullable String text, Look look) {
        if (text == null || text.isEmpty()) {
            return blank(look);
        }
        int width = TextWidth.of(text, look.face.bold);
        // a word in the place of a figure is wrapped: it must not make the column wider than figures need
        boolean isWord = look == Look.WORD && sheet.isFigure(column);
        int room = isWord ? sheet.least(column) : sheet.room(column);
        if (!isWord) {
            sheet.measure(column, width);
        }
        grow(width <= room ? 1 : TextWidth.lines(text, look.face.bold, room), look);
        return across(text, look);
    }

    /** A heading; a narrow column breaks it between words. */
    RowWriter heading(String text, Look look) {
        grow(TextWidth.lines(text, look.face.bold, Math.max(1, sheet.least(column))), look);
        return across(text, look);
    }

    /** A text that does not widen its column, but may run over the empty cells to the right. */
    RowWriter across(String text, Look look) {
        grow(1, look);
        String legal = ReportText.cell(text);
        cell(ReportText.looksLikeFormula(text) ? looks.quoted(look) : looks.of(look))
                .setCellValue(legal);
        return this;
    }

    RowWriter blank(Look look) {
        cell(looks.of(look));
        return this;
    }

    RowWriter blanks(int count, Look look) {
        for (int i = 0; i < count; i++) {
            blank(look);
        }
        return this;
    }

    /** A figure told to the cent, or the word that stands for it where it is unknown. */
    RowWriter money(@Nullable Amount amount, String unknown) {
        return amount == null ? text(unknown, Look.WORD) : money(amount, Look.MONEY);
    }

    /** A figure with the decimals of its unit: cents for dollars, none for yen. */
    RowWriter money(Amount amount, Look look) {
        measureNumber(amount.value());
        cell(looks.of(look, decimals(amount))).setCellValue(amount.value().doubleValue());
        return this;
    }

    /** A figure with the decimals of its document. */
    RowWriter exact(@Nullable BigDecimal value, String unknown) {
        return value == null ? text(unknown, Look.WORD) : number(value, value.scale() > 2 ? Look.EXACT : Look.MONEY);
    }

    /** A figure with the decimals of its document, at least those of its unit. */
    RowWriter exact(Amount amount) {
        return amount.value().scale() > decimals(amount)
                ? number(amount.value(), Look.EXACT)
                : money(amount, Look.MONEY);
    }

    RowWriter quantity(@Nullable BigDecimal value, String unknown) {
        if (value == null) {
            return text(unknown, Look.WORD);
        }
        return number(value, value.stripTrailingZeros().scale() <= 0 ? Look.WHOLE : Look.FRACTION);
    }

    /** A page or a row of a document; where there is none, the cell is empty and can be read as nothing else. */
    RowWriter place(@Nullable Integer number) {
        return number == null ? blank(Look.PLACE) : number(BigDecimal.valueOf(number), Look.PLACE);
    }

    RowWriter number(BigDecimal value, Look look) {
        measureNumber(value);
        cell(looks.of(look)).setCellValue(value.doubleValue());
        return this;
    }

    RowWriter date(@Nullable LocalDate date, String unknown) {
        if (date == null) {
            return text(unknown, Look.WORD);
        }
        sheet.measure(column, 10);
        cell(looks.of(Look.DATE)).setCellValue(date);
        return this;
    }

    RowWriter moment(LocalDateTime moment) {
        sheet.measure(column, 16);
        cell(looks.of(Look.MOMENT)).setCellValue(moment);
        return this;
    }

    /** A formula of our own (never a document's text) with the value that it gives. */
    RowWriter formula(String formula, BigDecimal value, Look look) {
        measureNumber(value);
        Cell cell = cell(looks.of(look));
        cell.setCellFormula(formula);
        cell.setCellValue(value.doubleValue());
        return this;
    }

    /** A formula that gives money, with the decimals of its unit. */
    RowWriter formula(String formula, Amount value, Look look) {
        measureNumber(value.value());
        Cell cell = cell(looks.of(look, decimals(value)));
        cell.setCellFormula(formula);
        cell.setCellValue(value.value().doubleValue());
        return this;
    }

    /**
     * An amount of credit by formula from the cell that holds it: API credit is dollars, Computer credits are worth what the rate on the sheet Method
     * says (domain.md section 1).
     */
    RowWriter inDollars(String cell, Amount amount, Look look) {
        if (amount instanceof Credits credits) {
            return formula(
                    "ROUND(" + cell + "/" + MethodSheet.RATE + ",2)",
                    credits.worth(CreditRate.COMPUTER).told(),
                    look);
        }
        if (amount.unit().equals(CreditRate.COMPUTER.currency().getCurrencyCode())) {
            return formula(cell, amount, look);
        }
        return text("not in USD", look == Look.MONEY ? Look.WORD : Look.TOTAL);
    }

    /** So many decimals has a told amount of this unit. */
    static int decimals(Amount amount) {
        return amount instanceof Money money ? Math.max(0, money.currency().getDefaultFractionDigits()) : 2;
    }

    /**
     * What {@code ROUND(ROUND(x,9),decimals)} gives: programs round a half that a binary float cannot hold one way or the other, unless it is first
     * rounded to what figures really have.
     */
    static BigDecimal centsOfFloats(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(9, RoundingMode.HALF_UP).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** A link to a sheet of this workbook. */
    RowWriter link(SheetName to) {
        XSSFHyperlink link = sheet.plain().getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress(to.cell("A1"));
        link.setTooltip(to.purpose());
        int at = column;
        across(to.told(), Look.LINK);
        row.getCell(at).setHyperlink(link);
        return this;
    }

    /** A formula that gives a word. */
    RowWriter formula(String formula, String value, Look look) {
        sheet.measure(column, value.length());
        Cell cell = cell(looks.of(look));
        cell.setCellFormula(formula);
        cell.setCellValue(value);
        return this;
    }

    /** The address of the cell written next, such as {@code C12}. */
    String address() {
        return CellReference.convertNumToColString(column) + (row.getRowNum() + 1);
    }

    /** The row's first cell, for a value that is only known later. */
    Cell firstCell() {
        return row.getCell(0);
    }

    /** The number of this row, from 1 as formulas count. */
    int number() {
        return row.getRowNum() + 1;
    }

    private void measureNumber(BigDecimal value) {
        int whole = Math.max(1, value.precision() - value.scale());
        sheet.measure(column, whole + whole / 3 + 2 + Math.max(2, Math.min(value.scale(), 12)));
    }

    /** Every row states its height: programs do not agree on who has to find it from wrapped text. */
    private void grow(int lines, Look look) {
        float wanted = Math.min(lines * look.face.lineHeight() + PADDING, TALLEST);
        if (wanted > height) {
            sheet.higher(height == 0 ? wanted - PrintedPage.EMPTY_ROW : wanted - height);
            height = wanted;
            row.setHeightInPoints(wanted);
        }
    }

    private Cell cell(CellStyle style) {
        Cell cell = row.createCell(column++);
        cell.setCellStyle(style);
        return cell;
    }
}
