package io.trueup.invoice.pdf;

import io.trueup.invoice.Place;
import io.trueup.invoice.pdf.Paper.Band;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows between the table's header and its totals. A row with an amount is a line; text without one belongs to the line above, as its
 * period or as wrapped description (stripe-pdf-layout.md section 15.4). The rows of graduated prices repeat what their line
 * charges and are folded into it.
 */
final class TableReader {

    private static final float TOTALS_INDENT = 150f;
    private static final float INDENT = 3f;

    private static final Pattern TIER = Pattern.compile(
            "(?:flat fee for )?(?:first|next|last) [\\d,.]+(?: .*)?|(?:flat fee for )?(?:over |above )?[\\d,.]+(?: .*)? (?:and above|or more)|"
                    + "(?:flat fee for )?(?:over|above) [\\d,.]+(?: .*)?",
            Pattern.CASE_INSENSITIVE);

    private final Paper paper;
    private final List<TableLine> lines = new ArrayList<>();
    private Columns columns;
    private String leading = "";
    private int foldedTiers;

    TableReader(Paper paper, int header) {
        this.paper = paper;
        this.columns = Columns.at(paper, header);
    }

    List<TableLine> lines() {
        return List.copyOf(lines);
    }

    int foldedTiers() {
        return foldedTiers;
    }

    float amountRight() {
        return columns.amountRight();
    }

    /** Takes bands until the totals start, and gives what is left, the totals first. */
    List<Band> readLines(List<Band> bands, float left) {
        int at = 0;
        for (; at < bands.size(); at++) {
            Band band = bands.get(at);
            if (startsTotals(band, left)) {
                break;
            }
            if (isHeader(band)) {
                continue;
            }
            refuseAnotherDocument(band, left);
            refuseHiddenFigure(band);
            take(band);
        }
        if (!leading.isEmpty()) {
            throw SetAsideException.unknownLayout("The table has the text \"" + leading
                    + "\" and no line with an amount to which it belongs; ask the seller for an invoice");
        }
        return bands.subList(at, bands.size());
    }

    private static boolean startsTotals(Band band, float left) {
        if (band.left() < left + TOTALS_INDENT) {
            return false;
        }
        return band.rows().stream()
                .anyMatch(row -> TotalsReader.isKnown(row.first().text()));
    }

    private boolean isHeader(Band band) {
        for (TextRow row : band.rows()) {
            if (row.page() == columns.page()
                    || !Label.DESCRIPTION.heads(row.first().text())) {
                continue;
            }
            int index = paper.body().indexOf(row);
            if (Head.isTableHeader(paper.body(), index)) {
                columns = Columns.at(paper, index); // printed again on a later page
            }
        }
        return band.rows().stream().allMatch(columns::isHeader);
    }

    private static void refuseAnotherDocument(Band band, float left) {
        for (TextRow row : band.rows()) {
            if (row.first().startsAt(left)
                    && Label.INVOICE_NUMBER.is(row.first().text())) {
                throw SetAsideException.unknownLayout("The PDF holds more than one document: a second number stands on "
                        + row.where() + "; file each document as a PDF of its own");
            }
        }
    }

    static void refuseHiddenFigure(Band band) {
        if (band.hidesAFigure()) {
            throw SetAsideException.unknownLayout(
                    "A character beside a figure on " + band.where()
                            + " is not explained by the PDF and may be a minus; get the document again from the seller, not re-saved");
        }
    }

    private void take(Band band) {
        Map<Label, String> cells = new EnumMap<>(Label.class);
        TextRow amountRow = band.top();
        boolean indented = false;
        for (TextRow row : band.rows()) {
            for (TextRun run : row.runs()) {
                Label column = columns.of(run);
                if (column == Label.AMOUNT && cells.containsKey(Label.AMOUNT)) {
                    refuseSecondAmount(row, amountRow);
                    continue; // the same amount in another currency below it
                }
                if (column == Label.AMOUNT) {
                    amountRow = row;
                }
                if (column == Label.DESCRIPTION && !cells.containsKey(column)) {
                    indented = run.x0() > columns.cells().getFirst().headX0() + INDENT;
                }
                cells.merge(column, run.text(), Joined::of);
            }
        }
        add(cells, indented, amountRow);
    }

    private static void refuseSecondAmount(TextRow row, TextRow amountRow) {
        if (row.equals(amountRow)) {
            throw SetAsideException.unknownLayout("Two amounts stand in the line on " + row.where()
                    + ", so its table is of no layout that is known; ask the seller for an invoice");
        }
    }

    private void add(Map<Label, String> cells, boolean indented, TextRow row) {
        String description = cells.getOrDefault(Label.DESCRIPTION, "");
        String amount = cells.get(Label.AMOUNT);
        if (amount == null) {
            addToLast(cells, description, row);
            return;
        }
        boolean tier = !lines.isEmpty()
                && TIER.matcher(description).matches()
                && lines.getLast().unitPrice() == null;
        if (tier) {
            foldedTiers++;
            return;
        }
        Place place = row.place();
        TableLine line = new TableLine(
                description,
                cells.get(Label.QUANTITY),
                cells.get(Label.UNIT_PRICE),
                cells.get(Label.TAX_COLUMN),
                amount,
                null,
                indented,
                place);
        lines.add(leading.isEmpty() ? line : line.startingWith(leading));
        leading = "";
    }

    private void addToLast(Map<Label, String> cells, String text, TextRow row) {
        @Nullable String quantity = cells.get(Label.QUANTITY);
        @Nullable String price = cells.get(Label.UNIT_PRICE);
        if (quantity != null || price != null) {
            throw SetAsideException.unknownLayout("The line on " + row.where()
                    + " prints a quantity or a price but no amount; ask the seller for an invoice");
        }
        if (lines.isEmpty()) {
            leading = Joined.of(leading, text);
            return;
        }
        TableLine last = lines.removeLast();
        String tax = cells.get(Label.TAX_COLUMN);
        TableLine withTax = tax == null ? last : last.withMoreTax(tax);
        lines.add(text.isEmpty() ? withTax : withTax.followedBy(text));
    }
}
