package io.trueup.report.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * What comparing a workbook with the recomputed one gave.
 *
 * @param sameBytes whether the files are equal byte for byte
 * @param cells how many cells the recomputed workbook has
 * @param differences the first of them, in the order of sheets and cells
 * @param count how many there are
 * @param parts of a file that this program wrote: what differs beside the cells, such as formats, names and charts
 * @param rewritten formulas with the right value that another program wrote in its own words
 * @param application the program that wrote the file last
 */
public record WorkbookComparison(
        boolean sameBytes,
        long cells,
        List<Difference> differences,
        long count,
        List<String> parts,
        long rewritten,
        String application) {

    private static final int TOLD = 20;
    private static final String OURS = "Trueup";

    /** What another program's packing may add. */
    private static final long ROOM = 64L << 20;

    public WorkbookComparison {
        differences = List.copyOf(differences);
        parts = List.copyOf(parts);
    }

    /** @param cell empty where a whole sheet differs */
    public record Difference(String sheet, String cell, String inFile, String recomputed) {}

    public boolean isEqual() {
        return count == 0 && parts.isEmpty();
    }

    /** Compares cell by cell: values, formulas and the values that formulas carry. */
    public static WorkbookComparison of(Path given, Path recomputed) throws RefusedWorkbookException, IOException {
        try (WorkbookFile right = WorkbookFile.open(recomputed);
                WorkbookFile left = WorkbookFile.open(given)) {
            long most = ROOM + 8 * right.unpacked();
            right.allow(most);
            left.allow(most);
            return new Work(left, right).compare(Files.mismatch(given, recomputed) < 0);
        } catch (XMLStreamException
                | BoundedStream.TooLong
                | java.util.zip.ZipException
                | IllegalArgumentException broken) {
            throw new RefusedWorkbookException("is no sound workbook (" + firstLine(broken) + ")");
        }
    }

    private static String firstLine(Exception broken) {
        return String.valueOf(broken.getMessage()).lines().findFirst().orElse("cannot be read");
    }

    /** The comparison while it is made. */
    private static final class Work {
        private final WorkbookFile given;
        private final WorkbookFile recomputed;
        private final List<Difference> differences = new ArrayList<>();
        private final String application;
        private long cells;
        private long count;
        private long rewritten;

        Work(WorkbookFile given, WorkbookFile recomputed) throws IOException, XMLStreamException {
            this.given = given;
            this.recomputed = recomputed;
            this.application = given.application();
        }

        WorkbookComparison compare(boolean sameBytes) throws IOException, XMLStreamException {
            SequencedMap<String, String> there = given.sheets();
            SequencedMap<String, String> wanted = recomputed.sheets();
            for (var sheet : wanted.entrySet()) {
                String part = there.remove(sheet.getKey());
                if (part == null) {
                    differ(sheet.getKey(), "", "no such sheet", "a sheet");
                } else {
                    sheet(sheet.getKey(), part, sheet.getValue());
                }
            }
            there.keySet().forEach(name -> differ(name, "", "a sheet", "no such sheet"));
            // with every cell in order, a format may still show another figure, or a name mean another cell
            boolean whole = !sameBytes && count == 0 && application.equals(OURS);
            return new WorkbookComparison(
                    sameBytes,
                    cells,
                    differences,
                    count,
                    whole ? given.partsUnlike(recomputed) : List.of(),
                    rewritten,
                    application);
        }

        private void sheet(String name, String part, String wantedPart) throws IOException, XMLStreamException {
            try (SheetCells left = given.cells(part);
                    SheetCells right = recomputed.cells(wantedPart)) {
                SheetCells.Cell there = left.next();
                SheetCells.Cell wanted = right.next();
                while (there != null || wanted != null) {
                    if (there == null || wanted != null && wanted.isBefore(there)) {
                        differ(name, null, Objects.requireNonNull(wanted));
                        wanted = right.next();
                        cells++;
                    } else if (wanted == null || there.isBefore(wanted)) {
                        differ(name, there, null);
                        there = left.next();
                    } else {
                        cell(name, there, wanted);
                        there = left.next();
                        wanted = right.next();
                        cells++;
                    }
                }
            }
        }

        private void cell(String sheet, SheetCells.Cell there, SheetCells.Cell wanted) {
            if (!sameValue(there, wanted) || (there.formula() == null) != (wanted.formula() == null)) {
                differ(sheet, there, wanted);
            } else if (!Objects.equals(there.formula(), wanted.formula())) {
                if (application.equals(OURS)) {
                    differ(sheet, there, wanted);
                } else {
                    rewritten++;
                }
            }
        }

        private void differ(String sheet, SheetCells.@Nullable Cell there, SheetCells.@Nullable Cell wanted) {
            SheetCells.Cell place = there == null ? Objects.requireNonNull(wanted) : there;
            differ(
                    sheet,
                    place.address(),
                    there == null ? "nothing" : there.told(),
                    wanted == null ? "nothing" : wanted.told());
        }

        private void differ(String sheet, String cell, String inFile, String wanted) {
            count++;
            if (differences.size() < TOLD) {
                differences.add(new Difference(sheet, cell, inFile, wanted));
            }
        }

        private static boolean sameValue(SheetCells.Cell there, SheetCells.Cell wanted) {
            if (there.isText() != wanted.isText()) {
                return false;
            }
            return there.value().equals(wanted.value()) || !there.isText() && sameNumber(there.value(), wanted.value());
        }

        /** Programs write the last digits of a binary number differently; that is far below a cent of a billion. */
        private static boolean sameNumber(String there, String wanted) {
            try {
                double left = Double.parseDouble(there.toLowerCase(Locale.ROOT));
                double right = Double.parseDouble(wanted.toLowerCase(Locale.ROOT));
                return Math.abs(left - right) <= Math.max(1e-12 * Math.abs(right), 1e-9);
            } catch (NumberFormatException noNumber) {
                return false;
            }
        }
    }
}
