package io.trueup.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as somebody hands it on who changed something in it. */
final class ChangedWorkbook {

    private ChangedWorkbook() {}

    static Path write(Path original, Path file, Consumer<XSSFWorkbook> change) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(original));
                OutputStream out = Files.newOutputStream(file)) {
            change.accept(workbook);
            workbook.write(out);
        }
        return file;
    }

    /** The first cell of the Summary that holds this. */
    static Cell first(XSSFWorkbook workbook, CellType type) {
        for (Row row : workbook.getSheet("Summary")) {
            for (Cell cell : row) {
                if (cell.getCellType() == type
                        && (type != CellType.FORMULA || cell.getCachedFormulaResultType() == CellType.NUMERIC)) {
                    return cell;
                }
            }
        }
        throw new AssertionError("The Summary has no cell of type " + type);
    }
}
