package io.trueup.invoice.pdf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a line-item table. Their edges are those of the rule below the header where one is drawn cell by cell; else a cell belongs
 * to the heading with which it shares its right edge (numbers are right-aligned since 2024) or its left edge (before).
 *
 * @param cells in the order of the page
 * @param amountRight the right edge of the amounts, in points
 * @param bodyStart the baseline of the header's lowest row, in points
 */
record Columns(List<Cell> cells, float amountRight, int page, float bodyStart) {

    /** A column: its heading's edges, and its own where the rule tells them. */
    record Cell(Label label, float headX0, float headX1, float x0, float x1) {
        boolean hasEdges() {
            return x1 > x0;
        }
    }

    /** The rule stands 8.25 pt below the header's baseline, with some room for other generations. */
    private static final float RULE_BELOW_HEADER = 15f;

    private static final float SHARED_EDGE = 6f;

    private static final List<Label> HEADINGS =
            List.of(Label.DESCRIPTION, Label.QUANTITY, Label.UNIT_PRICE, Label.TAX_COLUMN, Label.AMOUNT);

    Columns {
        cells = List.copyOf(cells);
    }

    static Columns at(Paper paper, int header) {
        TextRow row = paper.body().get(header);
        List<Cell> heads = new ArrayList<>();
        float lowest = row.baseline();
        for (int i = Math.max(0, header - 1); i < paper.body().size() && i <= header + 1; i++) {
            TextRow other = paper.body().get(i);
            if (other.page() == row.page() && Math.abs(other.baseline() - row.baseline()) <= Head.HEADER_HEIGHT) {
                if (addHeads(other, heads)) {
                    lowest = Math.max(lowest, other.baseline());
                }
            }
        }
        heads.sort((a, b) -> Float.compare(a.headX0(), b.headX0()));
        List<Cell> ruled = ruled(heads, paper.rulesOf(row.page()), lowest);
        List<Cell> cells = ruled == null ? heads : ruled;
        Cell amount = cells.stream()
                .filter(cell -> cell.label() == Label.AMOUNT)
                .findFirst()
                .orElseThrow();
        float right = amount.hasEdges() ? Math.max(amount.x1(), amount.headX1()) : amount.headX1();
        return new Columns(cells, right, row.page(), lowest);
    }

    private static boolean addHeads(TextRow row, List<Cell> heads) {
        boolean added = false;
        for (TextRun run : row.runs()) {
            for (Label label : HEADINGS) {
                if (label.heads(run.text()) && heads.stream().noneMatch(head -> head.label() == label)) {
                    heads.add(new Cell(label, run.x0(), run.x1(), 0, 0));
                    added = true;
                }
            }
            added |= isAddition(run);
        }
        return added;
    }

    /** The second line of a heading, such as {@code (excl. tax)}. */
    private static boolean isAddition(TextRun run) {
        return run.text().startsWith("(")
                && run.text().endsWith(")")
                && run.text().chars().noneMatch(Character::isDigit);
    }

    private static @Nullable List<Cell> ruled(List<Cell> heads, List<Rule> rules, float header) {
        List<Rule> below = rules.stream()
                .filter(rule -> rule.y() > header && rule.y() <= header + RULE_BELOW_HEADER)
                .toList();
        List<Cell> cells = new ArrayList<>();
        for (Cell head : heads) {
            float middle = (head.headX0() + head.headX1()) / 2;
            Rule cell = below.stream()
                    .filter(rule -> rule.x0() <= middle && middle <= rule.x1())
                    .findFirst()
                    .orElse(null);
            if (cell == null || cells.stream().anyMatch(other -> other.x0() == cell.x0())) {
                return null; // one rule for all columns, or none: its edges tell nothing
            }
            cells.add(new Cell(head.label(), head.headX0(), head.headX1(), cell.x0(), cell.x1()));
        }
        return cells;
    }

    /** The column that a run of text stands in. */
    Label of(TextRun run) {
        for (Cell cell : cells) {
            if (cell.hasEdges() && cell.x0() <= run.middle() && run.middle() <= cell.x1()) {
                return cell.label();
            }
        }
        Cell nearest = cells.getFirst();
        float least = Float.MAX_VALUE;
        float firstNumber = Float.MAX_VALUE;
        for (Cell cell : cells) {
            if (cell.label() == Label.DESCRIPTION) {
                continue;
            }
            firstNumber = Math.min(firstNumber, cell.headX0());
            float distance = Math.min(Math.abs(run.x1() - cell.headX1()), Math.abs(run.x0() - cell.headX0()));
            if (distance < least) {
                least = distance;
                nearest = cell;
            }
        }
        return least > SHARED_EDGE && run.x0() < firstNumber ? Label.DESCRIPTION : nearest.label();
    }

    /** Whether a row is part of the header, whose words may stand in two rows. */
    boolean isHeader(TextRow row) {
        return row.page() == page && row.baseline() <= bodyStart;
    }
}
