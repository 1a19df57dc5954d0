package io.trueup.invoice.pdf;

import io.trueup.invoice.Place;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.invoice.pdf.Paper.Band;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the block of totals: labels at one left edge, values at the table's right edge (stripe-pdf-layout.md section 7). It ends where text
 * stands left of the labels again (payment history, footer, memo).
 */
final class TotalsReader {

    private static final float EDGE = 8f;

    /** A label too long for its column goes on 13.5 pt below, the next row stands at least 14.25 pt below. */
    private static final float WRAPPED = 13.9f;

    private static final Pattern OFF = Pattern.compile(".*\\boff\\)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern TAX = Pattern.compile(
            "(?:.*\\(\\d+(?:[.,]\\d+)? ?% (?:on|auf|sur|επί) .*)|(?:(?:sales )?tax|vat|gst|hst|pst|qst|cgst|sgst|igst|ust\\.?|mwst\\.?|tva|iva)\\b.*"
                    + "|.*reverse.charge.*|.*steuerschuldnerschaft.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern STANDS_ALONE =
            Pattern.compile(".*reverse.charge.*|.*steuerschuldnerschaft.*", Pattern.CASE_INSENSITIVE);

    private final float valueEdge;
    private float labels;
    private final List<PrintedTotal> totals = new ArrayList<>();
    private @Nullable TextRow lastLabelRow;

    TotalsReader(float valueEdge) {
        this.valueEdge = valueEdge;
    }

    /** Whether a text is a label that only totals have. */
    static boolean isKnown(String text) {
        Label label = Label.of(text);
        return label == Label.SUBTOTAL
                || label == Label.TOTAL_EXCLUDING_TAX
                || label == Label.TOTAL
                || label == Label.APPLIED
                || label == Label.DUE;
    }

    List<PrintedTotal> totals() {
        return List.copyOf(totals);
    }

    /** Takes the totals, and gives the bands behind them. */
    List<Band> readTotals(List<Band> bands) {
        if (bands.isEmpty()) {
            return bands;
        }
        labels = bands.getFirst().left();
        int at = 0;
        for (; at < bands.size(); at++) {
            Band band = bands.get(at);
            boolean standsBesideLabels = band.left() >= labels - 20;
            if (!standsBesideLabels) {
                break;
            }
            TableReader.refuseHiddenFigure(band);
            take(band);
        }
        return bands.subList(at, bands.size());
    }

    private void take(Band band) {
        String label = "";
        String value = null;
        TextRow valueRow = band.top();
        TextRow labelRow = band.top();
        for (TextRow row : band.rows()) {
            for (TextRun run : row.runs()) {
                boolean isValue = Math.abs(run.x1() - valueEdge) <= EDGE && run.x0() > labels + 1;
                if (!isValue) {
                    label = Joined.of(label, run.text());
                    labelRow = row;
                } else if (value == null) { // a second one is the same in the customer's currency
                    value = run.text();
                    valueRow = row;
                }
            }
        }
        add(label, value, value == null ? labelRow : valueRow, labelRow);
    }

    private void add(String label, @Nullable String value, TextRow row, TextRow labelRow) {
        if (!totals.isEmpty() && value == null && continues(totals.getLast(), labelRow, label)) {
            PrintedTotal last = totals.removeLast();
            String whole = Joined.of(last.label(), label);
            totals.add(new PrintedTotal(role(whole), whole, last.amount(), last.place()));
        } else if (label.isEmpty() && isBracketed(value) && !totals.isEmpty()) {
            // the tax above, told once more in the customer's currency
        } else {
            Place place = row.place();
            totals.add(new PrintedTotal(role(label), label, value, place));
        }
        lastLabelRow = labelRow;
    }

    private boolean continues(PrintedTotal above, TextRow row, String label) {
        boolean openBracket = above.label().lastIndexOf('(') > above.label().lastIndexOf(')');
        if (openBracket) {
            return true;
        }
        TextRow last = lastLabelRow;
        return last != null
                && last.page() == row.page()
                && row.baseline() - last.baseline() <= WRAPPED
                && !isKnown(label)
                && !STANDS_ALONE.matcher(label).matches();
    }

    private static boolean isBracketed(@Nullable String value) {
        return value != null && value.startsWith("(") && value.endsWith(")");
    }

    static Role role(String text) {
        Label label = Label.of(text);
        if (label != null) {
            switch (label) {
                case SUBTOTAL:
                    return Role.SUBTOTAL;
                case TOTAL_EXCLUDING_TAX:
                    return Role.TOTAL_EXCLUDING_TAX;
                case TOTAL:
                    return Role.TOTAL;
                case APPLIED:
                    return Role.APPLIED;
                case DUE:
                    return Role.DUE;
                default:
                    break;
            }
        }
        boolean tax = !OFF.matcher(text).matches() && TAX.matcher(text).matches();
        return tax ? Role.TAX : Role.DISCOUNT;
    }
}
