package io.trueup.report.comparison;

import java.io.IOException;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** The cells of a sheet that hold something, row by row from left to right. */
final class SheetCells implements AutoCloseable {

    private final PackageXml xml;
    private final List<String> shared;
    private int row = -1;
    private int column = -1;

    SheetCells(PackageXml xml, List<String> shared) {
        this.xml = xml;
        this.shared = shared;
    }

    /**
     * @param isText whether the value is a text, not a number
     * @param formula null if there is none; empty if it is shared with another cell
     */
    record Cell(
            int row,
            int column,
            String value,
            boolean isText,
            @Nullable String formula) {
        String address() {
            return CellReference.convertNumToColString(column) + (row + 1);
        }

        String told() {
            return formula == null || formula.isEmpty() ? held() : held() + " by =" + formula;
        }

        private String held() {
            if (value.isEmpty()) {
                return "nothing";
            }
            return isText ? "\"" + value + "\"" : value;
        }

        boolean isBefore(Cell other) {
            return row < other.row || row == other.row && column < other.column;
        }
    }

    /** Null after the last. */
    @Nullable Cell next() throws XMLStreamException {
        while (xml.next()) {
            if (xml.begins("row")) {
                String number = xml.attribute("r");
                row = number == null ? row + 1 : whole(number) - 1;
                column = -1;
            } else if (xml.begins("c")) {
                Cell cell = cell();
                if (!cell.value.isEmpty() || cell.formula != null) {
                    return cell;
                }
            }
        }
        return null;
    }

    private static int whole(String number) throws XMLStreamException {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException wrong) {
            throw new XMLStreamException("numbers a row or a text wrongly");
        }
    }

    private Cell cell() throws XMLStreamException {
        String address = xml.attribute("r");
        column = address == null ? column + 1 : new CellReference(address).getCol();
        String type = xml.attribute("t");
        String value = "";
        String formula = null;
        while (!xml.ends("c") && xml.next()) {
            if (xml.begins("v")) {
                value = xml.text();
            } else if (xml.begins("f")) {
                formula = xml.text();
            } else if (xml.begins("is")) {
                value = RichText.read(xml, "is");
            }
        }
        return new Cell(row, column, value(type, value), type != null && !type.equals("n"), formula);
    }

    private String value(@Nullable String type, String raw) throws XMLStreamException {
        if ("s".equals(type)) {
            int index = whole(raw);
            if (index < 0 || index >= shared.size()) {
                throw new XMLStreamException("names a text that it does not hold");
            }
            return shared.get(index);
        }
        return "str".equals(type) ? RichText.plain(raw) : raw;
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
